import { Anchor, Button, Stack, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { FormCard } from '@/app/account/form-card';
import { classPath, joinPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { SignUpForm } from '@/app/sign-up/sign-up-form';
import { findClassJoinedBy, type Opening } from '@/lib/people/joining/openings.server';
import { listProviders } from '@/lib/people/joining/options.server';
import { tryOpening } from '@/lib/people/joining/tried-code.server';
import { listWaiting } from '@/lib/people/joining/waiting.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { findClassRole } from '@/lib/platform/session/authorise.server';
import type { ClassRole } from '@/lib/platform/session/policy';
import type { Viewer } from '@/lib/platform/session/viewer';
import { WaitingClasses } from '../waiting-classes';
import { JoinButton } from './join-button';

// An invitation's token must not travel on in a Referer header.
export const metadata: Metadata = { title: 'Join a class', referrer: 'no-referrer' };

/** A class's join link, and the links of its invitations. */
export default async function JoinPage({ params }: PageProps<'/join/[code]'>) {
  const viewer = await admitPage('/join/[code]');
  const { code } = await params;
  const opening = await tryOpening(code);
  if (!opening) return <Closed joined={viewer && (await findClassJoinedBy(viewer.id, code))} />;
  return viewer ? <JoinAs viewer={viewer} opening={opening} code={code} /> : <SignUp opening={opening} code={code} />;
}

async function JoinAs({ viewer, opening, code }: { viewer: Viewer; opening: Opening; code: string }) {
  const role = await findClassRole(viewer, opening.classId);
  if (role === opening.role || (role && !opening.invitation)) {
    return (
      <FormCard title={`You are in ${opening.className}`} lead={`Signed in as ${viewer.name}.`}>
        <Button component={Link} href={placeFor(role, opening.classId)} fullWidth>
          {role === 'student' ? 'To the course' : 'To the class'}
        </Button>
      </FormCard>
    );
  }
  const waiting = (await listWaiting(viewer)).find(({ classId }) => classId === opening.classId);
  if (waiting && !opening.invitation) {
    return (
      <FormCard title={opening.className} lead={`Signed in as ${viewer.name}.`}>
        <WaitingClasses classes={[waiting]} />
        <Button component={Link} href="/" fullWidth>
          To the course
        </Button>
      </FormCard>
    );
  }
  return (
    <FormCard
      title={`Join ${opening.className}?`}
      lead={`You are signed in as ${viewer.name} (${viewer.email}) and join as ${asRole[opening.role]}.`}
    >
      <JoinButton code={code} next={placeFor(opening.role, opening.classId)} />
    </FormCard>
  );
}

function SignUp({ opening, code }: { opening: Opening; code: string }) {
  const { className, role, invitation, classId } = opening;
  const work = role === 'student' ? ' What you have done as a visitor in this browser comes with you.' : '';
  return (
    <FormCard title={`Join ${className}`} lead={`Make your account to join as ${asRole[role]}.${work}`}>
      <SignUpForm
        code={code}
        byLink
        providers={listProviders()}
        next={placeFor(role, classId)}
        {...(invitation && { known: invitation })}
      />
      <Text size="sm" mt="md">
        You have an account?{' '}
        <Anchor component={Link} href={`/sign-in?next=${encodeURIComponent(joinPath(code))}`}>
          Sign in
        </Anchor>{' '}
        and join with it.
      </Text>
    </FormCard>
  );
}

function Closed({ joined }: { joined: string | null }) {
  return (
    <FormCard
      title={joined ? 'You have joined by this link' : 'This link does not work'}
      lead={joined ? 'It worked once, for you.' : 'It was renewed, used, withdrawn, or it has expired.'}
    >
      <Stack>
        {!joined && <Text>Ask your instructor for the current one.</Text>}
        <Button component={Link} href={joined ? '/join' : '/'} variant={joined ? 'filled' : 'default'}>
          {joined ? 'To your classes' : 'To the course'}
        </Button>
      </Stack>
    </FormCard>
  );
}

const asRole: Readonly<Record<ClassRole, string>> = {
  student: 'a student',
  assistant: 'an assistant',
  instructor: 'an instructor',
};

const placeFor = (role: ClassRole, classId: string) => (role === 'student' ? '/' : classPath(classId));

import { Container } from '@mantine/core';
import type { Metadata } from 'next';
import { listInvitationLinks } from '@/lib/people/members/invitations.server';
import { getPeople } from '@/lib/people/members/people.server';
import { listWaitingPeople } from '@/lib/people/members/waiting-people.server';
import { environment } from '@/lib/platform/env/environment.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { findCapability } from '@/lib/platform/session/authorise.server';
import { getClassSettings } from '@/lib/teaching/classes/classes.server';
import { People } from './people';

export const metadata: Metadata = { title: 'People of the class' };

export default async function PeoplePage({ params }: PageProps<'/teach/classes/[classId]/people'>) {
  const { classId } = await params;
  const here = `/teach/classes/${classId}/people`;
  const staff = await admitPage('/teach/classes/[classId]/people', here, { classId });
  const manager = await findCapability('classInstructor', staff.viewer, classId);
  const [{ archived }, people, waiting, links] = await Promise.all([
    getClassSettings(staff),
    getPeople(staff),
    listWaitingPeople(staff),
    manager && listInvitationLinks(manager, environment().url),
  ]);
  return (
    <Container size="lg" py="xl">
      <People
        classId={classId}
        viewerId={staff.viewer.id}
        manages={manager !== null}
        archived={archived}
        people={people}
        waiting={waiting}
        invitations={links?.map(({ createdAt, ...link }) => ({ ...link, createdAt: createdAt.toISOString() })) ?? []}
      />
    </Container>
  );
}

'use client';

import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Copy } from '@/app/teach/copy';
import { sayDone, useAct } from '@/app/teach/use-act';
import type { InvitationLink } from '@/lib/people/members/invitations.server';
import type { SectionView } from '@/lib/people/members/people.server';
import { correctInvitedAction } from '@/lib/people/members/people-actions';
import {
  renewInvitationsAction,
  restoreInvitationsAction,
  withdrawInvitationsAction,
} from '@/lib/people/members/staff-actions';
import { AddPerson } from './add-person';
import { CorrectPerson } from './correct-person';
import { More, useMore } from './more';
import classes from './people.module.css';

/** Students of the roster who have not joined yet. */
export type Invitation = Omit<InvitationLink, 'createdAt'> & { readonly createdAt: string };

interface Props {
  readonly classId: string;
  readonly invitations: readonly Invitation[];
  readonly sections: readonly SectionView[];
}

export function Invited({ classId, invitations, sections }: Props) {
  return (
    <>
      <InvitationList classId={classId} invitations={invitations} />
      <AddPerson classId={classId} sections={sections} />
    </>
  );
}

function InvitationList({ classId, invitations }: Omit<Props, 'sections'>) {
  const { act, pending } = useAct();
  const more = useMore(invitations, '');
  const expired = invitations.filter((invitation) => invitation.expired).map(({ id }) => id);
  if (invitations.length === 0) return <Text>Nobody is invited. Import a roster, or add students one by one.</Text>;
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text c="dimmed" maw={520}>
          Everybody joins by a link of their own, which works for 30 days; send them with a mail merge. Who signs up
          with the join code and this e-mail waits until you let them in.
        </Text>
        <Group gap="xs">
          {expired.length > 0 && (
            <Button
              size="xs"
              variant="default"
              loading={pending}
              onClick={() =>
                act(
                  () => renewInvitationsAction(classId, expired),
                  (count) => sayDone(`${count} links are renewed. Send the new ones.`),
                )
              }
            >
              Renew {expired.length} expired
            </Button>
          )}
          <Button
            component="a"
            href={`/api/classes/${classId}/invitations`}
            download
            size="xs"
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            Download the links
          </Button>
        </Group>
      </Group>
      <Stack component="ul" gap={0} className={classes.list}>
        {more.shown.map((invitation) => (
          <Group component="li" key={invitation.id} justify="space-between" className={classes.item}>
            <div className={classes.who}>
              <Group gap="xs">
                <Text fw={500}>{invitation.name || invitation.email}</Text>
                {invitation.expired && (
                  <Badge color="orange" variant="light">
                    Expired
                  </Badge>
                )}
              </Group>
              <Text size="sm" c="dimmed">
                {[invitation.name && invitation.email, invitation.section, invitation.schoolId]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </div>
            <InvitationButtons classId={classId} invitation={invitation} />
          </Group>
        ))}
      </Stack>
      <More {...more} />
    </>
  );
}

export function InvitationButtons({ classId, invitation }: { classId: string; invitation: Invitation }) {
  const { act, pending } = useAct();
  const { id, email, link, expired, role } = invitation;
  const [correcting, setCorrecting] = useState(false);
  return (
    <Group gap="xs">
      {role === 'student' && (
        <Button size="xs" variant="default" aria-label={`Correct ${email}`} onClick={() => setCorrecting(true)}>
          Correct
        </Button>
      )}
      {correcting && (
        <CorrectPerson
          {...invitation}
          action={correctInvitedAction.bind(null, classId, id)}
          onClose={() => setCorrecting(false)}
        />
      )}
      {expired ? (
        <Button
          size="xs"
          variant="default"
          loading={pending}
          onClick={() =>
            act(
              () => renewInvitationsAction(classId, [id]),
              () => sayDone(`The link of ${email} is renewed.`),
            )
          }
        >
          Renew
        </Button>
      ) : (
        <Copy value={link} label={`Copy the link of ${email}`}>
          Copy link
        </Copy>
      )}
      <Button
        size="xs"
        variant="subtle"
        color="red"
        loading={pending}
        aria-label={`Withdraw the invitation of ${email}`}
        onClick={() =>
          act(
            () => withdrawInvitationsAction(classId, [id]),
            () =>
              sayDone(`The invitation of ${email} is withdrawn.`, () =>
                act(
                  () => restoreInvitationsAction(classId, [id]),
                  () => {},
                ),
              ),
          )
        }
      >
        Withdraw
      </Button>
    </Group>
  );
}

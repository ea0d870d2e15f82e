'use client';

import { Button, Menu, MenuDivider, MenuDropdown, MenuItem, MenuTarget } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { Confirm } from '@/app/teach/confirm';
import { sayDone, useAct } from '@/app/teach/use-act';
import {
  endSessionsOfAction,
  giveRightAction,
  makeResetLinkAction,
  readmitAccountAction,
  revokeRightAction,
  suspendAccountAction,
} from '@/lib/people/accounts/admin-actions';
import type { FormResult } from '@/lib/platform/http/form-result';
import { ChangeEmail } from './change-email';
import type { ListedAccount } from './listed-account';

interface Props {
  readonly account: ListedAccount;
  /** The account is the viewer's own. */
  readonly self: boolean;
  readonly onLink: (link: string) => void;
}

/** What others will notice is asked once more. */
interface Asked {
  readonly title: string;
  readonly go: string;
  readonly work: () => Promise<FormResult>;
  readonly done: string;
}

const rights = ['instructor', 'administrator'] as const;

export function AccountActions({ account, self, onLink }: Props) {
  const { id, name, suspended, grants } = account;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [changing, setChanging] = useState(false);
  const { act, pending } = useAct();
  const holds = (right: string) => grants.some((grant) => grant.right === right);
  const say = (work: () => Promise<FormResult>, done: string) => act(work, () => sayDone(done));
  return (
    <>
      <Menu position="bottom-end">
        <MenuTarget>
          <Button
            size="xs"
            variant="default"
            loading={pending}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={`Manage ${name}`}
            style={{ flexShrink: 0 }}
          >
            Manage
          </Button>
        </MenuTarget>
        <MenuDropdown>
          <MenuItem onClick={() => act(() => makeResetLinkAction(id), onLink)}>Link for a new password</MenuItem>
          <MenuItem onClick={() => setChanging(true)}>Change the e-mail</MenuItem>
          <MenuItem onClick={() => say(() => endSessionsOfAction(id), `${name} is signed out everywhere.`)}>
            Sign out everywhere
          </MenuItem>
          <MenuDivider />
          {rights.map((right) =>
            holds(right) ? (
              <MenuItem key={right} color="red" onClick={() => setAsked(revoking(account, right))}>
                Take the {right}’s right
              </MenuItem>
            ) : (
              <MenuItem key={right} onClick={() => say(() => giveRightAction(id, right), `${name} is ${right} now.`)}>
                Make {right}
              </MenuItem>
            ),
          )}
          {suspended && (
            <MenuItem onClick={() => say(() => readmitAccountAction(id), `${name} may sign in again.`)}>
              Let in again
            </MenuItem>
          )}
          {!suspended && !self && (
            <MenuItem color="red" onClick={() => setAsked(suspending(account))}>
              Suspend
            </MenuItem>
          )}
        </MenuDropdown>
      </Menu>
      {changing && <ChangeEmail account={account} onClose={() => setChanging(false)} />}
      {asked && (
        <Confirm
          title={asked.title}
          keep="Cancel"
          go={asked.go}
          harmful
          pending={pending}
          onClose={() => setAsked(null)}
          onGo={() => {
            say(asked.work, asked.done);
            setAsked(null);
          }}
        >
          It counts at once, and can be undone here.
        </Confirm>
      )}
    </>
  );
}

const revoking = ({ id, name }: ListedAccount, right: (typeof rights)[number]): Asked => ({
  title: `Take the ${right}’s right from ${name}?`,
  go: 'Take the right',
  work: () => revokeRightAction(id, right),
  done: `${name} is ${right} no more.`,
});

const suspending = ({ id, name }: ListedAccount): Asked => ({
  title: `Suspend ${name}?`,
  go: 'Suspend the account',
  work: () => suspendAccountAction(id),
  done: `${name} is suspended.`,
});

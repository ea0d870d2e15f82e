'use client';

import { Badge, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { LinkOnce } from '@/app/account/link-once';
import { Time } from '@/app/shell/time';
import { AccountActions } from './account-actions';
import classes from './admin.module.css';
import type { ListedAccount } from './listed-account';

export function AccountList({ accounts, self }: { accounts: readonly ListedAccount[]; self: string }) {
  const [made, setMade] = useState<{ readonly name: string; readonly link: string } | null>(null);
  return (
    <Stack gap="sm">
      <div aria-live="polite">
        {made && (
          <LinkOnce
            title={`Give this link to ${made.name}: it sets a new password, once, within half an hour. It is not shown again`}
            link={made.link}
            onDone={() => setMade(null)}
          />
        )}
      </div>
      <ul className={classes.list} aria-label="Accounts">
        {accounts.map((account) => (
          <li key={account.id} className={classes.row}>
            <Who account={account} />
            <AccountActions
              account={account}
              self={account.id === self}
              onLink={(link) => setMade({ name: account.name, link })}
            />
          </li>
        ))}
      </ul>
    </Stack>
  );
}

function Who({ account }: { account: ListedAccount }) {
  const { name, email, createdAt, suspended, grants, sessions } = account;
  return (
    <div className={classes.who}>
      <Group gap="xs">
        <Text fw={500}>{name}</Text>
        {grants.map(({ right }) => (
          <Badge key={right} variant="light" size="sm" color={right === 'administrator' ? 'grape' : 'indigo'}>
            {right}
          </Badge>
        ))}
        {suspended && (
          <Badge variant="light" size="sm" color="red">
            suspended
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {email} · since <Time at={createdAt} form="day" /> · {say(account.classes, 'class', 'classes')} ·{' '}
        {say(sessions, 'browser', 'browsers')} signed in
      </Text>
      {grants.map(({ right, grantedAt, by }) => (
        <Text key={right} size="xs" c="dimmed">
          {right} since <Time at={grantedAt} form="day" />, {by ? `by ${by}` : 'by the set-up or the command line'}
        </Text>
      ))}
    </div>
  );
}

const say = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

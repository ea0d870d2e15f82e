'use client';

import { Avatar, Button, Menu, MenuDropdown, MenuItem, MenuLabel, MenuTarget, UnstyledButton } from '@mantine/core';
import { IconChecklist, IconLogout, IconSchool, IconShieldLock, IconUserCog } from '@tabler/icons-react';
import Link from 'next/link';
import { enter } from '@/app/account/enter';
import { signOutAction } from '@/lib/people/joining/actions';

interface Props {
  readonly viewer: { readonly name: string; readonly email: string } | null;
}

export function AccountMenu({ viewer }: Props) {
  if (!viewer) {
    return (
      <Button component={Link} href="/sign-in" size="xs" variant="light">
        Sign in
      </Button>
    );
  }
  return (
    <Menu position="bottom-end" width={240}>
      <MenuTarget>
        <UnstyledButton aria-label={`Account of ${viewer.name}`}>
          <Avatar name={viewer.name} color="indigo" radius="xl" size={32} />
        </UnstyledButton>
      </MenuTarget>
      <MenuDropdown>
        <MenuLabel>
          {viewer.name}
          <br />
          {viewer.email}
        </MenuLabel>
        <MenuItem component={Link} href="/progress" leftSection={<IconChecklist size={16} />}>
          My progress
        </MenuItem>
        <MenuItem component={Link} href="/join" leftSection={<IconSchool size={16} />}>
          My classes
        </MenuItem>
        <MenuItem component={Link} href="/account" leftSection={<IconUserCog size={16} />}>
          Account
        </MenuItem>
        <MenuItem component={Link} href="/privacy" leftSection={<IconShieldLock size={16} />}>
          My data
        </MenuItem>
        <MenuItem
          leftSection={<IconLogout size={16} />}
          onClick={async () => {
            await signOutAction();
            enter('/');
          }}
        >
          Sign out
        </MenuItem>
      </MenuDropdown>
    </Menu>
  );
}

'use client';

import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { startRegistration } from '@simplewebauthn/browser';
import { useState } from 'react';
import { Time } from '@/app/shell/time';
import { sayDone, useAct } from '@/app/teach/use-act';
import { addPasskeyAction, beginPasskeyAction, removePasskeyAction } from '@/lib/people/accounts/passkey-actions';
import { refuse } from '@/lib/platform/http/form-result';

interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

async function register(name: string) {
  const begun = await beginPasskeyAction();
  if (!begun.ok) return begun;
  const answer = await startRegistration({ optionsJSON: begun.value }).catch(() => null);
  return answer ? addPasskeyAction(name, answer) : refuse('The device made no passkey. Nothing was changed.');
}

export function Passkeys({ passkeys }: { passkeys: readonly Passkey[] }) {
  const [name, setName] = useState('');
  const { act, pending } = useAct();
  return (
    <Stack>
      <Text size="sm">
        A passkey signs you in by the lock of your device or by your password manager, without anything to remember.
      </Text>
      {passkeys.length > 0 && (
        <Stack gap="sm" component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label="Passkeys">
          {passkeys.map((passkey) => (
            <Group key={passkey.id} component="li" justify="space-between" wrap="nowrap">
              <div>
                <Text size="sm" fw={500}>
                  {passkey.name}
                </Text>
                <Text size="sm" c="dimmed">
                  Since <Time at={passkey.createdAt} form="day" />
                  {passkey.lastUsedAt && (
                    <>
                      , last used <Time at={passkey.lastUsedAt} form="day" />
                    </>
                  )}
                </Text>
              </div>
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                disabled={pending}
                aria-label={`Remove ${passkey.name}`}
                onClick={() =>
                  act(
                    () => removePasskeyAction(passkey.id),
                    () => sayDone(`${passkey.name} does not sign you in any more.`),
                  )
                }
              >
                Remove
              </Button>
            </Group>
          ))}
        </Stack>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          act(
            () => register(name),
            () => {
              setName('');
              sayDone('The passkey was added.');
            },
          );
        }}
      >
        <Group align="end">
          <TextInput
            label="Name of a new passkey"
            placeholder="My laptop"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            maxLength={60}
            style={{ flexGrow: 1 }}
          />
          <Button type="submit" variant="light" loading={pending}>
            Add a passkey
          </Button>
        </Group>
      </form>
    </Stack>
  );
}

'use client';

import {
  Alert,
  Button,
  Checkbox,
  CheckboxGroup,
  Code,
  CopyButton,
  Group,
  NativeSelect,
  Paper,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormAction } from '@/app/account/use-form-action';
import { Refused } from '@/app/refused';
import { createTokenAction } from '@/lib/teaching/public-api/actions';
import { scopes } from '@/lib/teaching/public-api/scopes';

export function CreateToken({ classes }: { classes: readonly { readonly id: string; readonly name: string }[] }) {
  const [token, setToken] = useState<string | null>(null);
  const form = useFormAction(createTokenAction, (made) => setToken(made.token));
  return (
    <Paper withBorder p="lg" radius="md">
      <Title order={2} fz="lg" mb="sm">
        Make a token
      </Title>
      <div aria-live="polite">{token && <NewToken token={token} onDone={() => setToken(null)} />}</div>
      {!token && (
        <form onSubmit={form.onSubmit}>
          <Stack gap="md">
            <TextInput
              label="What will use it"
              {...form.field('name')}
              placeholder="Gradebook script"
              required
              maxLength={80}
            />
            <CheckboxGroup
              label="It may read"
              required
              error={form.errors.scopes}
              onChange={() => form.setFieldError('scopes', null)}
            >
              <Stack gap="xs" mt="xs">
                {Object.entries(scopes).map(([scope, meaning]) => (
                  <Checkbox key={scope} name="scopes" value={scope} label={meaning} />
                ))}
              </Stack>
            </CheckboxGroup>
            <Group grow align="start">
              <NativeSelect
                label="Of"
                {...form.field('classId')}
                data={[
                  { value: '', label: 'all your classes' },
                  ...classes.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
              <NativeSelect
                label="For"
                {...form.field('days')}
                defaultValue="90"
                data={[
                  { value: '30', label: '30 days' },
                  { value: '90', label: '90 days' },
                  { value: '365', label: 'a year' },
                ]}
              />
            </Group>
            <Refused message={form.message} />
            <Button type="submit" loading={form.pending} style={{ alignSelf: 'start' }}>
              Make the token
            </Button>
          </Stack>
        </form>
      )}
    </Paper>
  );
}

function NewToken({ token, onDone }: { token: string; onDone: () => void }) {
  return (
    <Alert color="teal" variant="light" title="Copy the token now: it is not shown again">
      <Stack gap="sm">
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }} data-testid="new-token">
          {token}
        </Code>
        <Text size="sm">Keep it like a password. Whoever has it reads what you chose.</Text>
        <Group>
          <CopyButton value={token}>
            {({ copied, copy }) => (
              <Button size="xs" onClick={copy} leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}>
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
          <Button size="xs" variant="default" onClick={onDone}>
            Done
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

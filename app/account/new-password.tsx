'use client';

import { PasswordInput, Progress, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { passwordMinimum } from '@/lib/people/accounts/account-input';
import type { Strength } from '@/lib/people/accounts/strength';

interface Props {
  readonly label?: string;
  readonly field: {
    readonly name: string;
    readonly error?: React.ReactNode;
    readonly onChange: () => void;
  };
}

const words = ['guessed at once', 'guessed quickly', 'weak', 'good', 'very good'] as const;
const colours = ['red', 'red', 'orange', 'teal', 'teal'] as const;

/** A password that is chosen, with how hard it is to guess. */
export function NewPassword({ label = 'Password', field }: Props) {
  const [password, setPassword] = useState('');
  const strength = useStrength(password);
  return (
    <Stack gap={6}>
      <PasswordInput
        label={label}
        {...field}
        onChange={(event) => {
          setPassword(event.currentTarget.value);
          field.onChange();
        }}
        autoComplete="new-password"
        description={`At least ${passwordMinimum} characters. A few words in a row are easy to remember and hard to guess.`}
        minLength={passwordMinimum}
        required
      />
      <div aria-live="polite">
        {strength && (
          <>
            <Progress value={(strength.score + 1) * 20} color={colours[strength.score]} size="sm" mb={4} aria-hidden />
            <Text size="sm" c="dimmed">
              Strength: {words[strength.score]}. {strength.reason}
            </Text>
          </>
        )}
      </div>
    </Stack>
  );
}

/** Null while nothing is typed, and where the lists could not be loaded: the server judges it anyway. */
function useStrength(password: string): Strength | null {
  const [settled] = useDebouncedValue(password, 200);
  const [judged, setJudged] = useState<{ readonly of: string; readonly strength: Strength } | null>(null);
  useEffect(() => {
    let current = true;
    if (settled !== '')
      void import('@/lib/people/accounts/strength')
        .then(({ judgePassword }) => judgePassword(settled))
        .then((strength) => current && setJudged({ of: settled, strength }))
        .catch(() => {});
    return () => {
      current = false;
    };
  }, [settled]);
  return password !== '' && judged?.of === settled ? judged.strength : null;
}

'use client';

import { type FormEvent, useState, useTransition } from 'react';
import type { FieldErrors, FormResult } from '@/lib/platform/http/form-result';

const noErrors: FieldErrors = {};

/**
 * Sends a form to a server action. Unlike a form's `action`, it keeps what was typed when the server refuses, and a lost
 * connection is a message rather than a broken page.
 */
export function useFormAction<T>(
  action: (previous: FormResult<T> | null, form: FormData) => Promise<FormResult<T>>,
  onDone: (value: T) => void,
) {
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<{ message: string | null; errors: FieldErrors } | null>(null);

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(async () => {
      try {
        const result = await action(null, form);
        setRefusal(result.ok ? null : result);
        if (result.ok) onDone(result.value);
      } catch {
        setRefusal({
          message: 'The server could not be reached. Check the connection and try again.',
          errors: noErrors,
        });
      }
    });
  }
  return { onSubmit, pending, message: refusal?.message ?? null, errors: refusal?.errors ?? noErrors };
}

'use client';

import { useForm } from '@mantine/form';
import { type FormEvent, useState, useTransition } from 'react';
import type { FormResult } from '@/lib/platform/http/form-result';
import { sendAction } from './sending';

/**
 * Sends a form to a server action. Unlike a form's `action`, it keeps what was typed when the server refuses, and a lost
 * connection is a message rather than a broken page. The values are the document's own, which has also what was typed, or
 * filled in by the browser, before this code ran.
 */
export function useFormAction<T>(
  action: (previous: FormResult<T> | null, form: FormData) => Promise<FormResult<T>>,
  onDone: (value: T) => void,
) {
  const form = useForm<Record<string, unknown>>({ mode: 'uncontrolled' });
  const [pending, startTransition] = useTransition();
  const [message, setMessage] = useState<string | null>(null);

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const element = event.currentTarget;
    const data = new FormData(element);
    startTransition(async () => {
      const result = await sendAction(() => action(null, data));
      const errors = result.ok ? {} : result.errors;
      form.setErrors(errors);
      setMessage(result.ok ? null : result.message);
      if (result.ok) onDone(result.value);
      else focusField(element, Object.keys(errors)[0]);
    });
  }

  /** What the server said of a field stands beside it until it is changed. */
  const field = (name: string) => ({
    name,
    error: form.errors[name],
    onChange: () => form.clearFieldError(name),
  });
  return { onSubmit, pending, message, field, errors: form.errors, setFieldError: form.setFieldError };
}

function focusField(form: HTMLFormElement, name = ''): void {
  const wrong = form.elements.namedItem(name);
  if (wrong instanceof HTMLElement) wrong.focus();
}

'use client';

import { useForm } from '@mantine/form';
import { useState, useTransition } from 'react';
import { sendAction } from '@/app/account/sending';
import { type FormResult, type RefusedResult, sayRefusal } from '@/lib/platform/http/form-result';

/**
 * Sends an action; what the server refuses, and a lost connection, become a message.
 * @param place may put part of it elsewhere, and returns what is left to say
 */
export function useSend(place: (refused: RefusedResult) => string | null = sayRefusal) {
  const [pending, startTransition] = useTransition();
  const [message, setMessage] = useState<string | null>(null);

  function send<T>(action: () => Promise<FormResult<T>>, onDone: (value: T) => void = () => {}): void {
    startTransition(async () => {
      const result = await sendAction(action);
      setMessage(result.ok ? null : place(result));
      if (result.ok) onDone(result.value);
    });
  }
  return { send, pending, message };
}

/** A form in a dialog: what the server says of one of its fields stands beside it, the rest is the message. */
export function useSentForm<Values extends Record<string, unknown>>(initialValues: Values) {
  const form = useForm<Values>({ initialValues });
  const sending = useSend(({ message, errors }) => {
    const [own, others] = [new Map<string, string>(), new Map<string, string>()];
    for (const [field, text] of Object.entries(errors))
      if (text) (field in initialValues ? own : others).set(field, text);
    form.setErrors(Object.fromEntries(own));
    form.getInputNode([...own.keys()][0] ?? '')?.focus();
    return sayRefusal({ ok: false, message, errors: Object.fromEntries(others) }) || null;
  });
  return { form, ...sending };
}

'use client';

import { useState, useTransition } from 'react';
import type { FormResult } from '@/lib/platform/http/form-result';

/** Sends an action; what the server refuses, and a lost connection, become a message. */
export function useSend() {
  const [pending, startTransition] = useTransition();
  const [message, setMessage] = useState<string | null>(null);

  function send<T>(action: () => Promise<FormResult<T>>, onDone: (value: T) => void = () => {}): void {
    startTransition(async () => {
      const result = await action().catch(() => null);
      if (result?.ok) {
        setMessage(null);
        onDone(result.value);
      } else setMessage(result?.message ?? 'The server could not be reached. Check the connection and try again.');
    });
  }
  return { send, pending, message };
}

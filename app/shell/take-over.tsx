'use client';

import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { browserStorage } from '@/lib/workbench/storage';
import { hasVisitorWork, takeOver } from '@/lib/workbench/visitor-record';

const doneKey = 'nabla.taken-over';

/** After signing up or in: what was done in this browser without an account becomes the account's. */
export function TakeOver({ viewerId }: { viewerId: string }) {
  const router = useRouter();
  useEffect(() => {
    // Once a session of the browser: what the account would not take stays, and need not be offered with every page.
    if (!hasVisitorWork(browserStorage) || sessionStorage.getItem(doneKey) === viewerId) return;
    void takeOver().then((complete) => {
      if (!complete) return;
      sessionStorage.setItem(doneKey, viewerId);
      notifications.show({ message: 'What you did in this browser before you signed in is in your account now.' });
      router.refresh();
    });
  }, [viewerId, router]);
  return null;
}

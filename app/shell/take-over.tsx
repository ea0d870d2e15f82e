'use client';

import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { browserStorage } from '@/lib/client/documents/storage';
import { hasVisitorWork, offerVisitorWork } from '@/lib/learning/workbench/visitor-record';
import { hasKept, offerKept } from './offer-kept';

const doneKey = 'nabla.taken-over';
const noticeKey = 'nabla.taken-over-notice';
/** Long enough to have been seen: signing up loads a new page right after, which takes the notice away. */
const seenAfterMs = 2000;

/** After signing up or in: what was done in this browser without an account becomes the account's. */
export function TakeOver({ viewerId }: { viewerId: string }) {
  const router = useRouter();
  useEffect(() => {
    if (sessionStorage.getItem(noticeKey) === viewerId) showNotice();
    // Once a session of the browser: what the account would not take stays, and need not be offered with every page.
    if (!(hasVisitorWork(browserStorage) || hasKept()) || sessionStorage.getItem(doneKey) === viewerId) return;
    void Promise.all([offerVisitorWork(), offerKept()]).then(([workTaken, keptTaken]) => {
      if (!workTaken || !keptTaken) return;
      sessionStorage.setItem(doneKey, viewerId);
      sessionStorage.setItem(noticeKey, viewerId);
      showNotice();
      router.refresh();
    });
  }, [viewerId, router]);
  return null;
}

function showNotice(): void {
  const message = 'What you did in this browser before you signed in is in your account now.';
  notifications.show({ id: noticeKey, message });
  setTimeout(() => sessionStorage.removeItem(noticeKey), seenAfterMs);
}

'use client';

import { useEffect } from 'react';
import { announcePerson } from '@/lib/client/documents/person';
import { browserTabs } from '@/lib/client/documents/tabs';

/** Pages that somebody else left open in this browser stop saving: the session is no longer theirs. */
export function AnnouncePerson({ viewerId }: { viewerId: string }) {
  useEffect(() => {
    const link = announcePerson(browserTabs, viewerId);
    return () => link.close();
  }, [viewerId]);
  return null;
}

/**
 * Who is signed in in this browser, told between its tabs. The session's cookie is the browser's: a page that stayed open
 * while somebody else signed in would save into their account.
 */
import { z } from 'zod';
import type { OpenTabLink, TabLink } from './tabs';

const channel = 'nabla.person';
const messageSchema = z.object({ person: z.string() });

/** Tells the other tabs whose pages are shown here now. */
export function announcePerson(openTabs: OpenTabLink, person: string): TabLink {
  const link = openTabs(channel, () => {});
  link.post({ person });
  return link;
}

/** @param onPerson hears of everybody whose page is opened in another tab, of `announcePerson` */
export function watchPerson(openTabs: OpenTabLink, onPerson: (person: string) => void): TabLink {
  return openTabs(channel, (heard) => {
    const message = messageSchema.safeParse(heard);
    if (message.success) onPerson(message.data.person);
  });
}

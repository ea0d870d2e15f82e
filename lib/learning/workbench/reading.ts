/**
 * Which lessons were read in this browser, and where its owner was last. A lesson is read once its end came into view.
 * Reading is never graded; the server keeps the sections of who is signed in, for other devices.
 */
import { z } from 'zod';
import { findStored, type KeyValue } from '@/lib/client/documents/storage';

/** `at` in milliseconds since 1970. */
const place = z.object({ kind: z.enum(['lesson', 'exercise']), slug: z.string(), at: z.number() });
export type ReadingPlace = z.infer<typeof place>;

const readKey = (owner: string, slug: string) => `nabla.read.${owner}.${slug}`;
const placeKey = (owner: string) => `nabla.place.${owner}`;

/** `owner`: a user's id, or `visitor` of draft-store.ts. */
export function markRead(storage: KeyValue, owner: string, slug: string): void {
  storage.set(readKey(owner, slug), '1');
}

export function isRead(storage: KeyValue, owner: string, slug: string): boolean {
  return storage.get(readKey(owner, slug)) !== null;
}

const sections = z.array(z.string());
const sectionsKey = (owner: string, slug: string) => `nabla.sections.${owner}.${slug}`;

/** Ids of headings, the last read one last. */
export function findSections(storage: KeyValue, owner: string, slug: string): readonly string[] {
  return findStored(storage, sectionsKey(owner, slug), sections) ?? [];
}

export function keepSections(storage: KeyValue, owner: string, slug: string, read: readonly string[]): void {
  storage.set(sectionsKey(owner, slug), JSON.stringify(read));
}

/** Lessons of which this browser knows that `owner` has read some. */
export function listReadSlugs(storage: KeyValue, owner: string): readonly string[] {
  const prefixes = [readKey(owner, ''), sectionsKey(owner, '')];
  const slugs = storage.keys().flatMap((key) => {
    const prefix = prefixes.find((start) => key.startsWith(start));
    return prefix ? [key.slice(prefix.length)] : [];
  });
  return [...new Set(slugs)];
}

export const readingOf = (storage: KeyValue, owner: string, slug: string) => ({
  sections: findSections(storage, owner, slug),
  isRead: isRead(storage, owner, slug),
});

/** Once an account has it. */
export function forgetReading(storage: KeyValue, owner: string, slug: string): void {
  storage.remove(readKey(owner, slug));
  storage.remove(sectionsKey(owner, slug));
}

export function keepPlace(storage: KeyValue, owner: string, last: ReadingPlace): void {
  storage.set(placeKey(owner), JSON.stringify(last));
}

export function findPlace(storage: KeyValue, owner: string): ReadingPlace | null {
  return findStored(storage, placeKey(owner), place);
}

/** The later of two; a tie is the first one's. */
export function laterPlace(one: ReadingPlace | null, other: ReadingPlace | null): ReadingPlace | null {
  if (!one || !other) return one ?? other;
  return other.at > one.at ? other : one;
}

/**
 * The code as last typed, kept in this browser on every change. Keys carry the owner, since in a computer room many
 * students share one browser.
 */
import { z } from 'zod';
import { findStored, type KeyValue } from '@/lib/client/documents/storage';

/** Owner of what is kept without an account. */
export const visitor = 'visitor';

const localDraft = z.object({
  source: z.string(),
  /** The server's version that this text builds on; null before the first save. */
  baseVersion: z.number().int().nullable(),
  /** Whether the server has this text. Always false for a visitor. */
  synced: z.boolean(),
  /** Texts sent and not acknowledged, newest first: if the server turns out to have one of them, it came from here. */
  sent: z.array(z.string()),
  /** When it was last changed by hand; tabs of one browser go by it. */
  stamp: z.number().default(0),
});
export type LocalDraft = z.infer<typeof localDraft>;

const prefix = (owner: string) => `nabla.draft.${owner}.`;

export function findLocalDraft(storage: KeyValue, owner: string, slug: string): LocalDraft | null {
  return findStored(storage, draftKey(owner, slug), localDraft);
}

/** False when the browser would not keep it. */
export function saveLocalDraft(
  storage: KeyValue,
  owner: string,
  slug: string,
  draft: z.input<typeof localDraft>,
): boolean {
  return storage.set(draftKey(owner, slug), JSON.stringify(draft));
}

export function removeDraft(storage: KeyValue, owner: string, slug: string): void {
  storage.remove(draftKey(owner, slug));
}

/** The slugs that the owner has drafts of in this browser. */
export function listDrafts(storage: KeyValue, owner: string): string[] {
  return storage
    .keys()
    .filter((key) => key.startsWith(prefix(owner)))
    .map((key) => key.slice(prefix(owner).length));
}

export function draftKey(owner: string, slug: string): string {
  return prefix(owner) + slug;
}

const setAsideList = z.array(z.object({ source: z.string(), at: z.coerce.date(), why: z.string() }));
/** Code that was replaced by a reset or by another device's, so that nothing is ever lost. */
export interface SetAside {
  readonly source: string;
  /** Null where it is not known. */
  readonly at: Date | null;
  /** Goes after "Code": "replaced by the starter". */
  readonly why: string;
}

const setAsideKey = (owner: string, slug: string) => `nabla.aside.${owner}.${slug}`;

/** Newest first; for a student also what was typed here without being signed in and is not the account's. */
export function listSetAside(storage: KeyValue, owner: string, slug: string): readonly SetAside[] {
  const left = owner === visitor ? null : findLocalDraft(storage, visitor, slug);
  const kept = listKept(storage, owner, slug);
  return left ? [...kept, { source: left.source, at: null, why: 'typed here before you signed in' }] : kept;
}

/** Keeps the code; of an exercise the latest five. */
export function setAside(storage: KeyValue, owner: string, slug: string, source: string, why: string): void {
  const entry = { source, why, at: new Date() };
  const others = listKept(storage, owner, slug).filter((other) => other.source !== entry.source);
  storage.set(setAsideKey(owner, slug), JSON.stringify([entry, ...others].slice(0, 5)));
}

function listKept(storage: KeyValue, owner: string, slug: string) {
  return findStored(storage, setAsideKey(owner, slug), setAsideList) ?? [];
}

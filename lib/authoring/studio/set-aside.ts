/** Texts that gave way to a colleague's, kept in this browser so that they can be looked at and brought back. */
import { z } from 'zod';
import { findStored, type KeyValue } from '@/lib/client/documents/storage';
import type { Folder } from './limits';

const list = z.array(z.object({ files: z.record(z.string(), z.string()), at: z.string() }));
export type Aside = z.infer<typeof list>[number];

const mostKept = 3;
const key = (owner: string, slug: string) => `nabla.studio-aside.${owner}.${slug}`;

/** Newest first. */
export function listAside(storage: KeyValue, owner: string, slug: string): readonly Aside[] {
  return findStored(storage, key(owner, slug), list) ?? [];
}

export function keepAside(storage: KeyValue, owner: string, slug: string, files: Folder): void {
  const kept: Aside = { files: { ...files }, at: new Date().toISOString() };
  const next = [kept, ...listAside(storage, owner, slug)].slice(0, mostKept);
  storage.set(key(owner, slug), JSON.stringify(next));
}

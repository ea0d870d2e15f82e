/**
 * One definition a route: where it is, who may, what it takes and what it answers. The handler (app/api/handler.ts), the
 * browser's `call`, the OpenAPI document and the tests of what can be reached are derived from it. A room keeps its
 * definitions in endpoints.ts, which pages and the browser may import.
 */

import { z } from 'zod';
import { own } from '@/lib/core/text/own';
import type { SessionPolicy } from '@/lib/platform/session/capabilities';

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** As the folder in app/ is called: `/api/drafts/[slug]`. */
  readonly path: string;
  /**
   * `token`: by a personal token with the scope; `classToken`: and about a class that the token reaches; `operator`: for whoever runs
   * the server; `folderOwner`: for whoever may read its data folder.
   */
  readonly policy: SessionPolicy | 'token' | 'classToken' | 'operator' | 'folderOwner';
  readonly scope?: string;
  readonly summary?: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** JSON. */
  readonly body?: z.ZodType;
  /** JSON; without it a file or a stream is answered. Its input is what the server sends, its output what the browser reads. */
  readonly output?: z.ZodType;
  /** Of the usual answer; 200 where none is given. */
  readonly status?: number;
  readonly limits?: {
    /** Of a JSON body; default 300 kB, room for the longest source with every character escaped. */
    readonly jsonBytes?: number;
    /** Takes a body of any kind as it is, at most so many bytes. */
    readonly rawBytes?: number;
  };
}

/** Keeps the literal types of a definition, from which the rest is derived. */
export const endpoint = <const E extends Endpoint>(definition: E): E => definition;

type Schema<E, Key extends string> = E extends { readonly [K in Key]: infer S extends z.ZodType } ? S : undefined;
type Out<S> = S extends z.ZodType ? z.output<S> : undefined;
type In<S> = S extends z.ZodType ? z.input<S> : undefined;

/** Whoever sends something promises nothing about changing it. */
type Frozen<T> = { readonly [K in keyof T]: List<T[K]> };
type List<T> = T extends readonly (infer I)[] ? readonly I[] : T;

/** What a handler gets, read by the schema. */
export type Taken<E, Key extends 'params' | 'query' | 'body'> = Out<Schema<E, Key>>;
/** What a caller gives: what has a schema, and bytes where the route takes them as they are. */
export type CallInput<E> = {
  readonly [K in 'params' | 'query' | 'body' as Schema<E, K> extends undefined ? never : K]: Frozen<In<Schema<E, K>>>;
} & (E extends { readonly limits: { readonly rawBytes: number } } ? { readonly bytes: Blob } : object);
/** What a handler returns. */
export type Sent<E> = Frozen<In<Schema<E, 'output'>>>;
/** What a browser reads. */
export type CallOutput<E> = Out<Schema<E, 'output'>>;

/** A moment: sent as a Date or in ISO 8601, read as a Date. */
export const moment = z.coerce.date<Date | string>();

/** What every refusal says. */
export const errorBody = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** `/api/drafts/[slug]` with its parameters filled in. */
export function addressOf(
  { path }: Pick<Endpoint, 'path'>,
  params: Readonly<Record<string, unknown>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const filled = path.replace(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(String(own(params, name))));
  const asked = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

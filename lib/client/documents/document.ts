/** The words of a versioned document: what a server answers, how things stand, and what a document is made of. */
import type { z } from 'zod';
import type { Mirror } from './kept';
import type { OpenTabLink } from './tabs';

/** What the server has: content and version, and whatever else `L` says of it. */
export interface Latest<T> {
  readonly content: T;
  readonly version: number;
}

export type SaveAnswer<L> =
  | { readonly kind: 'saved'; readonly version: number }
  /** Somebody saved since the version that was built on. */
  | { readonly kind: 'conflict'; readonly latest: L }
  | { readonly kind: 'refused'; readonly message: string }
  | Unavailable;

/** To be tried again later. */
export type Unavailable =
  | { readonly kind: 'unreachable' }
  /** The server is there and asks for patience; null: it does not say for how long. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number | null };

export interface Remote<T, L extends Latest<T>> {
  save(content: T, base: number | null): Promise<SaveAnswer<L>>;
  /** `latest` null: the server has nothing. Null: it could not be asked. */
  find(): Promise<{ readonly latest: L | null } | null>;
}

export type DocumentState<L> =
  /** The server has what is on the screen, or nothing was typed yet (`version` null). */
  | { readonly kind: 'saved'; readonly version: number | null }
  /** `pending`: typed, and about to be sent; `offline` and `busy`: tried again by itself. */
  | { readonly kind: 'pending' | 'saving' | 'offline' | 'busy' }
  | { readonly kind: 'refused'; readonly message: string }
  /** Somebody else saved since. Saving rests until the author has chosen. */
  | { readonly kind: 'conflict'; readonly latest: L }
  /** There is no server to save to. */
  | { readonly kind: 'local' };

export interface DocumentStatus<L> {
  readonly state: DocumentState<L>;
  /** False when this browser would not keep the text either. */
  readonly keptHere: boolean;
}

/** Why a text left the screen, or was not taken, though it was on no server or is no longer the newest there. */
export type Replaced = 'theirs, for mine' | 'mine, for theirs' | "mine, for another tab's";

export interface DocumentOptions<T, L extends Latest<T>> {
  /** Owner and document: tabs with the same name are one editor. */
  readonly name: string;
  /** Whose account it is saved to; null: nobody's. */
  readonly owner: string | null;
  /** What is shown where the mirror has nothing. */
  readonly opened: { readonly content: T; readonly base: number | null };
  readonly schema: z.ZodType<T>;
  readonly same: (a: T, b: T) => boolean;
  readonly mirror: Mirror<T>;
  /** Null: kept in this browser alone. */
  readonly remote: Remote<T, L> | null;
  readonly openTabs: OpenTabLink;
  readonly pauseMs: number;
  /** The content on the screen has to become this: another tab or device changed it. */
  readonly onReplace: (content: T) => void;
  readonly onSetAside: (content: T, why: Replaced) => void;
}

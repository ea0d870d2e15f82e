/** A document as one tab has it: what its mirror in the browser keeps, and what the tabs tell each other. */

/** So many texts that were sent and not acknowledged are remembered. */
export const unacknowledgedKept = 5;

export interface Kept<T> {
  readonly content: T;
  /** The server's version that the content builds on; null before the first save. */
  readonly base: number | null;
  /** Whether the server has this content. Always false where there is no server to save to. */
  readonly synced: boolean;
  /** Sent and not acknowledged, newest first: if the server turns out to have one of them, it came from this browser. */
  readonly sent: readonly T[];
  /** When the content was last changed by hand, in any tab: later is newer. Never the same for two changes. */
  readonly stamp: number;
}

/** The document's place in the browser's storage. */
export interface Mirror<T> {
  find(): Kept<T> | null;
  /** False when the browser would not keep it. */
  keep(kept: Kept<T>): boolean;
}

/** What to do with the state that another tab told. */
export type Meeting<T> =
  /** Nothing new, or a text of the server's that our next save will meet by itself. */
  | { readonly kind: 'ignore' }
  /** The other tab's content becomes ours. `lost`: ours was never seen by the other tab, and is on no server. */
  | { readonly kind: 'take'; readonly lost: boolean }
  /** Same content, or an older one of ours that the server has by now: only what is known of the server changes. */
  | { readonly kind: 'learn'; readonly known: Kept<T> };

/**
 * All tabs of a browser are one editor: of two texts, the one changed later by hand is the text. A text on no server is
 * given up for another tab's later change, never for what somebody else saved.
 */
export function meetTab<T>(mine: Kept<T>, theirs: Kept<T>, on: number, same: (a: T, b: T) => boolean): Meeting<T> {
  const isLaterVersion = (theirs.base ?? 0) > (mine.base ?? 0);
  if (mine.synced && theirs.synced) return isLaterVersion ? { kind: 'take', lost: false } : { kind: 'ignore' };
  if (theirs.stamp > mine.stamp) {
    const isUnseen = !mine.synced && on !== mine.stamp && !same(mine.content, theirs.content);
    return isUnseen && theirs.synced ? { kind: 'ignore' } : { kind: 'take', lost: isUnseen };
  }
  if (theirs.stamp === mine.stamp && same(mine.content, theirs.content)) return joined(mine, theirs);
  const wasOurs = theirs.synced && isLaterVersion && mine.sent.some((own) => same(own, theirs.content));
  return wasOurs ? { kind: 'learn', known: { ...mine, base: theirs.base, sent: [] } } : { kind: 'ignore' };
}

/** The same text in both: the further of the two. */
function joined<T>(mine: Kept<T>, theirs: Kept<T>): Meeting<T> {
  const ahead = (theirs.base ?? 0) - (mine.base ?? 0);
  if (mine.synced || ahead < 0) return { kind: 'ignore' };
  const sent = ahead > 0 ? theirs.sent : [...new Set([...theirs.sent, ...mine.sent])].slice(0, unacknowledgedKept);
  return { kind: 'learn', known: { ...mine, base: theirs.base, synced: theirs.synced, sent } };
}

/** Exists for the compiler alone: whoever carries it was read from the database (viewer.server.ts). */
declare const known: unique symbol;

/**
 * Who is looking: the capability that the session yields, read anew from the database on every request, so that a changed role
 * or a deleted account counts at once. No literal is one.
 */
export interface Viewer {
  readonly [known]: true;
  readonly id: string;
  readonly name: string;
  /** Lower-case. */
  readonly email: string;
  readonly role: 'student' | 'instructor';
}

/** Who is looking: read anew from the database on every request, so that a changed role or a deleted account counts at once. */
export interface Viewer {
  readonly id: string;
  readonly name: string;
  /** Lower-case. */
  readonly email: string;
  readonly role: 'student' | 'instructor';
}

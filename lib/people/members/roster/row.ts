/** What a row of a roster says, once it has been read. */

export interface RosterPerson {
  /** Lower-case; null where the file has none, then `schoolId` says who. */
  readonly email: string | null;
  /** Empty where the file has none. */
  readonly name: string;
  /** Null: the file does not say, which changes nothing. */
  readonly section: string | null;
  readonly schoolId: string | null;
  readonly role: 'student' | 'staff';
  /** `gone`: the school has taken them off the course. */
  readonly state: 'active' | 'gone';
}

export type RosterRow =
  | { readonly kind: 'person'; readonly line: number; readonly person: RosterPerson }
  /** The same person stands in an earlier line and this one adds nothing. */
  | { readonly kind: 'repeat'; readonly line: number; readonly of: number; readonly label: string }
  | { readonly kind: 'bad'; readonly line: number; readonly label: string; readonly message: string };

/**
 * What a roster changes in a class, row by row. Nobody is enrolled by an e-mail alone: who has an account but is not in
 * the class is invited like everybody else, since nobody has verified that the account's e-mail is theirs
 * (docs/decisions/0010). Removals are only offered. Pure, so that the preview and the import cannot differ.
 */
import type { RosterPerson, RosterRow } from './row';

/** The class as it is. */
export interface ClassRoster {
  readonly sections: readonly { readonly id: string; readonly name: string }[];
  readonly members: readonly RosterMember[];
  readonly invitations: readonly RosterInvitation[];
}

export interface RosterMember {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly staff: boolean;
  readonly sectionId: string | null;
  readonly schoolId: string | null;
  readonly removed: boolean;
  /** They teach elsewhere: a class's roster does not rename them. */
  readonly teaches: boolean;
}

export interface RosterInvitation {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly staff: boolean;
  readonly sectionId: string | null;
  readonly schoolId: string | null;
  readonly withdrawn: boolean;
  readonly expired: boolean;
  /** The account that accepted it. */
  readonly acceptedById: string | null;
}

/**
 * From what to what; `section` by name, null for none. `email`: where the school reaches them, which is the
 * invitation's; what somebody signs in with is theirs alone (docs/decisions/0010).
 */
export interface RosterChange {
  readonly field: 'section' | 'schoolId' | 'name' | 'email';
  readonly from: string | null;
  readonly to: string;
}

interface MemberChange {
  readonly userId: string;
  /** The one they accepted. */
  readonly invitationId: string | null;
  readonly changes: readonly RosterChange[];
}

export type RosterStep =
  | { readonly kind: 'invite'; readonly person: RosterPerson & { readonly email: string } }
  /** Withdrawn or expired before: the invitation works again, with a new link. */
  | { readonly kind: 'reinvite'; readonly id: string; readonly changes: readonly RosterChange[] }
  | { readonly kind: 'changeInvited'; readonly id: string; readonly changes: readonly RosterChange[] }
  | ({ readonly kind: 'change' } & MemberChange)
  /** Done only where chosen. */
  | ({ readonly kind: 'restore' } & MemberChange)
  /** Done only where chosen. */
  | { readonly kind: 'remove'; readonly userId: string }
  /** Done only where chosen. */
  | { readonly kind: 'withdraw'; readonly id: string }
  | {
      readonly kind: 'nothing';
      readonly why: 'member' | 'invited' | 'staff' | 'staffInFile' | 'gone' | 'repeat' | 'ownEmail';
    }
  | { readonly kind: 'bad'; readonly message: string };

export interface PlannedRow {
  readonly line: number;
  /** Who: the e-mail, or what else there is. */
  readonly label: string;
  readonly name: string;
  readonly step: RosterStep;
}

export interface RosterPlan {
  readonly rows: readonly PlannedRow[];
  /** Sections in the file that the class does not have; they are made. */
  readonly newSections: readonly string[];
  /** Students of the class who are not in the file; they stay. */
  readonly absent: number;
}

export function planRoster(rows: readonly RosterRow[], klass: ClassRoster): RosterPlan {
  const find = finder(klass, new Set(rows.map((row) => (row.kind === 'person' ? row.person.email : null))));
  const touched = new Set<string>();
  const planned = rows.map((row): PlannedRow => {
    if (row.kind === 'bad')
      return { line: row.line, label: row.label, name: '', step: { kind: 'bad', message: row.message } };
    if (row.kind === 'repeat')
      return { line: row.line, label: row.label, name: '', step: { kind: 'nothing', why: 'repeat' } };
    const { line, person } = row;
    const known = find(person);
    if (known.member) touched.add(known.member.userId);
    const label = person.email ?? known.member?.email ?? known.invitation?.email ?? person.schoolId ?? '';
    const name = person.name || known.member?.name || known.invitation?.name || '';
    return { line, label, name, step: stepFor(person, known) };
  });
  return {
    rows: planned,
    newSections: newSectionsOf(rows, planned, klass),
    absent: klass.members.filter(({ userId, staff, removed }) => !staff && !removed && !touched.has(userId)).length,
  };
}

interface Known {
  readonly member: (RosterMember & { readonly section: string | null }) | null;
  readonly invitation: (RosterInvitation & { readonly section: string | null }) | null;
}

/**
 * By the e-mail, or the school id, or who accepted the invitation of that e-mail under another address. An address that
 * another row has is that row's: then the school id has moved to somebody else.
 */
function finder(
  { sections, members, invitations }: ClassRoster,
  emails: ReadonlySet<string | null>,
): (person: RosterPerson) => Known {
  const sectionName = new Map(sections.map(({ id, name }) => [id, name]));
  const named = <T extends { readonly sectionId: string | null }>(item: T) => ({
    ...item,
    section: item.sectionId === null ? null : (sectionName.get(item.sectionId) ?? null),
  });
  const memberById = new Map(members.map((member) => [member.userId, named(member)]));
  const memberByEmail = new Map(members.map((member) => [member.email, named(member)]));
  const memberBySchoolId = bySchoolId([...memberById.values()]);
  const invitationByEmail = new Map(invitations.map((invitation) => [invitation.email, named(invitation)]));
  const invitationByAccount = new Map(
    [...invitationByEmail.values()].flatMap((item) => (item.acceptedById ? [[item.acceptedById, item] as const] : [])),
  );
  const invitationBySchoolId = bySchoolId([...invitationByEmail.values()]);
  return ({ email, schoolId }) => {
    const free = <T extends { readonly email: string }>(found: T | undefined) =>
      found && (email === null || !emails.has(found.email)) ? found : null;
    const member =
      memberByEmail.get(email ?? '') ??
      memberById.get(invitationByEmail.get(email ?? '')?.acceptedById ?? '') ??
      free(memberBySchoolId.get(schoolId ?? ''));
    const invitation =
      invitationByEmail.get(email ?? '') ??
      (member && invitationByAccount.get(member.userId)) ??
      free(invitationBySchoolId.get(schoolId ?? ''));
    return { member, invitation };
  };
}

const bySchoolId = <T extends { readonly schoolId: string | null }>(items: readonly T[]) =>
  new Map(items.flatMap((item) => (item.schoolId ? [[item.schoolId, item] as const] : [])));

function stepFor(person: RosterPerson, { member, invitation }: Known): RosterStep {
  if (member?.staff && !member.removed) return { kind: 'nothing', why: 'staff' };
  if (person.role === 'staff') return { kind: 'nothing', why: 'staffInFile' };
  if (member && !member.staff) return stepForMember(person, member, invitation);
  if (invitation && invitation.acceptedById === null) return stepForInvited(person, invitation);
  if (person.state === 'gone') return { kind: 'nothing', why: 'gone' };
  const { email } = person;
  if (email !== null) return { kind: 'invite', person: { ...person, email } };
  return {
    kind: 'bad',
    message: `Nobody in the class has the school id ${person.schoolId}, and the file has no e-mail to invite them by. Add a column with e-mails.`,
  };
}

function stepForMember(
  person: RosterPerson,
  member: NonNullable<Known['member']>,
  invitation: Known['invitation'],
): RosterStep {
  const { userId } = member;
  if (person.state === 'gone') return member.removed ? { kind: 'nothing', why: 'gone' } : { kind: 'remove', userId };
  const accepted = invitation?.acceptedById === userId ? invitation : null;
  const changes = [
    ...changesOf(person, member),
    ...(member.teaches ? [] : nameChange(person, accepted?.name ? accepted : member)),
    ...(accepted && person.email !== member.email ? emailChange(person, accepted) : []),
  ];
  const invitationId = accepted?.id ?? null;
  if (member.removed) return { kind: 'restore', userId, invitationId, changes };
  if (changes.length > 0) return { kind: 'change', userId, invitationId, changes };
  const other = person.email !== null && person.email !== (accepted ?? member).email && person.email !== member.email;
  return { kind: 'nothing', why: other ? 'ownEmail' : 'member' };
}

function stepForInvited(person: RosterPerson, invitation: NonNullable<Known['invitation']>): RosterStep {
  const { id, withdrawn, expired } = invitation;
  if (invitation.staff && !withdrawn) return { kind: 'nothing', why: 'staff' };
  if (person.state === 'gone') return withdrawn ? { kind: 'nothing', why: 'gone' } : { kind: 'withdraw', id };
  const changes = [
    ...changesOf(person, invitation),
    ...nameChange(person, invitation),
    ...emailChange(person, invitation),
  ];
  if (withdrawn || expired) return { kind: 'reinvite', id, changes };
  return changes.length > 0 ? { kind: 'changeInvited', id, changes } : { kind: 'nothing', why: 'invited' };
}

/** What the file leaves empty stays as it is. */
function changesOf(
  { section, schoolId }: RosterPerson,
  before: { readonly section: string | null; readonly schoolId: string | null },
): RosterChange[] {
  const changes: RosterChange[] = [];
  if (section !== null && !sameSection(section, before.section))
    changes.push({ field: 'section', from: before.section, to: section });
  if (schoolId !== null && schoolId !== before.schoolId)
    changes.push({ field: 'schoolId', from: before.schoolId, to: schoolId });
  return changes;
}

/**
 * Against the name that the school gave before, where it is known: somebody who has called themselves otherwise since
 * keeps that until the school's name changes.
 */
function nameChange({ name }: RosterPerson, before: { readonly name: string }): RosterChange[] {
  return name === '' || name === before.name ? [] : [{ field: 'name', from: before.name || null, to: name }];
}

function emailChange({ email }: RosterPerson, before: { readonly email: string }): RosterChange[] {
  return email === null || email === before.email ? [] : [{ field: 'email', from: before.email, to: email }];
}

/** "Lab 1" and "lab 1" are one section. */
export const sectionKey = (name: string) => name.trim().toLowerCase();

const sameSection = (a: string, b: string | null) => b !== null && sectionKey(a) === sectionKey(b);

function newSectionsOf(
  rows: readonly RosterRow[],
  planned: readonly PlannedRow[],
  { sections }: ClassRoster,
): string[] {
  const known = new Set(sections.map(({ name }) => sectionKey(name)));
  const fresh = new Map<string, string>();
  for (const [index, row] of rows.entries()) {
    const section = row.kind === 'person' ? row.person.section : null;
    const kind = planned[index]?.step.kind;
    if (section === null || kind === undefined || !movesPeople.has(kind) || known.has(sectionKey(section))) continue;
    if (!fresh.has(sectionKey(section))) fresh.set(sectionKey(section), section);
  }
  return [...fresh.values()];
}

const movesPeople: ReadonlySet<RosterStep['kind']> = new Set([
  'invite',
  'reinvite',
  'changeInvited',
  'change',
  'restore',
]);

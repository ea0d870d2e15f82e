/** What a column of a roster may mean, and the headers that schools and other systems give it. */

export const rosterFields = {
  email: 'E-mail',
  name: 'Full name',
  firstName: 'First name',
  lastName: 'Last name',
  section: 'Section',
  schoolId: 'School id',
  role: 'Role',
  status: 'Status',
} as const;
export type RosterField = keyof typeof rosterFields;

/** Which column, from 0, holds what. A field without a column is not in the file. */
export type RosterColumns = Partial<Record<RosterField, number>>;

/**
 * Compared without case, accents, spaces and punctuation; earlier ones first. Canvas (enrolments, people, gradebook),
 * nbgrader, Gradescope, Moodle, and what people write by hand.
 */
const headers: Readonly<Record<RosterField, readonly string[]>> = {
  email: ['email', 'emailaddress', 'mail', 'emails', 'studentemail', 'useremail', 'correo', 'courriel'],
  name: ['name', 'fullname', 'student', 'studentname', 'displayname', 'sortablename', 'username', 'names'],
  firstName: ['firstname', 'givenname', 'forename', 'vorname', 'prenom', 'first', 'given'],
  lastName: ['lastname', 'surname', 'familyname', 'nachname', 'nom', 'last', 'family'],
  section: ['section', 'sections', 'sectionname', 'sectionid', 'group', 'groups', 'gruppe', 'tutorial', 'lab'],
  schoolId: [
    'sisuserid',
    'schoolid',
    'studentid',
    'studentnumber',
    'sid',
    'idnumber',
    'matriculationnumber',
    'matrikelnummer',
    'matriculation',
    'userid',
    'loginid',
    'sisloginid',
    'id',
  ],
  role: ['role', 'roles', 'rolle', 'courserole', 'enrollmentrole', 'enrolmentrole'],
  status: ['status', 'state', 'enrollmentstate', 'enrolmentstate', 'enrollmentstatus'],
};

const plain = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const looksLikeEmail = (cell: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell.trim());

/** Whether a line reads as headers: none of its cells is an address, and one is a header we know or the next line has an address. */
export function readsAsHeader(cells: readonly string[], next: readonly string[]): boolean {
  const known = new Set(Object.values(headers).flat());
  return !cells.some(looksLikeEmail) && (cells.some((cell) => known.has(plain(cell))) || next.some(looksLikeEmail));
}

/**
 * Guesses which column holds what: by the headers, and the e-mail else by what stands in the column (Canvas calls it
 * "SIS Login ID"). `sample`: some lines below the header.
 */
export function guessColumns(header: readonly string[], sample: readonly (readonly string[])[]): RosterColumns {
  const names = header.map(plain);
  const columns: RosterColumns = {};
  const used = new Set<number>();
  const take = (field: RosterField, column: number) => {
    if (column < 0 || used.has(column)) return;
    columns[field] = column;
    used.add(column);
  };
  take('email', firstOf(headers.email, names));
  if (columns.email === undefined) take('email', columnOfEmails(sample));
  // A file with first and last names has no need of the full one, which may be a login ("username").
  take('firstName', firstOf(headers.firstName, names));
  take('lastName', firstOf(headers.lastName, names));
  if (columns.firstName === undefined || columns.lastName === undefined) take('name', firstOf(headers.name, names));
  for (const field of ['section', 'schoolId', 'role', 'status'] as const)
    take(field, firstOf(headers[field], names, used));
  return columns;
}

function firstOf(wanted: readonly string[], names: readonly string[], used: ReadonlySet<number> = new Set()): number {
  for (const name of wanted) {
    const column = names.findIndex((given, index) => given === name && !used.has(index));
    if (column >= 0) return column;
  }
  return -1;
}

/** The column where most of the sample's cells are addresses; -1 without one. */
function columnOfEmails(sample: readonly (readonly string[])[]): number {
  const width = Math.max(0, ...sample.map((row) => row.length));
  const counts = Array.from(
    { length: width },
    (_, column) => sample.filter((row) => looksLikeEmail(row[column] ?? '')).length,
  );
  const most = Math.max(0, ...counts);
  return most * 2 > sample.length ? counts.indexOf(most) : -1;
}

/** Whoever stands in a roster twice: which line counts, and what a human has to settle. */
import type { RosterPerson, RosterRow } from './row';

/**
 * One row a person. Canvas lists somebody who changed sections twice, once deleted and once active: the active one
 * counts. Two active ones that disagree are for a human to settle.
 */
export function withoutRepeats(rows: readonly RosterRow[]): RosterRow[] {
  const kept = new Map<string, Extract<RosterRow, { kind: 'person' }>>();
  const result: RosterRow[] = [];
  for (const row of rows) {
    if (row.kind !== 'person') {
      result.push(row);
      continue;
    }
    const key = keyOf(row.person);
    const before = kept.get(key);
    if (!before || (before.person.state === 'gone' && row.person.state === 'active')) {
      if (before) result.splice(result.indexOf(before), 1, repeatOf(before, row.line));
      kept.set(key, row);
      result.push(row);
    } else result.push(repeated(row, before));
  }
  return sameSchoolIds(result);
}

const keyOf = ({ email, schoolId }: RosterPerson) => email ?? `#${schoolId}`;

function repeatOf({ line, person }: { line: number; person: RosterPerson }, of: number): RosterRow {
  return { kind: 'repeat', line, of, label: person.email ?? person.schoolId ?? '' };
}

function repeated(
  row: Extract<RosterRow, { kind: 'person' }>,
  before: Extract<RosterRow, { kind: 'person' }>,
): RosterRow {
  const { line, person } = row;
  if (person.state === 'gone' && before.person.state === 'active') return repeatOf(row, before.line);
  const differs = (['section', 'schoolId', 'role', 'state'] as const).find(
    (field) => person[field] !== null && before.person[field] !== null && person[field] !== before.person[field],
  );
  if (!differs) return repeatOf(row, before.line);
  const what = { section: 'section', schoolId: 'school id', role: 'role', state: 'status' }[differs];
  const message = `The same person as line ${before.line}, with another ${what}. Line ${before.line} counts; delete one of the two.`;
  return { kind: 'bad', line, label: person.email ?? person.schoolId ?? '', message };
}

/** Exports match students by it. */
function sameSchoolIds(rows: readonly RosterRow[]): RosterRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    if (row.kind !== 'person' || row.person.schoolId === null || row.person.email === null) return row;
    const { line, person } = row;
    const before = seen.get(row.person.schoolId);
    if (before === undefined) {
      seen.set(row.person.schoolId, line);
      return row;
    }
    const message = `The school id ${person.schoolId} also stands in line ${before}, with another e-mail. Correct one of the two.`;
    return { kind: 'bad', line, label: person.email ?? '', message };
  });
}

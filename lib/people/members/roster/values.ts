/** What stands below a header: which words are roles and states, and which numbers only count the rows. */

/** "StudentEnrollment" and "student", "**Web Registered**" and "webregistered" are one word. */
export const wordOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/enrol+ment$/, '')
    .replace(/[^\p{L}]/gu, '');

const listed = (words: string) => new Set(words.split(/\s+/));

const studentRoles = listed(
  'student learner participant attendee studierende studierender teilnehmer teilnehmerin estudiante alumno étudiant étudiante estudante aluno studente cursist studerende opiskelija students',
);
const staffRoles = listed(
  'teacher ta teachingassistant assistant instructor designer observer tutor grader reader admin editingteacher noneditingteacher lecturer staff owner coinstructor organizer coorganizer presenter dozent dozentin trainer profesor enseignant docente',
);
const presentStates = listed(
  'active activo aktiv actif ativo attivo invited pending joined accepted enrolled enroled registered webregistered current open angemeldet zugelassen an zu',
);
const goneStates = listed(
  'deleted deletedlastcompleted inactive completed concluded dropped webdropped withdrawn webwithdrawn removed rejected suspended left blocked abgemeldet ab abgelehnt zurückgetreten gesperrt',
);

/** An empty cell is the usual: a student, active. Null: the word is not known. */
export function roleOf(cell: string): 'student' | 'staff' | null {
  const word = wordOf(cell);
  if (word === '' || studentRoles.has(word)) return 'student';
  return staffRoles.has(word) ? 'staff' : null;
}

export function stateOf(cell: string): 'active' | 'gone' | null {
  const word = wordOf(cell);
  if (word === '' || presentStates.has(word)) return 'active';
  return goneStates.has(word) ? 'gone' : null;
}

/** Whether most of what stands in a column is known: the rest are slips, to be mended. */
export function mostlyKnown(cells: readonly string[], known: (cell: string) => unknown): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.filter((cell) => known(cell) !== null).length * 2 > filled.length || filled.length === 0;
}

/** 1, 2, 3 … from 0 or 1 on: the answers of a form, numbered. */
export function isRunningNumber(cells: readonly string[]): boolean {
  const first = Number(cells[0]);
  return cells.length > 0 && (first === 0 || first === 1) && cells.every((cell, index) => cell === `${first + index}`);
}

/** What Excel makes of a long number, whose last digits are lost by then. */
export const isShortened = (cell: string) => /^\d(?:[.,]\d+)?E\+?\d+$/i.test(cell);

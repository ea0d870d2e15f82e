/**
 * A new file for Canvas's gradebook importer. The order of the columns is fixed; a student is matched by ID, SIS user
 * id, SIS login id, exact name, in that order; the second row has the points possible.
 */

import { type CsvCell, writeCsv } from '@/lib/content/exchange/write-csv';
import { countOf } from '@/lib/core/text/count';
import type { Gradebook, GradebookFrame, GradeRow } from '../gradebook';
import { roundPoints, titleOf } from './cells';

export function canvasCsv({ className, columns, students }: Gradebook): string {
  // The importer takes SIS User ID only beside SIS Login ID.
  const header = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', ...columns.map(titleOf)];
  const possible: CsvCell[] = ['    Points Possible', null, null, null, null, ...columns.map(({ points }) => points)];
  return writeCsv([header, possible, ...students.map((student) => rowOf(student, className))]);
}

/** In Canvas everybody is in a section. Students without one are in the section that Canvas names after the course. */
function rowOf({ name, schoolId, email, section, grades }: GradeRow, className: string): CsvCell[] {
  return [name, null, schoolId, email, section ?? className, ...grades.map(({ points }) => roundPoints(points))];
}

/** What Canvas's importer would get wrong without a word, each with what to do about it. */
export function canvasTraps({ columns, students }: GradebookFrame): readonly string[] {
  const titles = columns.map(titleOf);
  const traps = titles.flatMap((title) => {
    if (/\(\d+\)\s*$/.test(title))
      return [
        `Canvas reads the number in brackets at the end of “${title}” as the id of one of its assignments. Rename the exercise, or fill in Canvas’s own export instead.`,
      ];
    if (/\b(current|final)\b/i.test(title) && /\b(score|points|grade)\b/i.test(title))
      return [
        `Canvas drops the column “${title}” without a word, because its name has “Current” or “Final” together with “Score”, “Points” or “Grade”. Rename the exercise.`,
      ];
    return [];
  });
  const twins = repeated(titles);
  if (twins.length > 0) traps.push(`Two columns have the same name, and Canvas takes one: ${listed(twins)}.`);
  const names = repeated(students.filter(({ schoolId }) => !schoolId).map(({ name }) => name));
  if (names.length > 0)
    traps.push(
      `Students of the same name and without a school id are told apart by their e-mail as SIS login alone: ${listed(names)}.`,
    );
  const without = students.filter(({ schoolId }) => !schoolId).length;
  if (without > 0)
    traps.push(
      `${countOf(without, 'student has', 'students have')} no school id. Canvas finds them only if their e-mail here is their SIS login there, or their name is exactly the same. Import a roster with ids, or fill in Canvas’s own export.`,
    );
  return traps;
}

function repeated(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))];
}

const listed = (texts: readonly string[]) => texts.map((text) => `“${text}”`).join(', ');

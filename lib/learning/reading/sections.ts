/** The sections of a lesson as reading is counted in: the ids of its headings, and its end. */

/** Stands for the end of a lesson. With an underscore, which no heading's id has. */
export const lessonEnd = 'lesson_end';

/** Where to go on: the last section read, null where nothing or everything was. */
export function resumeAt(sections: readonly string[], headings: readonly { readonly id: string }[]): string | null {
  if (sections.includes(lessonEnd)) return null;
  const known = new Set(headings.map(({ id }) => id));
  const last = sections.findLast((section) => known.has(section)) ?? null;
  return last === headings[0]?.id ? null : last;
}

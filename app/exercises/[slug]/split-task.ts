/** Takes the `:::task … :::` container out of a lesson: it stands on a tab of its own. `task` is null where there is none. */
export function splitTask(lesson: string): { readonly task: string | null; readonly lesson: string } {
  const found = /^:::task[^\n]*\n([\s\S]*?)\n:::\s*$/m.exec(lesson);
  if (!found) return { task: null, lesson };
  return { task: (found[1] ?? '').trim(), lesson: lesson.replace(found[0], '').trim() };
}

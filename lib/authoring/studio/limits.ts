/** What a folder in the studio may hold. */
import { z } from 'zod';

/** Characters of all files together. The course's largest exercise has 60,000. */
export const mostText = 400_000;
export const mostFiles = 80;

const name = '[a-z0-9]+(?:-[a-z0-9]+)*';
const path = new RegExp(
  `^(?:exercise\\.yaml|lesson\\.md|starter\\.ts|solution\\.ts|(?:alternatives|mistakes)/${name}\\.ts)$`,
);

/** Whether a file of this name may be in the folder. */
export const isStudioPath = (file: string): boolean => path.test(file);

export const folderSchema = z.record(z.string(), z.string()).superRefine((files, context) => {
  const paths = Object.keys(files);
  const say = (message: string) => context.addIssue({ code: 'custom', message });
  if (paths.length > mostFiles) say(`At most ${mostFiles} files.`);
  for (const file of paths.filter((one) => !isStudioPath(one)).slice(0, 5))
    say(
      file === 'reference.ts'
        ? 'reference.ts runs with full rights and is for exercises in the repository only: take it out. Central differences are the witness here.'
        : `"${file.slice(0, 80)}" cannot be in an exercise: besides exercise.yaml, lesson.md, starter.ts and solution.ts there are alternatives/<name>.ts and mistakes/<name>.ts, names in lower case with hyphens.`,
    );
  const size = Object.values(files).reduce((sum, text) => sum + text.length, 0);
  if (size > mostText) say(`The files have ${size} characters together; at most ${mostText}.`);
  if (Object.values(files).some((text) => text.includes('\0'))) say('A file contains a NUL character: remove it.');
});

export type Folder = Readonly<Record<string, string>>;

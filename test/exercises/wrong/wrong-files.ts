/**
 * Wrong files as students write them, a YAML file for each exercise, written before looking at the exercise's mistakes. Most
 * students get all but one thing right: such a file is put together of right `pieces`, with `change`s, and `code` of its own.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const wrongFile = z.strictObject({
  /** What is wrong, in a sentence. */
  wrong: z.string(),
  /** Mistakes of the exercise that name it rightly. */
  names: z.array(z.string()).default([]),
  /** Parts of messages or patterns that name it rightly. */
  says: z.array(z.string()).default([]),
  with: z.array(z.string()).default([]),
  code: z.string().default(''),
  change: z.array(z.tuple([z.string(), z.string()])).default([]),
});
const wrongFiles = z.strictObject({
  pieces: z.record(z.string(), z.string()).default({}),
  files: z.array(wrongFile),
});

export interface WrongFile extends Pick<z.infer<typeof wrongFile>, 'wrong' | 'names' | 'says'> {
  readonly source: string;
}

/** @param folder of test/exercises */
export function readWrongFiles(slug: string, folder = 'wrong'): readonly WrongFile[] {
  const { pieces, files } = wrongFiles.parse(parse(readFileSync(`test/exercises/${folder}/${slug}.yaml`, 'utf8')));
  return files.map(({ wrong, names, says, with: used, code, change }) => {
    const whole = [...used.map((name) => pieces[name] ?? missing(slug, name)), code].join('\n');
    const source = change.reduce((text, [from, to]) => {
      if (text.split(from).length !== 2)
        throw new Error(`${slug}, "${wrong}": ${JSON.stringify(from)} is not there once.`);
      return text.replace(from, () => to);
    }, whole);
    return { wrong, names, says, source };
  });
}

function missing(slug: string, name: string): never {
  throw new Error(`${slug}.yaml has no piece "${name}".`);
}

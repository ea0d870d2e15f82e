/** docs/writing-exercises.md read as a list of steps, in order: what it tells its reader to write, delete, add and run. */
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RepositoryCopy } from './repository-copy';

export type Step =
  | { readonly kind: 'write' | 'append'; readonly file: string; readonly text: string }
  | { readonly kind: 'delete'; readonly file: string }
  | { readonly kind: 'run'; readonly command: string }
  /** What the last command prints. */
  | { readonly kind: 'expect'; readonly text: string };

const marks =
  /^`(?<write>exercises\/[^`]+)`:\n\n```\w*\n(?<written>[\s\S]*?)^```$|at the end of `(?<append>exercises\/[^`]+)`:\n\n```\w*\n(?<appended>[\s\S]*?)^```$|Delete `(?<delete>exercises\/[^`]+)`|^```sh\n(?<run>[\s\S]*?)^```$|^```text\n(?<expect>[\s\S]*?)^```$/gm;

export async function guideSteps(): Promise<readonly Step[]> {
  const guide = await readFile('docs/writing-exercises.md', 'utf8');
  const example = guide.slice(guide.indexOf('## A full example'), guide.indexOf('## In the studio'));
  return [...example.matchAll(marks)].map(({ groups = {} }): Step => {
    if (groups.write !== undefined) return { kind: 'write', file: groups.write, text: groups.written ?? '' };
    if (groups.append !== undefined) return { kind: 'append', file: groups.append, text: groups.appended ?? '' };
    if (groups.delete !== undefined) return { kind: 'delete', file: groups.delete };
    if (groups.run !== undefined) return { kind: 'run', command: groups.run.trim() };
    return { kind: 'expect', text: groups.expect ?? '' };
  });
}

/** Does what the guide says. @throws Error where a command fails, or prints something else than the guide shows */
export async function followGuide(copy: RepositoryCopy, steps: readonly Step[]): Promise<void> {
  let printed = '';
  for (const step of steps) {
    switch (step.kind) {
      case 'write':
        await mkdir(dirname(join(copy.root, step.file)), { recursive: true });
        await writeFile(join(copy.root, step.file), step.text);
        break;
      case 'append':
        await appendFile(join(copy.root, step.file), step.text);
        break;
      case 'delete':
        await rm(join(copy.root, step.file));
        break;
      case 'run': {
        const [npm, run, name, dashes, ...args] = step.command.split(' ');
        if (npm !== 'npm' || run !== 'run' || name === undefined || dashes !== '--')
          throw new Error(`The guide's command "${step.command}" is of no known kind.`);
        const { status, out, err } = await copy.run(name, ...args);
        if (status !== 0) throw new Error(`"${step.command}" ended with ${status}:\n${out}${err}`);
        printed = out;
        break;
      }
      case 'expect':
        if (printed.trim() !== step.text.trim())
          throw new Error(`The guide shows\n${step.text}but this was printed:\n${printed}`);
        break;
      default:
        step satisfies never;
    }
  }
}

/** What can be reached from outside, read from the files that Next serves: pages, route handlers, server actions. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

function filesUnder(folder: string, pattern: RegExp): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.map((file) => `${folder}/${file}`).filter((file) => pattern.test(file));
}

/** `app/(group)/teach/page.tsx` is served at /teach. */
export function addressOf(file: string): string {
  const segments = dirname(file).split('/').slice(1);
  return `/${segments.filter((segment) => !/^[(@]/.test(segment)).join('/')}`;
}

/** By its path in the repository. The comment keeps Vite from looking for the file when it reads this one. */
export const load = (file: string) => import(/* @vite-ignore */ `${process.cwd()}/${file}`);

export const pageFiles = () => filesUnder('app', /\/page\.tsx$/);
export const routeFiles = () => filesUnder('app', /\/route\.ts$/);
export const actionFiles = () =>
  [...filesUnder('app', /\.tsx?$/), ...filesUnder('lib', /\.tsx?$/)].filter((file) =>
    /^\s*['"]use server['"]/m.test(readFileSync(file, 'utf8')),
  );

/** Every export of every 'use server' file, as "file name". */
export async function findActions(): Promise<ReadonlyMap<string, unknown>> {
  const found = await Promise.all(
    actionFiles().map(async (file) =>
      Object.entries<unknown>(await load(file)).map(([name, value]) => [`${file} ${name}`, value] as const),
    ),
  );
  return new Map(found.flat());
}

/** A worker of the browser as one file, and the folder in public/ that it is served from. */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

/** `conditions`: of package exports, besides the defaults. */
export async function bundleBrowserModule(entry: string, conditions: string[] = []): Promise<Uint8Array> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    conditions,
    legalComments: 'none',
    logLevel: 'warning',
  });
  const [file] = result.outputFiles;
  if (!file) throw new Error(`esbuild made no file of ${entry}.`);
  return file.contents;
}

/**
 * Puts the files into `public/<folder>/<name>`, where the name is that of their content, so that browsers may keep them
 * for ever, and removes those of earlier builds. Returns their URL path without a slash at its end.
 */
export async function publishFiles(folder: string, files: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const digest = createHash('sha256');
  for (const contents of Object.values(files)) digest.update(contents);
  const name = digest.digest('hex').slice(0, 12);
  await rm(`public/${folder}`, { recursive: true, force: true });
  await mkdir(`public/${folder}/${name}`, { recursive: true });
  await Promise.all(
    Object.entries(files).map(([file, contents]) => writeFile(`public/${folder}/${name}/${file}`, contents)),
  );
  return `/${folder}/${name}`;
}

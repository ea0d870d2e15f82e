/**
 * Monaco, pre-bundled: the Next build would take three times as long and four times the memory with it inside.
 * Everything it loads later (workers, lazy chunks, the icon font) stands beside it, so nothing comes from another host.
 */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build, type OutputFile } from 'esbuild';

const folder = 'public/monaco';
const workers = {
  editor: 'monaco-editor/editor/editor.worker.js',
  typescript: 'monaco-editor/languages/features/typescript/ts.worker.js',
  yaml: 'monaco-yaml/yaml.worker.js',
};

/** Builds the editor and its workers. Returns the URL paths of `monaco`, `monacoCss` and the workers. */
export async function bundleMonaco(): Promise<Record<string, string>> {
  const shared = {
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    outdir: folder,
    loader: { '.ttf': 'file' },
    assetNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    logLevel: 'warning',
    // Where the worker of monaco-yaml looks for it is where it was in older Monacos.
    alias: { 'monaco-editor/esm/vs/editor/editor.worker.js': workers.editor },
  } as const;
  const results = await Promise.all([
    build({ ...shared, entryPoints: { monaco: 'lib/learning/workbench/browser/monaco-entry.ts' }, splitting: true }),
    build({
      ...shared,
      entryPoints: Object.entries(workers).map(([name, path]) => ({
        in: path,
        out: `${name}.worker`,
      })),
    }),
  ]);
  // esbuild repeats the styles for every lazy chunk; the first sheet has them all.
  const files = results.flatMap((result) => result.outputFiles);
  const url = await writeHashed(
    files.filter((file) => !file.path.endsWith('.css') || basename(file.path) === 'monaco.css'),
  );
  return {
    monaco: `${url}/monaco.js`,
    monacoCss: `${url}/monaco.css`,
    monacoEditorWorker: `${url}/editor.worker.js`,
    monacoTypescriptWorker: `${url}/typescript.worker.js`,
    monacoYamlWorker: `${url}/yaml.worker.js`,
  };
}

/** Writes the files into a folder named by their content, in place of earlier ones, and returns its URL path. */
async function writeHashed(files: readonly OutputFile[]): Promise<string> {
  const digest = createHash('sha256');
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    digest.update(basename(file.path)).update(file.hash);
  const name = digest.digest('hex').slice(0, 12);
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, name), { recursive: true });
  await Promise.all(files.map((file) => writeFile(join(dirname(file.path), name, basename(file.path)), file.contents)));
  return `/monaco/${name}`;
}

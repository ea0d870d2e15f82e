/** The imports of a source tree, read from the text: TypeScript 7 has no JavaScript API to ask. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

export interface Import {
  readonly from: string;
  /** A file of the tree, or a package's name where it is none. */
  readonly to: string;
  readonly inTree: boolean;
  /** Gone when the code runs. */
  readonly typeOnly: boolean;
}

export interface SourceTree {
  /** Text by path from the root, with slashes. */
  readonly files: ReadonlyMap<string, string>;
  readonly imports: readonly Import[];
}

const skipped = new Set(['node_modules', 'generated', 'exercise-template', 'corpus']);

/** @param folders below `root`, and single files of it */
export function readTree(root: string, folders: readonly string[]): SourceTree {
  const files = new Map<string, string>();
  const visit = (path: string) => {
    if (/\.(ts|tsx|mjs)$/.test(path)) files.set(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8'));
    else if (!/\.\w+$/.test(path))
      for (const name of readdirSync(path)) if (!skipped.has(name)) visit(join(path, name));
  };
  for (const folder of folders) visit(join(root, folder));
  return treeOf(files);
}

export function treeOf(files: ReadonlyMap<string, string>): SourceTree {
  return { files, imports: [...files].flatMap(([from, text]) => importsOf(from, text, files)) };
}

const statement = /^(?:import|export)\s(type\s)?[^;'"]*?\sfrom\s+'([^']+)'|^import\s+'([^']+)'/gm;
const expression = /(typeof\s+)?\bimport\(\s*'([^']+)'\s*\)/g;

function importsOf(from: string, text: string, files: ReadonlyMap<string, string>): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '');
  const found: Import[] = [];
  for (const [whole, type, named, bare] of code.matchAll(statement))
    found.push(importOf(from, named ?? bare ?? '', type !== undefined || onlyTypes(whole), files));
  for (const [, type, named] of code.matchAll(expression))
    found.push(importOf(from, named ?? '', type !== undefined, files));
  return found;
}

/** `import { type A, type B } from '…'`. */
const onlyTypes = (whole: string) => /\{\s*type\s[^{}]*\}\s*from/.test(whole) && !/[{,]\s*(?!type\s)\w/.test(whole);

function importOf(from: string, named: string, typeOnly: boolean, files: ReadonlyMap<string, string>): Import {
  const path = named.startsWith('@/') ? named.slice(2) : named.startsWith('.') ? join(dirname(from), named) : null;
  const to =
    path === null ? undefined : ['', '.ts', '.tsx', '.mjs'].map((end) => path + end).find((it) => files.has(it));
  return { from, to: to ?? path ?? named, inTree: to !== undefined, typeOnly };
}

/** The room of a file in lib, as "wing/room"; otherwise its topmost folder. */
export function roomOf(file: string): string {
  const [top = '', wing = '', room = ''] = file.split('/');
  return top === 'lib' ? `${wing}/${room}` : top;
}

/** Every cycle among `edges` once, as a path that ends where it began. */
export function cyclesOf(edges: Iterable<readonly [string, string]>): string[][] {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of edges) if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to));
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (node: string, path: readonly string[]) => {
    const at = path.indexOf(node);
    if (at >= 0) cycles.push([...path.slice(at), node]);
    if (at >= 0 || done.has(node)) return;
    for (const other of next.get(node) ?? []) visit(other, [...path, node]);
    done.add(node);
  };
  for (const node of next.keys()) visit(node, []);
  return cycles;
}

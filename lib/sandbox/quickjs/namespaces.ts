/**
 * Namespaces that hold values, which Sucrase leaves out in silence. Before it sees the source, each becomes the function call that
 * TypeScript makes of it, on the same lines: `namespace A { export const b = 1 }` → `var A;(function(ns){ const b = 1 })(A ||= {})`,
 * with getters for what is exported, so that a name inside stays a name. Costs nothing where there is no namespace.
 */
import { getFormattedTokens } from 'sucrase';

/** A word or sign of the source, by what Sucrase's parser knows of it. */
interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Declares a name at the top level of the module or of a namespace. */
  readonly declares: boolean;
  readonly isType: boolean;
}

/** A namespace's tokens, by index: `head` (with `export`, if it has that) … `open` … `close`. */
interface Block {
  readonly path: readonly string[];
  readonly head: number;
  readonly open: number;
  readonly close: number;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface ExportedName {
  readonly name: string;
  /** Whether it may be assigned to, from outside too. */
  readonly isVariable: boolean;
}

const hint = /\b(?:namespace|module|export\s+import)\s/;
/** Sucrase's numbers for declarations at the top level: of a name, and of one in `const { name } = …`. */
const declaringRoles = ['2', '5'];
const lineEnd = /\r\n|\r|\n/g;

/** The source with its namespaces translated. @throws Error of Sucrase's where it does not parse */
export function translateNamespaces(source: string): string {
  return hint.test(source) ? new Translation(source).text : source;
}

class Translation {
  readonly #tokens: readonly Token[];
  readonly #blocks: readonly Block[];

  constructor(private readonly source: string) {
    this.#tokens = tokensOf(source);
    this.#blocks = findBlocks(this.#tokens);
  }

  get text(): string {
    const edits = [...this.#blocks.flatMap((block, index) => this.#translate(block, index)), ...this.#importEdits()];
    let text = '';
    let done = 0;
    for (const { start, end, text: replacement } of edits.sort((a, b) => a.start - b.start)) {
      text += this.source.slice(done, start) + replacement;
      done = end;
    }
    return text + this.source.slice(done);
  }

  #translate(block: Block, index: number): Edit[] {
    const [head, open, close] = [block.head, block.open, block.close].map((at) => this.#tokens[at]);
    const [first = ''] = block.path;
    if (head === undefined || open === undefined || close === undefined) return [];
    const container = this.#containerOf(block);
    const isKnown = this.#body(container).some(
      ({ text, declares, start }) => declares && text === first && start < head.start,
    );
    const isExported = head.text === 'export' && container === null;
    const declaration = isKnown ? ';' : `${isExported ? 'export ' : ''}var ${first};`;
    const outer = block.path.slice(0, -1).map((_, depth) => `${pathText(block.path, depth)} ||= {};`);
    const own = `ns$${index}`;
    const body = `(function (${own}) {${this.#merged(block)}${gettersText(own, this.#exportsOf(block))}`;
    const lines = this.source.slice(head.start, open.end).match(lineEnd)?.join('') ?? '';
    return [
      { start: head.start, end: open.end, text: `${declaration}${outer.join('')}${body}${lines}` },
      ...this.#exportTokens(block).map(({ start, end }) => ({ start, end, text: ' '.repeat(end - start) })),
      { start: close.start, end: close.end, text: `})(${block.path.join('.')} ||= {});` },
    ];
  }

  /** `import a = A.b` makes a constant. Sucrase knows that, but not with `export` before it. */
  #importEdits(): Edit[] {
    return this.#tokens.flatMap(({ text, start, end }, index) => {
      const isExported = text === 'import' && this.#tokens[index - 1]?.text === 'export';
      return isExported && this.#tokens[index + 2]?.text === '=' ? [{ start, end, text: 'const ' }] : [];
    });
  }

  /** The innermost block around another one, or null at the top level. */
  #containerOf(block: Block): Block | null {
    return this.#blocks.filter(({ open, close }) => open < block.head && block.close < close).at(-1) ?? null;
  }

  /** The tokens of a block (null: of the module) without those inside the blocks in it. Their heads and ends are there. */
  #body(block: Block | null): Token[] {
    const inner = this.#blocks.filter((other) => other !== block && this.#containerOf(other) === block);
    const [from, to] = block === null ? [0, this.#tokens.length] : [block.open + 1, block.close];
    return this.#tokens.slice(from, to).filter((_, offset) => {
      const at = from + offset;
      return !inner.some(({ open, close }) => open < at && at < close);
    });
  }

  /** The `export`s that make no sense any more once the block is a function. */
  #exportTokens(block: Block): Token[] {
    const heads = this.#blocks.map(({ head }) => this.#tokens[head]);
    return this.#body(block).filter((token) => token.text === 'export' && token.isType && !heads.includes(token));
  }

  #exportsOf(block: Block): ExportedName[] {
    const body = this.#body(block);
    const names = body.flatMap((token, index) => (token.text === 'export' ? exportedAt(body, index + 1) : []));
    return [...new Map(names.map((one) => [one.name, one])).values()];
  }

  /** What earlier blocks of the same namespace have exported can be used without the namespace's name. */
  #merged(block: Block): string {
    const own = new Set(this.#body(block).flatMap(({ text, declares }) => (declares ? [text] : [])));
    const container = this.#containerOf(block);
    const path = block.path.join('.');
    const names = this.#blocks
      .filter(
        (other) => other.head < block.head && other.path.join('.') === path && this.#containerOf(other) === container,
      )
      .flatMap((other) => this.#exportsOf(other).map(({ name }) => name))
      .filter((name) => !own.has(name));
    return names.length === 0 ? '' : `const {${[...new Set(names)].join(',')}} = ${path};`;
  }
}

function pathText(path: readonly string[], depth: number): string {
  return path.slice(0, depth + 1).join('.');
}

function gettersText(target: string, names: readonly ExportedName[]): string {
  const getters = names.map(({ name, isVariable }) => {
    const setter = isVariable ? `set(v$) { ${name} = v$; },` : '';
    return `${name}:{get() { return ${name}; },${setter}enumerable:true,configurable:true}`;
  });
  return getters.length === 0 ? '' : `Object.defineProperties(${target},{${getters.join(',')}});`;
}

/** The names that an export declares; `index` is behind the word `export`. Types have none. */
function exportedAt(body: readonly Token[], index: number): ExportedName[] {
  const keyword = body[index]?.text ?? '';
  const after = body[index + 1]?.text;
  if (['const', 'let', 'var'].includes(keyword) && after !== 'enum') {
    return variablesAt(body, index + 1).map((name) => ({ name, isVariable: keyword !== 'const' }));
  }
  if (!['function', 'async', 'class', 'abstract', 'enum', 'const', 'namespace', 'module', 'import'].includes(keyword)) {
    return [];
  }
  const name =
    body.slice(index).find(({ declares }) => declares) ?? (keyword === 'import' ? body[index + 1] : undefined);
  return name === undefined ? [] : [{ name: name.text, isVariable: false }];
}

/** The names of a `const`, up to the statement's end or, where a semicolon is missing, the next declaration. */
function variablesAt(body: readonly Token[], index: number): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const { text, declares } of body.slice(index)) {
    if (depth === 0 && [';', 'export', 'const', 'let', 'var', 'function', 'class'].includes(text)) break;
    if (['{', '${', '(', '['].includes(text)) depth += 1;
    if (['}', ')', ']'].includes(text)) depth -= 1;
    if (declares) names.push(text);
  }
  return names;
}

/** Outer blocks before inner ones. What is only declared is left to Sucrase, with all that is in it. */
function findBlocks(tokens: readonly Token[]): Block[] {
  const blocks: Block[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const path = pathAt(tokens, index);
    const before = tokens[index - 1]?.text;
    if (before === 'declare' && ['namespace', 'module', 'global'].includes(tokens[index]?.text ?? '')) {
      const open = tokens.findIndex(({ text }, at) => at > index && text === '{');
      index = open < 0 ? index : closing(tokens, open);
    } else if (path !== null) {
      const open = index + 2 * path.length;
      blocks.push({ path, head: before === 'export' ? index - 1 : index, open, close: closing(tokens, open) });
    }
  }
  return blocks;
}

/** The names of `namespace A.B {` where that begins at `index`, else null. */
function pathAt(tokens: readonly Token[], index: number): string[] | null {
  const keyword = tokens[index];
  if (!keyword?.isType || (keyword.text !== 'namespace' && keyword.text !== 'module')) return null;
  const path: string[] = [];
  for (let at = index + 1; ; at += 2) {
    const name = tokens[at];
    if (!name?.declares) return null;
    path.push(name.text);
    const sign = tokens[at + 1]?.text;
    if (sign === '{') return path;
    if (sign !== '.') return null;
  }
}

function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    const text = tokens[index]?.text;
    if (text === '{' || text === '${') depth += 1;
    if (text === '}') depth -= 1;
    if (depth === 0) return index;
  }
  return tokens.length - 1;
}

/** Read from the table that Sucrase prints of its tokens; the parser itself is no part of its interface. */
function tokensOf(source: string): Token[] {
  const [header = '', ...rows] = getFormattedTokens(source, { transforms: ['typescript'] }).split('\n');
  const lines = [0, ...Array.from(source.matchAll(lineEnd), ({ 0: ending, index }) => index + ending.length)];
  const cell = (row: string, name: string) => row.slice(header.indexOf(name)).slice(0, name.length).trim();
  return rows.flatMap((row) => {
    const place = /^(\d+):(\d+)-(\d+):(\d+) +(\S+)/.exec(row);
    if (!place) return [];
    const [line = 0, column = 0, endLine = 0, endColumn = 0] = place.slice(1, 5).map(Number);
    const start = (lines[line - 1] ?? 0) + column - 1;
    const end = (lines[endLine - 1] ?? 0) + endColumn - 1;
    return [
      {
        // A piece of a template may look like a brace.
        text: place[5] === 'template' ? '' : source.slice(start, end),
        start,
        end,
        declares: cell(row, 'scopeDepth') === '0' && declaringRoles.includes(cell(row, 'identifierRole')),
        isType: cell(row, 'isType') !== '',
      },
    ];
  });
}

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
  /** How many scopes it is in. */
  readonly depth: number;
  /** Names a value of this scope for the first time. */
  readonly declares: boolean;
}

interface Block {
  readonly path: readonly string[];
  readonly isExported: boolean;
  /** Where its head begins, and the token numbers of its braces. */
  readonly start: number;
  readonly open: number;
  readonly close: number;
  /** The depth of what stands in it. */
  readonly depth: number;
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

/** With bounds, so that a hostile source cannot make it slow. A `$` before the brace would be a template's. */
const heads =
  /(?<![\w$.])(?<!\bdeclare[ \t]{1,99})(export\s{1,99})?(?:namespace|module)[ \t]{1,99}([\p{ID_Continue}$]{1,99}(?:\s{0,9}\.\s{0,9}[\p{ID_Continue}$]{1,99}){0,9}\s{0,99})(?<!\$)\{/gu;
const importHead = /\bexport\s{1,99}import\s/;
/** Sucrase's numbers for declarations: of a name, of one in `const { name } = …`, and by `import`. */
const declaringRoles = ['2', '3', '4', '5', '6', '7', '9'];
const lineEnd = /\r\n|\r|\n/g;

/** The source with its namespaces translated. @throws Error of Sucrase's where it does not parse */
export function translateNamespaces(source: string): string {
  return source.search(heads) < 0 && !importHead.test(source) ? source : new Translation(source).text;
}

class Translation {
  readonly #tokens: readonly Token[];
  readonly #blocks: readonly Block[];

  constructor(private readonly source: string) {
    // Sucrase reads a namespace as a type, where `>=` is two signs. Without their heads, namespaces are plain blocks to it.
    this.#tokens = tokensOf(source.replace(heads, (head) => `${head.slice(0, -1).replace(/[^\r\n]/g, ' ')}{`));
    this.#blocks = findBlocks(source, this.#tokens);
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
    const open = this.#tokens[block.open];
    const close = this.#tokens[block.close];
    const [first = ''] = block.path;
    if (open === undefined || close === undefined) return [];
    const exported = block.isExported && block.depth === 1 ? 'export ' : '';
    const declaration = this.#isKnown(block) ? ';' : `${exported}var ${first};`;
    const outer = block.path.slice(0, -1).map((_, depth) => `${block.path.slice(0, depth + 1).join('.')} ||= {};`);
    const own = `ns$${index}`;
    const body = `(function (${own}) {${this.#merged(block)}${gettersText(own, this.#exportsOf(block))}`;
    const lines = this.source.slice(block.start, open.end).match(lineEnd)?.join('') ?? '';
    return [
      { start: block.start, end: open.end, text: `${declaration}${outer.join('')}${body}${lines}` },
      ...this.#body(block).flatMap(({ text, start, end }) =>
        text === 'export' ? [{ start, end, text: ' '.repeat(end - start) }] : [],
      ),
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

  /** Whether a function, a class, an enum or an earlier block of the name is there to be added to. */
  #isKnown(block: Block): boolean {
    const container = this.#containerOf(block);
    const [first] = block.path;
    const isEarlier = this.#siblings(block).some(({ path }) => path[0] === first);
    return (
      isEarlier ||
      this.#body(container).some((token) => token.declares && token.text === first && token.start < block.start)
    );
  }

  #siblings(block: Block): Block[] {
    const container = this.#containerOf(block);
    return this.#blocks.filter((other) => other.start < block.start && this.#containerOf(other) === container);
  }

  /** The innermost block around another one, or null at the top level. */
  #containerOf(block: Block): Block | null {
    return this.#blocks.filter(({ open, close }) => open < block.open && block.close < close).at(-1) ?? null;
  }

  /** The tokens that stand in a block (null: in the module) itself, not deeper. */
  #body(block: Block | null): Token[] {
    const [from, to] = block === null ? [0, this.#tokens.length] : [block.open + 1, block.close];
    const depth = block?.depth ?? 0;
    return this.#tokens.slice(from, to).filter((token) => token.depth === depth);
  }

  #exportsOf(block: Block): ExportedName[] {
    const body = this.#body(block);
    const names = body.flatMap((token, index) => (token.text === 'export' ? exportedAt(body, index + 1) : []));
    const inner = this.#blocks.filter((other) => other.isExported && this.#containerOf(other) === block);
    const all = [...names, ...inner.map(({ path }) => ({ name: path[0] ?? '', isVariable: false }))];
    return [...new Map(all.map((one) => [one.name, one])).values()];
  }

  /** What earlier blocks of the same namespace have exported can be used without the namespace's name. */
  #merged(block: Block): string {
    const path = block.path.join('.');
    const own = new Set(this.#body(block).flatMap(({ text, declares }) => (declares ? [text] : [])));
    const names = this.#siblings(block)
      .filter((other) => other.path.join('.') === path)
      .flatMap((other) => this.#exportsOf(other).map(({ name }) => name))
      .filter((name) => !own.has(name));
    return names.length === 0 ? '' : `const {${[...new Set(names)].join(',')}} = ${path};`;
  }
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
  if (['const', 'let', 'var'].includes(keyword) && body[index + 1]?.text !== 'enum') {
    return variablesAt(body, index + 1).map((name) => ({ name, isVariable: keyword !== 'const' }));
  }
  if (!['function', 'async', 'class', 'abstract', 'enum', 'const', 'import'].includes(keyword)) return [];
  const name = body.slice(index).find(({ declares }) => declares);
  return name === undefined ? [] : [{ name: name.text, isVariable: false }];
}

/** The names of a `const`, up to the statement's end or, where a semicolon is missing, the next declaration. */
function variablesAt(body: readonly Token[], index: number): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const { text, declares } of body.slice(index)) {
    if (depth === 0 && [';', 'export', 'const', 'let', 'var', 'function', 'class'].includes(text)) break;
    if (['{', '(', '['].includes(text)) depth += 1;
    if (['}', ')', ']'].includes(text)) depth -= 1;
    if (declares) names.push(text);
  }
  return names;
}

/** Outer blocks before inner ones. A head in a comment or a text has no brace among the tokens. */
function findBlocks(source: string, tokens: readonly Token[]): Block[] {
  const braces = new Map(tokens.flatMap(({ text, start }, index) => (text === '{' ? [[start, index] as const] : [])));
  return Array.from(source.matchAll(heads)).flatMap(({ 0: head, 1: exported, 2: names = '', index }) => {
    const open = braces.get(index + head.length - 1);
    if (open === undefined) return [];
    const path = names.split('.').map((name) => name.trim());
    const depth = tokens[open]?.depth ?? 0;
    return [{ path, isExported: exported !== undefined, start: index, open, close: closing(tokens, open), depth }];
  });
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
        depth: Number(cell(row, 'scopeDepth')),
        declares: cell(row, 'isType') === '' && declaringRoles.includes(cell(row, 'identifierRole')),
      },
    ];
  });
}

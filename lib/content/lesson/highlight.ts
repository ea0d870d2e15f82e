/** Code blocks in colour, on the server: both schemes at once as CSS variables, so that no script reaches the browser. */
import type { Element, Root } from 'hast';
import { toText } from 'hast-util-to-text';
import { createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { visit } from 'unist-util-visit';

/** By what a fence may be named: any word at all. */
const languages = new Map([
  ['ts', 'typescript'],
  ['typescript', 'typescript'],
  ['js', 'typescript'],
  ['javascript', 'typescript'],
]);

let highlighter: Promise<HighlighterCore> | undefined;

function load(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    langs: [import('shiki/langs/typescript.mjs')],
    themes: [
      import('shiki/themes/github-light-high-contrast.mjs'),
      import('shiki/themes/github-dark-high-contrast.mjs'),
    ],
    engine: createJavaScriptRegexEngine(),
  });
  return highlighter;
}

const themes = { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' };

/** A piece of a line with its colours in both schemes. */
export interface Token {
  readonly text: string;
  readonly light: string;
  readonly dark: string;
}

/** Characters. Longer code is left plain: nobody waits for its colours. */
const longestHighlighted = 40_000;

/** TypeScript line by line; without colours where it is very long. */
export async function highlightLines(source: string): Promise<readonly (readonly Token[])[]> {
  if (source.length > longestHighlighted) {
    return source.split('\n').map((text) => [{ text, light: 'inherit', dark: 'inherit' }]);
  }
  const { codeToTokensWithThemes } = await load();
  return codeToTokensWithThemes(source, { lang: 'typescript', themes }).map((line) =>
    line.map(({ content, variants }) => ({
      text: content,
      light: variants.light?.color ?? 'inherit',
      dark: variants.dark?.color ?? 'inherit',
    })),
  );
}

export function rehypeHighlight() {
  return async (tree: Root): Promise<void> => {
    const blocks: { node: Element; code: Element; lang: string }[] = [];
    visit(tree, 'element', (node: Element) => {
      const [code] = node.children;
      if (node.tagName !== 'pre' || code?.type !== 'element' || code.tagName !== 'code') return;
      const name = [code.properties.className].flat().find((one) => String(one).startsWith('language-'));
      const lang = languages.get(String(name ?? '').slice('language-'.length));
      if (lang) blocks.push({ node, code, lang });
    });
    if (blocks.length === 0) return;
    const { codeToHast } = await load();
    for (const { node, code, lang } of blocks) {
      const [made] = codeToHast(toText(code, { whitespace: 'pre' }).replace(/\n$/, ''), {
        lang,
        themes,
        defaultColor: false,
      }).children;
      if (made?.type === 'element') Object.assign(node, made);
    }
  };
}

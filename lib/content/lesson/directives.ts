/**
 * Nabla's directives in Markdown: `:::task` and `:::note` containers, `::figure{name=…}` and `::question{id=…}`. Everything
 * else that looks like a directive (the `:30` in "10:30") is text, as it was typed.
 */

import type { Paragraph, PhrasingContent, Root, Text } from 'mdast';
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import { SKIP, visit } from 'unist-util-visit';
import { own } from '@/lib/core/text/own';

type Directive = ContainerDirective | LeafDirective | TextDirective;

const containers: Readonly<Record<string, string>> = { task: 'section', note: 'aside' };
const leaves: Readonly<Record<string, string>> = { figure: 'nabla-figure', question: 'nabla-question' };

/** As an author writes them. */
export const knownDirectives: readonly string[] = [
  ...Object.keys(leaves).map((name) => `::${name}`),
  ...Object.keys(containers).map((name) => `:::${name}`),
];

export function isKnownDirective(node: Directive): boolean {
  return elementOf(node) !== null;
}

/** Gives known directives their element and turns the others back into text. */
export function remarkNablaDirectives() {
  return (tree: Root): void => {
    visit(tree, (node, index, parent) => {
      if (node.type !== 'containerDirective' && node.type !== 'leafDirective' && node.type !== 'textDirective')
        return undefined;
      const element = elementOf(node);
      if (element !== null) {
        node.data = { ...node.data, hName: element, hProperties: propertiesOf(node) };
        return undefined;
      }
      if (!parent || index === undefined) return undefined;
      parent.children.splice(index, 1, ...asTyped(node));
      return [SKIP, index];
    });
  };
}

function elementOf(node: Directive): string | null {
  if (node.type === 'containerDirective') return ownEntry(containers, node.name);
  return node.type === 'leafDirective' ? ownEntry(leaves, node.name) : null;
}

/** Not what every object has: `:::constructor` is text. */
function ownEntry(table: Readonly<Record<string, string>>, name: string): string | null {
  return own(table, name) ?? null;
}

function propertiesOf(node: Directive): Record<string, string> {
  if (node.type === 'containerDirective') return { dataNabla: node.name };
  return Object.fromEntries(
    Object.entries(node.attributes ?? {}).flatMap(([name, value]) =>
      /^[a-z]{1,20}$/.test(name) ? [[`data${name[0]?.toUpperCase()}${name.slice(1)}`, String(value ?? '')]] : [],
    ),
  );
}

// The tree allows phrasing where a text directive stood and a paragraph where a block did.
function asTyped(node: Directive): (Text | Paragraph)[] {
  const marker = { textDirective: ':', leafDirective: '::', containerDirective: ':::' }[node.type];
  const label: Text = { type: 'text', value: `${marker}${node.name}` };
  if (node.type === 'containerDirective') {
    return [{ type: 'paragraph', children: [label] }, ...(node.children as Paragraph[])];
  }
  if (node.type === 'leafDirective') return [{ type: 'paragraph', children: [label, ...node.children] }];
  return [label, ...(node.children as PhrasingContent[] as Text[])];
}

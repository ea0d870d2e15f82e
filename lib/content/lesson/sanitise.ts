/** What a lesson may hold. Lessons from the database are written by people who must not be able to run script or call other hosts. */
import type { Element, Root } from 'hast';
import { defaultSchema, type Options } from 'rehype-sanitize';
import { visit } from 'unist-util-visit';
import { uploadName } from './uploads';

const attributes = defaultSchema.attributes ?? {};

export const lessonSchema: Options = {
  ...defaultSchema,
  tagNames: [...(defaultSchema.tagNames ?? []), 'section', 'aside', 'nabla-figure', 'nabla-question'],
  attributes: {
    ...attributes,
    section: [['dataNabla', 'task']],
    aside: [['dataNabla', 'note']],
    'nabla-figure': ['dataName', 'dataFunction'],
    'nabla-question': ['dataId'],
    // Maths and code are marked by class; nothing else may choose one.
    code: [['className', 'math-inline', 'math-display', /^language-[a-z]+$/]],
  },
  protocols: { ...defaultSchema.protocols, href: ['http', 'https'], src: [] },
  // Ids are given by the renderer; a prefix keeps an author's from clobbering the page's.
  clobberPrefix: 'lesson-',
};

/** A path of this site; `//host` and `/\\host` are other hosts. */
export function isOwnAddress(address: string): boolean {
  return /^\/(?![/\\])/.test(address);
}

/** Whether a link survives: http(s), or a path without a protocol. */
export function isSafeLink(address: string): boolean {
  if (/^[/\\]{2}/.test(address.trim())) return false;
  const protocol = /^[^/?#:]*(?=:)/.exec(address.trim())?.[0];
  return protocol === undefined || /^https?$/i.test(protocol);
}

/** Images of this site only (no request to another host, ever), and links out without an opener. */
export function rehypeOwnHost() {
  return (tree: Root): void => {
    visit(tree, 'element', (node: Element, index, parent) => {
      const source = String(node.properties.src ?? '');
      const isOurs = isOwnAddress(source) || uploadName(source) !== null;
      if (node.tagName === 'img' && !isOurs && parent && index !== undefined) {
        parent.children.splice(index, 1, { type: 'text', value: String(node.properties.alt ?? '') });
      }
      const link = String(node.properties.href ?? '');
      // Looks like a path of ours and leads to another host.
      if (node.tagName === 'a' && !isSafeLink(link)) delete node.properties.href;
      else if (node.tagName === 'a' && /^https?:/i.test(link)) {
        node.properties.rel = ['noopener', 'noreferrer'];
        node.properties.target = '_blank';
      }
    });
  };
}

/** The empty corner of a table heads nothing: announced as a header, it would be read out as one without a name. */
export function rehypeEmptyCorner() {
  return (tree: Root): void => {
    visit(tree, 'element', (node: Element) => {
      if (node.tagName === 'th' && node.children.length === 0) node.tagName = 'td';
    });
  };
}

/** Images that belong to a lesson: written as `uploads/<name>`, served from an address that only the page knows. */
import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { markdownParser } from './markdown';

const address = /^uploads\/([A-Za-z0-9][A-Za-z0-9._-]{0,99})$/;

/** The name of an uploaded image; null for any other address. */
export function uploadName(url: string): string | null {
  return address.exec(url)?.[1] ?? null;
}

/** The uploaded images that a lesson shows, in its order. */
export function uploadsIn(lesson: string): readonly { readonly name: string; readonly line: number | null }[] {
  const found: { name: string; line: number | null }[] = [];
  visit(markdownParser.parse(lesson), ['image', 'definition'], (node) => {
    if (node.type !== 'image' && node.type !== 'definition') return;
    const name = uploadName(node.url);
    if (name !== null) found.push({ name, line: node.position?.start.line ?? null });
  });
  return found;
}

/** Gives uploaded images their address; without one (a hint, a comment) their text stands in their place. */
export function placeUploads(tree: Root, uploadsAt: string | null): void {
  visit(tree, 'element', (node: Element, index, parent) => {
    if (node.tagName !== 'img') return;
    const name = uploadName(String(node.properties.src ?? ''));
    if (name === null) return;
    if (uploadsAt !== null) {
      node.properties.src = `${uploadsAt}/${name}`;
      node.properties.loading = 'lazy';
    } else if (parent && index !== undefined) {
      parent.children.splice(index, 1, { type: 'text', value: String(node.properties.alt ?? '') });
    }
  });
}

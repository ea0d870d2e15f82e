/**
 * Lessons: Markdown → React elements, on the server. One renderer for files and database: sanitised before anything of ours
 * is added, maths by KaTeX (which trusts nothing), code by Shiki. Neither reaches the browser.
 */
import type { Element, Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { type Components, toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { toText } from 'hast-util-to-text';
import type { ReactElement } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import rehypeKatex from 'rehype-katex';
import rehypeSanitize from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { visit } from 'unist-util-visit';
import { remarkNablaDirectives } from './directives';
import { rehypeHighlight } from './highlight';
import { formulaLimits, markdownParser } from './markdown';
import { lessonSchema, rehypeEmptyCorner, rehypeOwnHost } from './sanitise';
import { placeUploads } from './uploads';

export interface Heading {
  readonly id: string;
  readonly text: string;
  readonly depth: 2 | 3;
}

export interface RenderedLesson {
  /** Everything but the task. */
  readonly lesson: ReactElement;
  /** The `:::task` container; null where there is none. */
  readonly task: ReactElement | null;
  /** Of the lesson, in order. */
  readonly headings: readonly Heading[];
}

/** How `nabla-figure` (data-name, data-function) and `nabla-question` (data-id) are drawn. */
export type LessonComponents = Partial<Components> & Readonly<Record<string, unknown>>;

const processor = markdownParser()
  .use(remarkNablaDirectives)
  .use(remarkRehype)
  .use(rehypeSanitize, lessonSchema)
  .use(rehypeOwnHost)
  .use(rehypeEmptyCorner)
  .use(rehypeKatex, { ...formulaLimits, strict: 'ignore', output: 'htmlAndMathml' })
  .use(rehypeHighlight)
  .freeze();

async function toTree(markdown: string): Promise<Root> {
  return processor.run(processor.parse(markdown)) as Promise<Root>; // remark-rehype makes it an HTML tree
}

/**
 * @param components draw the figures and questions; the renderer knows only their names
 * @param uploadsAt the address of the exercise's images; without it their texts stand in their places
 */
export async function renderLesson(
  markdown: string,
  components: LessonComponents,
  uploadsAt: string | null = null,
): Promise<RenderedLesson> {
  const tree = await toTree(markdown);
  placeUploads(tree, uploadsAt);
  const isTask = (node: RootContent): node is Element =>
    node.type === 'element' && node.properties.dataNabla === 'task';
  const lesson: Root = { type: 'root', children: tree.children.filter((node) => !isTask(node)) };
  const headings = nameHeadings(lesson);
  const task = tree.children.find(isTask);
  const toReact = (node: Root): ReactElement =>
    toJsxRuntime(node, {
      Fragment,
      jsx,
      jsxs,
      components: components as Partial<Components>,
      ignoreInvalidStyle: true,
    });
  return {
    lesson: toReact(lesson),
    task: task ? toReact({ type: 'root', children: task.children }) : null,
    headings,
  };
}

/** A hint or a comment: Markdown → HTML that is safe to set. Figures and questions are left out. */
export async function renderMarkdown(markdown: string): Promise<string> {
  const tree = await toTree(markdown);
  placeUploads(tree, null);
  visit(tree, 'element', (node, index, parent) => {
    if (!node.tagName.startsWith('nabla-') || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
  return toHtml(tree);
}

/** Gives every second- and third-level heading an id of its own and lists them. */
function nameHeadings(tree: Root): Heading[] {
  const headings: Heading[] = [];
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'h2' && node.tagName !== 'h3') return;
    const text = toText(node);
    const base =
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '') || 'section';
    const taken = headings.filter(({ id }) => id === base || id.startsWith(`${base}--`)).length;
    const id = taken === 0 ? base : `${base}--${taken + 1}`;
    node.properties.id = id;
    headings.push({ id, text, depth: node.tagName === 'h2' ? 2 : 3 });
  });
  return headings;
}

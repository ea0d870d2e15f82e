/**
 * Lessons: Markdown → HTML, on the server. One renderer for files and database: sanitised before anything of ours
 * is added, maths by KaTeX (which trusts nothing), code by Shiki. Neither reaches the browser.
 */
import type { Element, Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toText } from 'hast-util-to-text';
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

/** What a finished lesson is made of, in order: HTML, and the places of what each page draws itself. */
export type LessonPiece =
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'figure'; readonly name: string; readonly variant: string | null }
  | { readonly kind: 'question'; readonly id: string };

export interface FinishedLesson {
  /** Everything but the task. */
  readonly lesson: readonly LessonPiece[];
  /** The `:::task` container; null where there is none. */
  readonly task: readonly LessonPiece[] | null;
  /** Of the lesson, in order. */
  readonly headings: readonly Heading[];
}

/**
 * Renders a lesson once, for all its readers. Figures and questions are pieces of their own where they stand alone; inside of
 * lists, quotes and tables they are left out.
 * @param uploadsAt the address of the exercise's images; without it their texts stand in their places
 */
export async function finishLesson(markdown: string, uploadsAt: string | null = null): Promise<FinishedLesson> {
  const tree = await toTree(markdown);
  placeUploads(tree, uploadsAt);
  const { lesson, task } = splitTask(tree);
  const headings = nameHeadings(lesson);
  return { lesson: piecesOf(lesson), task: task && piecesOf(task), headings };
}

function piecesOf(root: Root): readonly LessonPiece[] {
  const pieces: LessonPiece[] = [];
  let html: RootContent[] = [];
  const endHtml = () => {
    const text = toHtml(withoutPlaces({ type: 'root', children: html }));
    if (text.trim() !== '') pieces.push({ kind: 'html', html: text });
    html = [];
  };
  for (const node of root.children) {
    const place = placeOf(node);
    if (place) endHtml();
    if (place) pieces.push(place);
    else html.push(node);
  }
  endHtml();
  return pieces;
}

function placeOf(node: RootContent): LessonPiece | null {
  if (node.type !== 'element') return null;
  const { dataName, dataFunction, dataId } = node.properties;
  if (node.tagName === 'nabla-figure')
    return { kind: 'figure', name: String(dataName), variant: typeof dataFunction === 'string' ? dataFunction : null };
  return node.tagName === 'nabla-question' ? { kind: 'question', id: String(dataId) } : null;
}

function splitTask(tree: Root): { lesson: Root; task: Root | null } {
  const isTask = (node: RootContent): node is Element =>
    node.type === 'element' && node.properties.dataNabla === 'task';
  const task = tree.children.find(isTask);
  return {
    lesson: { type: 'root', children: tree.children.filter((node) => !isTask(node)) },
    task: task ? { type: 'root', children: task.children } : null,
  };
}

/** A hint or a comment: Markdown → HTML that is safe to set. Figures and questions are left out. */
export async function renderMarkdown(markdown: string): Promise<string> {
  const tree = await toTree(markdown);
  placeUploads(tree, null);
  return toHtml(withoutPlaces(tree));
}

/** Without figures and questions. */
function withoutPlaces(tree: Root): Root {
  visit(tree, 'element', (node, index, parent) => {
    if (!node.tagName.startsWith('nabla-') || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return index;
  });
  return tree;
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

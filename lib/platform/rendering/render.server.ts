/**
 * Markdown that people wrote → HTML, on threads with a deadline. No text fails the page that shows it: one that is nested too
 * deep, takes too long or breaks the renderer is shown as it was typed.
 */
import 'server-only';
import { MessageChannel } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import type { FinishedLesson } from '@/lib/content/lesson/render';
import type { NodeThread } from '@/lib/engine/bundles/node-thread.server';
import { openThreadPool } from '@/lib/engine/bundles/thread-pool.server';
import type { RenderingTask } from './thread';

export const renderingThread: NodeThread = {
  entry: 'lib/platform/rendering/thread.ts',
  name: 'rendering',
  format: 'cjs',
};

/** For one text, from its turn on; a long lesson takes a tenth of it. */
const deadlineMs = 5000;
/** Quotes and lists in one another on one line. Nobody writes ten, and the parser's time grows with their square. */
const tooDeep = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])){50}/m;

/** Texts whose HTML is kept, and the longest of them: questions and hints are read by everybody, a comment by two. */
const mostKept = 500;
const longestKept = 10_000;
const kept = new Map<string, string>();

/** A question, a hint or a comment: HTML that is safe to set. Figures and questions are left out. */
export async function textHtml(markdown: string): Promise<string> {
  const known = kept.get(markdown);
  if (known !== undefined) return known;
  const html = (await onThread<string>('text', { markdown, uploadsAt: null })) ?? asTyped(markdown);
  const oldest = kept.keys().next().value;
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  if (markdown.length <= longestKept) kept.set(markdown, html);
  return html;
}

export interface LessonPieces {
  readonly lesson: FinishedLesson;
  /** False: as it was typed. Another try may do better, as on a machine that is less busy. */
  readonly isRendered: boolean;
}

/** @param uploadsAt the address of the exercise's images; without it their texts stand in their places */
export async function lessonPieces(markdown: string, uploadsAt: string | null): Promise<LessonPieces> {
  const lesson = await onThread<FinishedLesson>('lesson', { markdown, uploadsAt });
  if (lesson) return { lesson, isRendered: true };
  return {
    lesson: { lesson: [{ kind: 'html', html: asTyped(markdown) }], task: null, headings: [] },
    isRendered: false,
  };
}

/** Null where it could not be rendered. */
async function onThread<T extends string | FinishedLesson>(
  name: string,
  task: Omit<RenderingTask, 'began'>,
): Promise<T | null> {
  if (tooDeep.test(task.markdown)) return null;
  const { port1, port2: began } = new MessageChannel();
  const thread = new AbortController();
  let deadline: NodeJS.Timeout | undefined;
  port1.once('message', () => {
    deadline = setTimeout(() => thread.abort(), deadlineMs);
  });
  try {
    const options = { name, signal: thread.signal, transferList: [began] };
    return (await (await pool()).run({ ...task, began }, options)) as T; // what the thread's function of that name returns
  } catch (error) {
    console.warn(`A text of ${task.markdown.length} characters is shown as it was typed: ${reasonOf(error)}`);
    return null;
  } finally {
    clearTimeout(deadline);
    port1.close();
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'its thread failed.';
  return error.name === 'AbortError' ? `rendering it took longer than ${deadlineMs / 1000} s.` : error.message;
}

/** The text itself, without a mark of Markdown interpreted. */
function asTyped(markdown: string): string {
  const escaped = markdown.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<p><em>This text could not be formatted. As it was typed:</em></p><pre>${escaped}</pre>`;
}

interface Slot {
  nablaRendering?: Promise<Piscina>;
}
/** On globalThis as in lib/platform/db/database.server.ts. */
const slot: Slot = globalThis as Slot; // our own key on the global object

function pool(): Promise<Piscina> {
  slot.nablaRendering ??= openThreadPool('renderingThread', renderingThread, { leastThreads: 2, heap: 256, stack: 4 });
  return slot.nablaRendering;
}

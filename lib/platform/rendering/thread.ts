/** A thread that renders Markdown. Whoever wrote it may have wanted it to take for ever: the server's own thread does not wait. */
import type { MessagePort } from 'node:worker_threads';
import { type FinishedLesson, finishLesson, renderMarkdown } from '@/lib/content/lesson/render';

export interface RenderingTask {
  readonly markdown: string;
  /** As of {@link finishLesson}. */
  readonly uploadsAt: string | null;
  /** Hears when the task has its turn: the deadline counts from then on. */
  readonly began: MessagePort;
}

export function text({ markdown, began }: RenderingTask): Promise<string> {
  began.postMessage(null);
  return renderMarkdown(markdown);
}

export function lesson({ markdown, uploadsAt, began }: RenderingTask): Promise<FinishedLesson> {
  began.postMessage(null);
  return finishLesson(markdown, uploadsAt);
}

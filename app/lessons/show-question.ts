/** Questions and verdicts, rendered on the server for the page. */

import { cookies } from 'next/headers';
import { orderCookie } from '@/app/order-cookie';
import type { ShownQuestion, ShownVerdict } from '@/lib/core/questions/wire';
import { type CountedVerdict, listQuestions } from '@/lib/learning/reading/questions.server';
import { textHtml } from '@/lib/platform/rendering/render.server';
import type { Viewer } from '@/lib/platform/session/viewer';

export async function showQuestions(viewer: Viewer | null, slug: string): Promise<readonly ShownQuestion[]> {
  const seed = viewer?.id ?? (await cookies()).get(orderCookie)?.value ?? '';
  const asked = await listQuestions(viewer, slug, seed);
  return Promise.all(
    asked.map(async ({ question, saved }) => ({
      id: question.id,
      kind: question.kind,
      promptHtml: await textHtml(question.prompt),
      optionNames: question.options.map(({ name }) => name),
      optionsHtml: await Promise.all(question.options.map(({ text }) => renderLine(text))),
      optionsSpoken: question.options.map(({ text }) => spokenFormula(text)),
      saved: saved && { answer: saved.answer, verdict: await showVerdict(saved.verdict) },
      isKept: viewer !== null,
    })),
  );
}

export async function showVerdict({ tries, correct, incomplete, remarks }: CountedVerdict): Promise<ShownVerdict> {
  return {
    tries,
    correct,
    incomplete,
    remarks: await Promise.all(
      remarks.map(async ({ option, right, explanation }) => ({
        option,
        right,
        html: await textHtml(explanation),
      })),
    ),
  };
}

/** `$w_3 \\sigma'(z_3)$` → `w_3 sigma'(z_3)`; null where there are words around the formulas. */
function spokenFormula(markdown: string): string | null {
  const words = markdown.replace(/\$[^$]*\$/g, '');
  return /[\p{L}\p{N}]/u.test(words) ? null : markdown.replace(/[$\\{}]/g, '');
}

/** A label holds words, not paragraphs. */
async function renderLine(markdown: string): Promise<string> {
  const html = await textHtml(markdown);
  const line = /^<p>([\s\S]*)<\/p>\s*$/.exec(html)?.[1];
  return line === undefined || line.includes('<p>') ? html : line;
}

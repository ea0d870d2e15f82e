/** The order of a question's options, drawn by the server's secret: nobody can work out from it what the author wrote first. */

import 'server-only';
import { createHmac } from 'node:crypto';
import type { QuestionSpec } from '@/lib/core/exercise/schema';
import { type OptionOrder, orderOf } from '@/lib/core/questions/order';
import { sessionSecret } from '@/lib/platform/session/secret.server';

/** @param seed whose order it is: an account's id, or what a visitor's browser keeps */
export async function optionOrder(slug: string, question: QuestionSpec, seed: string): Promise<OptionOrder> {
  const count = question.kind === 'numeric' ? 0 : question.options.length;
  const secret = await sessionSecret();
  const place = JSON.stringify([slug, question.id, count]);
  return {
    names: orderOf(draws(secret, `names ${place}`, count)),
    shown: orderOf(draws(secret, `shown ${place} ${seed}`, count)),
  };
}

/** Eight at most, as the digest has room for; no question has more options. */
function draws(secret: string, text: string, count: number): readonly number[] {
  const digest = createHmac('sha256', secret).update(`question ${text}`).digest();
  return Array.from({ length: count }, (_, index) => digest.readUInt32BE(4 * index));
}

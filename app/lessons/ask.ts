/** Sends an answer to the server, which alone knows what is right. */
import type { Answer } from '@/lib/core/questions/judge';
import type { ShownVerdict } from '@/lib/core/questions/wire';
import { postAnswer } from '@/lib/learning/reading/endpoints';
import { call } from '@/lib/platform/contract/call';

export type AskResult =
  | { readonly kind: 'judged'; readonly verdict: ShownVerdict }
  | { readonly kind: 'failed'; readonly message: string };

/** `visitor`: given before signing in, after so many wrong tries; an answer that the account has already stays. */
export async function ask(
  slug: string,
  id: string,
  answer: Answer,
  visitor?: { readonly earlierTries: number },
): Promise<AskResult> {
  const body = visitor ? { ...answer, ...visitor, asVisitor: true } : answer;
  const answered = await call(postAnswer, { params: { slug, id }, body });
  if (answered.kind === 'ok') return { kind: 'judged', verdict: answered.value };
  return { kind: 'failed', message: answered.kind === 'refused' ? answered.message : unreachable };
}

const unreachable = 'Your answer could not be checked: the server did not answer. Try again in a moment.';

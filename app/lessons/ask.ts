/** Sends an answer to the server, which alone knows what is right. */
import { z } from 'zod';
import type { Answer } from '@/lib/core/questions/judge';
import { type ShownVerdict, verdictSchema } from '@/lib/core/questions/wire';

export type AskResult =
  | { readonly kind: 'judged'; readonly verdict: ShownVerdict }
  | { readonly kind: 'failed'; readonly message: string };

const refusal = z.object({ error: z.object({ message: z.string() }) });

export async function ask(slug: string, id: string, answer: Answer): Promise<AskResult> {
  try {
    const response = await fetch(`/api/questions/${slug}/${id}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(answer),
    });
    const body: unknown = await response.json();
    const verdict = verdictSchema.safeParse(body);
    if (response.ok && verdict.success) return { kind: 'judged', verdict: verdict.data };
    const refused = refusal.safeParse(body);
    return { kind: 'failed', message: refused.success ? refused.data.error.message : unreachable };
  } catch {
    return { kind: 'failed', message: unreachable };
  }
}

const unreachable = 'Your answer could not be checked: the server did not answer. Try again in a moment.';

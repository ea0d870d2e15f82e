/** What the page and the server say to each other about a question. */
import { z } from 'zod';
import type { Answer } from './judge';

export const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('options'), chosen: z.array(z.number().int().min(0).max(7)).min(1).max(8) }),
  z.object({ kind: z.literal('number'), value: z.number() }),
]);

/** An answer as it is sent. Options go by the names that the page was given, not by any order. */
export const sentAnswerSchema = answerSchema.and(
  z.object({
    earlierTries: z.number().int().min(0).max(1000).optional().describe('Wrong tries before signing in.'),
    asVisitor: z.boolean().optional().describe('Given before signing in: an answer of the account stays.'),
  }),
);

/** A verdict with its explanations rendered: safe HTML. */
export const verdictSchema = z.object({
  /** Answers so far, this one included; null for visitors, whose tries their browser counts. */
  tries: z.number().int().nullable(),
  correct: z.boolean(),
  incomplete: z.boolean(),
  remarks: z.array(z.object({ option: z.number().nullable(), right: z.boolean(), html: z.string() })),
});
export type ShownVerdict = Readonly<z.infer<typeof verdictSchema>>;

/** A question as the page gets it: safe HTML, without what would answer it. */
export interface ShownQuestion {
  readonly id: string;
  readonly kind: 'single' | 'multiple' | 'numeric';
  readonly promptHtml: string;
  /** What names each option in an answer, in the order in which they are shown. */
  readonly optionNames: readonly number[];
  readonly optionsHtml: readonly string[];
  /** For a label: what an option says that is nothing but formulas, which not every reader takes for text. Else null. */
  readonly optionsSpoken: readonly (string | null)[];
  /** What the viewer answered last; null for visitors, whose answers their browser keeps. */
  readonly saved: { readonly answer: Answer; readonly verdict: ShownVerdict } | null;
  /** Whether the server keeps the viewer's answers. */
  readonly isKept: boolean;
}

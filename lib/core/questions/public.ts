import type { PublicQuestion } from '@/lib/core/exercise/revision';
import type { QuestionSpec } from '@/lib/core/exercise/schema';

/** What a browser may have of a question before it is answered. Every field is named, so that a new one stays withheld. */
export function publicQuestion(question: QuestionSpec): PublicQuestion {
  const { id, kind, prompt } = question;
  return { id, kind, prompt, options: question.kind === 'numeric' ? [] : question.options.map(({ text }) => text) };
}

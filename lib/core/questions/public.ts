import type { PublicQuestion } from '@/lib/core/exercise/revision';
import type { QuestionSpec } from '@/lib/core/exercise/schema';
import type { OptionOrder } from './order';

/** What a browser may have of a question before it is answered. Every field is named, so that a new one stays withheld. */
export function publicQuestion(question: QuestionSpec, { names, shown }: OptionOrder): PublicQuestion {
  const { id, kind, prompt } = question;
  const options = question.kind === 'numeric' ? [] : question.options;
  return {
    id,
    kind,
    prompt,
    options: shown.flatMap((name) => {
      const option = options[names.indexOf(name)];
      return option ? [{ name, text: option.text }] : [];
    }),
  };
}

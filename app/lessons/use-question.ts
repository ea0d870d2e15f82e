'use client';

import { useEffect, useState } from 'react';
import type { Answer } from '@/lib/core/questions/judge';
import { findTwoMeanings, parseNumber } from '@/lib/core/questions/parse-number';
import type { ShownQuestion, ShownVerdict } from '@/lib/core/questions/wire';
import { ask } from './ask';
import { findKeptAnswer, forgetKeptAnswer, keepAnswer } from './kept-answers';

export interface Given {
  readonly chosen: readonly number[];
  /** As typed. */
  readonly text: string;
}

type Phase =
  | { readonly kind: 'open'; readonly message: string | null }
  | { readonly kind: 'sending' }
  | { readonly kind: 'judged'; readonly verdict: ShownVerdict }
  /** A visitor's answer of an earlier visit, of which the browser knows the verdict only. */
  | { readonly kind: 'recalled'; readonly correct: boolean };

const open: Phase = { kind: 'open', message: null };
const nothing: Given = { chosen: [], text: '' };

/** What is given as an answer to a question, and what came of it. */
export function useQuestion(slug: string, question: ShownQuestion) {
  const { id, saved, isKept } = question;
  const [given, setGiven] = useState<Given>(saved ? toGiven(saved.answer) : nothing);
  const [phase, setPhase] = useState<Phase>(saved ? { kind: 'judged', verdict: saved.verdict } : open);

  useEffect(() => {
    const kept = findKeptAnswer(slug, id);
    if (!kept) return;
    if (!isKept) {
      setGiven(toGiven(kept.answer));
      setPhase({ kind: 'recalled', correct: kept.correct });
      return;
    }
    // Answered before signing in: it becomes the account's, unless the account has an answer of its own.
    if (saved) forgetKeptAnswer(slug, id);
    else
      void ask(slug, id, kept.answer, { earlierTries: kept.tries - 1 }).then((asked) => {
        if (asked.kind !== 'judged') return;
        forgetKeptAnswer(slug, id);
        setGiven(toGiven(kept.answer));
        setPhase(asked);
      });
  }, [slug, id, isKept, saved]);

  const change = (next: Given) => {
    setGiven(next);
    setPhase(open);
  };

  const check = async () => {
    const answer = toAnswer(question.kind, given);
    if (typeof answer === 'string') return setPhase({ kind: 'open', message: answer });
    setPhase({ kind: 'sending' });
    const asked = await ask(slug, id, answer);
    if (asked.kind === 'failed') return setPhase({ kind: 'open', message: asked.message });
    const { verdict } = asked;
    const tries = isKept ? verdict.tries : keepAnswer(slug, id, answer, verdict.correct);
    setPhase({ kind: 'judged', verdict: { ...verdict, tries } });
  };

  return { given, phase, change, check, restart: () => change(nothing) };
}

function toGiven(answer: Answer): Given {
  return answer.kind === 'options' ? { chosen: answer.chosen, text: '' } : { chosen: [], text: String(answer.value) };
}

/** Or what is missing. */
function toAnswer(kind: ShownQuestion['kind'], { chosen, text }: Given): Answer | string {
  if (kind !== 'numeric') return chosen.length > 0 ? { kind: 'options', chosen } : 'Choose an answer first.';
  const value = parseNumber(text);
  if (value !== null) return { kind: 'number', value };
  const meant = findTwoMeanings(text);
  return meant ? `Do you mean ${meant.whole} or ${meant.decimal}? Type it that way.` : examples;
}

const examples = 'Type a number, such as 0.25, 1e-6, 10^6 or 1/4.';

/** A visitor's answers to questions and what they have read become the account's, once signed in. */
import { ask } from '@/app/lessons/ask';
import { forgetKeptAnswer, listKeptAnswers } from '@/app/lessons/kept-answers';
import { browserStorage } from '@/lib/client/documents/storage';
import { putReading } from '@/lib/learning/reading/endpoints';
import { lessonEnd } from '@/lib/learning/reading/sections';
import { visitor } from '@/lib/learning/workbench/draft-store';
import { forgetReading, listReadSlugs, readingOf } from '@/lib/learning/workbench/reading';
import { call } from '@/lib/platform/contract/call';

export const hasKept = (): boolean => listKeptAnswers().length > 0 || listReadSlugs(browserStorage, visitor).length > 0;

/** An answer that the account has already is kept there. False when the server could not be reached. */
export async function offerKept(): Promise<boolean> {
  let complete = true;
  for (const { slug, id, answer, tries } of listKeptAnswers()) {
    const asked = await ask(slug, id, answer, { earlierTries: tries - 1 });
    if (asked.kind === 'judged') forgetKeptAnswer(slug, id);
    else complete = false;
  }
  for (const slug of listReadSlugs(browserStorage, visitor)) {
    const { sections, isRead } = readingOf(browserStorage, visitor, slug);
    const sent = await call(putReading, {
      params: { slug },
      body: { sections: [...(isRead ? [lessonEnd] : []), ...sections] },
    });
    // What is refused, such as for a lesson that is gone, would be refused again.
    if (sent.kind === 'ok' || sent.kind === 'refused') forgetReading(browserStorage, visitor, slug);
    else complete = false;
  }
  return complete;
}

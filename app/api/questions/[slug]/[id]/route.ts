import { handle } from '@/app/api/handler';
import { showVerdict } from '@/app/lessons/show-question';
import { postAnswer } from '@/lib/learning/reading/endpoints';
import { answerQuestion } from '@/lib/learning/reading/questions.server';

export const POST = handle(
  postAnswer,
  async ({ caller, params, body: { earlierTries = 0, asVisitor = false, ...answer }, address }) =>
    showVerdict(await answerQuestion(caller, params, answer, { address, earlierTries, asVisitor })),
);

import { showVerdict } from '@/app/lessons/show-question';
import { answerSchema } from '@/lib/core/questions/wire';
import { answerQuestion } from '@/lib/learning/reading/questions.server';
import { handle, json } from '../../../handler';
import { questionParams } from '../../../inputs';

export const POST = handle(
  'POST /api/questions/[slug]/[id]',
  { params: questionParams, body: answerSchema, mostBytes: 2000 },
  async ({ caller, params, body }) => json(await showVerdict(await answerQuestion(caller, params, body))),
);

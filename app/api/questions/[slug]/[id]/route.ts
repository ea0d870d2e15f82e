import { showVerdict } from '@/app/lessons/show-question';
import { answerQuestion } from '@/lib/progress/questions.server';
import { answerSchema } from '@/lib/questions/wire';
import { handle, json } from '../../../handler';
import { questionParams } from '../../../inputs';

export const POST = handle(
  'POST /api/questions/[slug]/[id]',
  { params: questionParams, body: answerSchema, mostBytes: 2000 },
  async ({ viewer, params, body }) => json(await showVerdict(await answerQuestion(viewer, params, body))),
);

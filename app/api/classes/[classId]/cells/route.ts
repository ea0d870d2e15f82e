import { handle, json } from '@/app/api/handler';
import { cellsQuery, classParams } from '@/app/api/inputs';
import { getClassBoard } from '@/lib/teaching/board/class-board.server';

/** The table, with all rows or with those of the students asked for; who is missing is not in the class. */
export const GET = handle(
  'GET /api/classes/[classId]/cells',
  { params: classParams, query: cellsQuery },
  async ({ caller, query }) => json(await getClassBoard(caller, query.users)),
);

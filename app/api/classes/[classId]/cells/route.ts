import { handle } from '@/app/api/handler';
import { getClassBoard } from '@/lib/teaching/board/class-board.server';
import { getCells } from '@/lib/teaching/board/endpoints';

export const GET = handle(getCells, ({ caller, query }) => getClassBoard(caller, query.users));

/** How a new verdict compares with the old. Scores out of different totals are compared as fractions. */
import 'server-only';
import { Prisma } from '@/prisma/generated/client';

/** `fault`: it could not be graded again, by our fault; it stays as it is. `waiting`: not graded yet. */
export type Change = 'up' | 'down' | 'same' | 'fault' | 'waiting';

/** Of a row `item` of "RegradeItem". */
export const changeOfItem = Prisma.sql`(CASE
  WHEN item."newOutcome" IS NULL THEN 'waiting'
  WHEN item."newOutcome" = 'error' THEN 'fault'
  WHEN abs(${fraction('new')} - ${fraction('old')}) < 1e-9 THEN 'same'
  WHEN ${fraction('new')} > ${fraction('old')} THEN 'up'
  ELSE 'down' END)`;

function fraction(side: 'old' | 'new'): Prisma.Sql {
  return Prisma.raw(`COALESCE(item."${side}Score" / NULLIF(item."${side}MaxScore", 0), 0)`);
}

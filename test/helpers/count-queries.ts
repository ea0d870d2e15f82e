/** How often a piece of work asks the database: what must not grow with the class is counted. */
import { connection, provideConnection } from '@/lib/platform/db/database.server';
import type { PrismaClient } from '@/prisma/generated/client';

/** Operations of Prisma's client, raw queries included, that `work` makes on the database of the running test. */
export async function countQueries(work: () => Promise<unknown>): Promise<number> {
  const open = await connection();
  let count = 0;
  const counting = open.client.$extends({
    query: {
      $allOperations: ({ args, query }) => {
        count += 1;
        return query(args);
      },
    },
  });
  // An extended client has all that a client has but the hooks, which lib does not use.
  provideConnection({ ...open, client: counting as unknown as PrismaClient });
  try {
    await work();
  } finally {
    provideConnection(open);
  }
  return count;
}

import 'server-only';
import type { Prisma } from '@/prisma/generated/client';

/** One at a time per class: imports, and what must leave a class with an instructor. Held until the transaction ends. */
export async function lockClass(tx: Prisma.TransactionClient, classId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Class" WHERE id = ${classId}::uuid FOR UPDATE`;
}

import 'server-only';
import type { Prisma } from '@/prisma/generated/client';

/** Changes of one account wait for each other: of two that each take one of two ways in, one fails. */
export async function lockAccount(tx: Prisma.TransactionClient, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${userId}::uuid FOR UPDATE`;
}

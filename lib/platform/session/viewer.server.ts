/** The one place that makes viewers. Whoever calls it has made sure that it is this person who asks. */
import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import type { Viewer } from './viewer';

/** As the database has them now; null for an account that is gone. */
export async function readViewer(userId: string): Promise<Viewer | null> {
  const { user } = await database();
  const found = await user.findUnique({
    where: { id: userId, erasedAt: null },
    select: { id: true, name: true, email: true, role: true },
  });
  return found as Viewer | null; // its mark exists for the compiler alone
}

/** Students with a session each, written straight into the database: signing in 2,000 people would measure scrypt. */
import { encode } from 'next-auth/jwt';
import { openConnection, type Target } from '@/lib/platform/db/connection.server';
import { closeDatabase, database, provideConnection } from '@/lib/platform/db/database.server';
import { migrate } from '@/lib/platform/db/migrate.server';
import { tokenContent } from '@/lib/platform/session/session.server';

/** Signs the sessions of a server that nobody else reaches. */
export const scratchSecret = 'only in a database that is thrown away';

/** Makes the schema too: it comes before the server's start, since the embedded database serves one process. Returns their cookies. */
export async function makeStudents(target: Target, count: number): Promise<readonly string[]> {
  provideConnection(await openConnection(target));
  try {
    await migrate();
    const db = await database();
    const sessions = await db.$queryRaw<{ id: string; userId: string }[]>`
      WITH student AS (
        INSERT INTO "User" (id, email, name)
        SELECT gen_random_uuid(), 'student' || n || '@load.test', 'Student ' || n FROM generate_series(1, ${count}::int) AS n
        RETURNING id)
      INSERT INTO "Session" (id, "userId", version, device)
      SELECT gen_random_uuid(), id, 0, 'Load' FROM student RETURNING id, "userId"`;
    return await Promise.all(sessions.map(({ id, userId }) => cookieOf(userId, id)));
  } finally {
    await closeDatabase();
  }
}

async function cookieOf(userId: string, sessionId: string): Promise<string> {
  const token = await encode({ token: tokenContent(userId, sessionId), secret: scratchSecret, maxAge: 24 * 60 * 60 });
  return `next-auth.session-token=${token}`;
}

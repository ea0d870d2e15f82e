/** Rows of many kinds: bytes, lists, JSON, references both ways, text that is hard to quote. */
import { randomUUID } from 'node:crypto';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import type { Connection } from '@/lib/platform/db/connection.server';
import { provideConnection } from '@/lib/platform/db/database.server';
import { makeRevision } from './exercise';

/** Makes it the process's database, which the caller closes. */
export async function fillSomewhat(connection: Connection): Promise<void> {
  provideConnection(connection);
  await publishCourse('Test', [makeRevision()]);
  const { user, session, passkey, exercise, attempt } = connection.client;
  const { id: userId } = await user.create({
    data: { email: 'ada@school.edu', name: 'Ada "Countess" O’Neil \\ 𝛁\n{}', mutedMail: ['comments', 'a,"b"'] },
  });
  await session.create({ data: { userId, version: 0, device: 'Firefox on Linux' } });
  const publicKey = new Uint8Array([0, 1, 127, 128, 255]);
  await passkey.create({ data: { userId, id: 'key', name: 'Key', publicKey, counter: 2n ** 60n, transports: [] } });
  const { id: exerciseId, currentRevisionId } = await exercise.findFirstOrThrow();
  const report = { checks: [{ name: 'a "b"', points: 0.1, value: 1e-300 }] };
  const given = { userId, exerciseId, revisionId: currentRevisionId ?? '', source: "const s = '\\n'; // 𝛁", report };
  await attempt.createMany({ data: Array.from({ length: 1200 }, () => ({ ...given, id: randomUUID() })) });
}

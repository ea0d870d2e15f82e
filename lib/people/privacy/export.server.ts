/**
 * Everything that Nabla holds on a person, for themselves. Reports are as the student sees them: a hidden check says
 * nothing about a person.
 */

import 'server-only';
import type { Report } from '@/lib/core/grader/report';
import { studentReport } from '@/lib/core/grader/student-report';
import { database } from '@/lib/platform/db/database.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { ownInvitations } from './own-invitations.server';

const exercise = { select: { slug: true, title: true } } as const;
const klass = { select: { name: true } } as const;

/**
 * As JSON, piece by piece: years of attempts do not have to fit into memory. Only the password's hash and the hashes of tokens are
 * left out, and what the person did to others, which the log tells without them (test/people/privacy/schema.test.ts).
 */
export async function* writeOwnData(viewer: Viewer): AsyncGenerator<string> {
  const record = JSON.stringify(await readRecord(viewer), null, 2);
  yield `${record.slice(0, record.lastIndexOf('}')).trimEnd()},\n  "attempts": [`;
  let comma = '';
  for await (const attempt of readAttempts(viewer)) {
    yield `${comma}\n${JSON.stringify(attempt, null, 2)}`;
    comma = ',';
  }
  yield '\n  ]\n}\n';
}

async function readRecord({ id: userId }: Viewer) {
  const { user } = await database();
  const held = await user.findUniqueOrThrow({
    where: { id: userId },
    omit: { passwordHash: true, sessionVersion: true },
    include: {
      accounts: { omit: { userId: true } },
      passkeys: { select: { name: true, createdAt: true, lastUsedAt: true } },
      sessions: { omit: { userId: true, version: true } },
      enrolments: { omit: { userId: true, classId: true, sectionId: true }, include: { class: klass, section: klass } },
      joinRequests: { omit: { userId: true, classId: true }, include: { class: klass } },
      drafts: { omit: { userId: true, exerciseId: true }, include: { exercise } },
      progress: { omit: { userId: true, exerciseId: true }, include: { exercise } },
      hintRequests: { omit: { userId: true, exerciseId: true }, include: { exercise } },
      answers: { omit: { userId: true, exerciseId: true }, include: { exercise } },
      readings: { omit: { userId: true, exerciseId: true }, include: { exercise } },
      extensions: { omit: { userId: true, sectionId: true } },
      overrides: {
        omit: { userId: true, byId: true, exerciseId: true, classId: true },
        include: { exercise, class: klass },
      },
      auditEntries: { omit: { subjectId: true, actorId: true }, orderBy: { at: 'asc' } },
      auditedIn: { omit: { subjectId: true, actorId: true }, orderBy: { at: 'asc' } },
      apiTokens: { omit: { userId: true, tokenHash: true } },
      erasureRequests: { omit: { userId: true, decidedById: true } },
      authored: { select: { slug: true, title: true, createdAt: true } },
      folderVersions: { select: { exercise, version: true, savedAt: true } },
      uploads: { select: { exercise, name: true, type: true, createdAt: true } },
      grants: { select: { right: true, grantedAt: true, revokedAt: true } },
      accountLinks: { select: { kind: true, email: true, createdAt: true, expiresAt: true, usedAt: true } },
      setupLinks: { select: { createdAt: true, expiresAt: true, usedAt: true } },
      comments: { omit: { attemptId: true, classId: true, authorId: true }, include: { class: klass } },
    },
  });
  const db = await database();
  const invitations = await db.invitation.findMany({
    where: await ownInvitations(db, userId),
    omit: { classId: true, sectionId: true, createdById: true, acceptedById: true },
    include: { class: klass, section: klass },
  });
  return { ...held, invitations };
}

const attemptsAtOnce = 100;

/** In the order in which they were submitted. */
async function* readAttempts({ id: userId }: Viewer) {
  const { attempt } = await database();
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(after);
    for (const { id, report, ...rest } of page) {
      // Written from a Report by the verifier.
      yield { id, ...rest, report: report === null ? null : studentReport(report as unknown as Report) };
      after = id;
    }
    if (page.length < attemptsAtOnce) return;
  }

  function readPage(cursor: string | null) {
    return attempt.findMany({
      where: { userId },
      omit: { userId: true, exerciseId: true, claimedBy: true, claimedAt: true, tries: true },
      include: {
        exercise,
        comments: { where: { removedAt: null }, omit: { attemptId: true, classId: true, authorId: true } },
      },
      orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
      take: attemptsAtOnce,
      ...(cursor && { cursor: { id: cursor }, skip: 1 }),
    });
  }
}

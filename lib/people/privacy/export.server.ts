/**
 * Everything that Nabla holds on a person, for themselves. Reports are as the student sees them: a hidden check says
 * nothing about a person.
 */

import 'server-only';
import type { Report } from '@/lib/core/grader/report';
import { studentReport } from '@/lib/core/grader/student-report';
import { database } from '@/lib/platform/db/database.server';
import type { Viewer } from '@/lib/platform/session/viewer';

const exercise = { select: { slug: true, title: true } } as const;
const klass = { select: { name: true } } as const;

/** Plain data for JSON. Only the password's hash and the hashes of tokens are left out. @throws NotSignedIn */
export async function exportOwnData({ id: userId }: Viewer) {
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
      attempts: {
        omit: { userId: true, exerciseId: true, claimedBy: true, claimedAt: true, tries: true },
        include: {
          exercise,
          comments: { where: { removedAt: null }, omit: { attemptId: true, classId: true, authorId: true } },
        },
        orderBy: { submittedAt: 'asc' },
      },
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
    },
  });
  const { invitation } = await database();
  const invitations = await invitation.findMany({
    where: { OR: [{ email: held.email }, { acceptedById: userId }] },
    omit: { classId: true, sectionId: true, createdById: true, acceptedById: true },
    include: { class: klass, section: klass },
  });
  const attempts = held.attempts.map(({ report, ...attempt }) => ({
    ...attempt,
    report: report === null ? null : studentReport(report as unknown as Report), // written from a Report by the verifier
  }));
  return { ...held, attempts, invitations };
}

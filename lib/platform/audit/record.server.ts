/** What staff change is written down in the same transaction: who, what, about whom, from what to what. */

import 'server-only';
import { notifyClass, notifyStudent } from '@/lib/platform/live/notify.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import type { Prisma } from '@/prisma/generated/client';
import type { AuditAction } from './actions';

export interface AuditRecord {
  readonly actor: Pick<Viewer, 'id'>;
  readonly action: AuditAction;
  /** Null: not about a class. */
  readonly classId: string | null;
  /** The student, or the colleague, whom it is about. */
  readonly subjectId?: string;
  /** Shown as written to all staff of the class: no secret, no token. */
  readonly details?: Prisma.InputJsonObject;
}

/** Call it with the transaction of the change, so that neither is recorded without the other. */
export async function recordAudit(tx: Prisma.TransactionClient, record: AuditRecord): Promise<void> {
  await recordAudits(tx, [record]);
}

/** Many of one change at once, such as an import. */
export async function recordAudits(tx: Prisma.TransactionClient, records: readonly AuditRecord[]): Promise<void> {
  await tx.auditEntry.createMany({ data: records.map(rowOf) });
  await tellFollowers(tx, records);
}

/** With more students than this, pages read the whole class once, which is less work than each student alone. */
const mostStudentsTold = 50;

/** Every change by staff that a class page shows is recorded here, so this is also where open class pages are told of it. */
async function tellFollowers(tx: Prisma.TransactionClient, records: readonly AuditRecord[]): Promise<void> {
  const told = records.filter(({ action }) => !unseen.test(action));
  const whole = new Set(told.filter(({ subjectId }) => !subjectId).map(({ classId }) => classId));
  if (told.length > mostStudentsTold) for (const { classId } of told) whole.add(classId);
  for (const classId of whole) if (classId) await notifyClass(tx, classId);
  for (const { classId, subjectId } of told)
    if (classId && subjectId && !whole.has(classId)) await notifyStudent(tx, classId, subjectId);
}

/** Changes that no class page shows, and verdicts, which tell open pages themselves. */
const unseen = /^(account|comment|invitation|instructor|regrade)\./;

const rowOf = ({ actor, action, classId, subjectId, details }: AuditRecord) => ({
  actorId: actor.id,
  action,
  classId,
  subjectId: subjectId ?? null,
  details: details ?? {},
});

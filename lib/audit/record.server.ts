/** What staff change is written down in the same transaction: who, what, about whom, from what to what. */
import type { Viewer } from '@/lib/auth/viewer';
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
  await tx.auditEntry.create({ data: rowOf(record) });
}

/** Many of one change at once, such as an import. */
export async function recordAudits(tx: Prisma.TransactionClient, records: readonly AuditRecord[]): Promise<void> {
  await tx.auditEntry.createMany({ data: records.map(rowOf) });
}

const rowOf = ({ actor, action, classId, subjectId, details }: AuditRecord) => ({
  actorId: actor.id,
  action,
  classId,
  subjectId: subjectId ?? null,
  details: details ?? {},
});

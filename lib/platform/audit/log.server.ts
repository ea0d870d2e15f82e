/** Reading the audit log: all staff of a class may. */

import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import { isUuid } from '@/lib/platform/http/uuid';
import type { ClassStaff } from '@/lib/platform/session/capabilities';
import type { Prisma } from '@/prisma/generated/client';
import { sayDetails, sayEntry } from './sentence';

export interface LogEntry {
  readonly id: string;
  readonly at: Date;
  /** "Ingrid moved a student to another section: Ada" */
  readonly sentence: string;
  /** From what to what, and why: "from A to B". Empty where there is no more to say. */
  readonly details: string;
}

export interface LogPage {
  /** Newest first. */
  readonly entries: readonly LogEntry[];
  /** Hand it in as `before` for the entries that are older; null at the end. */
  readonly older: string | null;
}

export interface LogFilter {
  /** Who did it or whom it is about. */
  readonly personId?: string | undefined;
  /** An entry's id: only what is older. */
  readonly before?: string | undefined;
}

const pageSize = 50;

export async function readLog({ classId }: ClassStaff, filter: LogFilter = {}): Promise<LogPage> {
  const { auditEntry } = await database();
  const rows = await auditEntry.findMany({
    where: { classId, AND: [aboutPerson(filter.personId), await olderThan(classId, filter.before)] },
    select: {
      id: true,
      at: true,
      action: true,
      details: true,
      actor: { select: { id: true, name: true } },
      subject: { select: { id: true, name: true } },
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
  });
  const shown = rows.slice(0, pageSize);
  return {
    entries: shown.map(({ id, at, details, ...entry }) => ({
      id,
      at,
      sentence: sayEntry(entry),
      details: sayDetails(details),
    })),
    older: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}

export interface LogPerson {
  readonly id: string;
  readonly name: string;
}

/** Whom the log may be filtered by: everybody who is or was in the class. */
export async function listLogPeople({ classId }: ClassStaff): Promise<LogPerson[]> {
  const { user } = await database();
  return user.findMany({
    where: { enrolments: { some: { classId } } },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
}

function aboutPerson(id: string | undefined): Prisma.AuditEntryWhereInput {
  return id && isUuid(id) ? { OR: [{ actorId: id }, { subjectId: id }] } : {};
}

async function olderThan(classId: string, id: string | undefined): Promise<Prisma.AuditEntryWhereInput> {
  const { auditEntry } = await database();
  const last = id && isUuid(id) ? await auditEntry.findFirst({ where: { id, classId }, select: { at: true } }) : null;
  return id && last ? { OR: [{ at: { lt: last.at } }, { at: last.at, id: { lt: id } }] } : {};
}

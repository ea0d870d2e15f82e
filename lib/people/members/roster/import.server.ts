/**
 * Importing a roster: first the preview, which changes nothing, then the import, which plans anew on the class as it
 * is by then, in one transaction. The same import twice changes nothing the second time.
 */

import 'server-only';
import { oldestOpenInvitation } from '@/lib/people/joining/invitation-token.server';
import { database } from '@/lib/platform/db/database.server';
import { InvalidRequest } from '@/lib/platform/http/errors';
import type { ClassInstructor } from '@/lib/platform/session/capabilities';
import type { Prisma } from '@/prisma/generated/client';
import { lockClass } from '../lock.server';
import { applySteps, type ImportResult } from './apply.server';
import type { RosterColumns } from './fields';
import { type ClassRoster, planRoster, type RosterPlan } from './plan';
import { type ReadRoster, readRoster } from './rows';

export interface RosterPreview extends Omit<ReadRoster, 'rows'> {
  readonly plan: RosterPlan;
}

export interface RosterInput {
  readonly text: string;
  /** Null: as the headers say. */
  readonly columns: RosterColumns | null;
}

export async function previewRoster(
  { classId }: ClassInstructor,
  { text, columns }: RosterInput,
): Promise<RosterPreview> {
  const { rows, ...read } = readRoster(text, columns);
  return { ...read, plan: planRoster(rows, await readClass(await database(), classId)) };
}

/**
 * `removals`: whether those that the file calls gone are removed; `restores`: whether those that had been removed, or had left, are
 * put back.
 * @throws InvalidRequest for a text that cannot be read
 */
export async function importRoster(
  { viewer, classId }: ClassInstructor,
  { text, columns, removals, restores }: RosterInput & { readonly removals: boolean; readonly restores: boolean },
): Promise<ImportResult> {
  const { rows, problem } = readRoster(text, columns);
  if (problem) throw new InvalidRequest(problem);
  const db = await database();
  return db.$transaction(
    async (tx) => {
      await lockClass(tx, classId);
      const { rows: planned, newSections } = planRoster(rows, await readClass(tx, classId));
      const steps = planned
        .map(({ step }) => step)
        .filter(({ kind }) => removals || (kind !== 'remove' && kind !== 'withdraw'))
        .filter(({ kind }) => restores || kind !== 'restore');
      return applySteps({ tx, viewer, classId }, steps, newSections);
    },
    { timeout: 60_000, maxWait: 20_000 },
  );
}

async function readClass(tx: Prisma.TransactionClient, classId: string): Promise<ClassRoster> {
  const sections = await tx.section.findMany({
    where: { classId },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });
  const members = await tx.enrolment.findMany({
    where: { classId, user: { erasedAt: null } },
    select: {
      userId: true,
      role: true,
      sectionId: true,
      schoolId: true,
      removedAt: true,
      user: { select: { email: true, name: true, role: true } },
    },
  });
  // Who accepted an invitation may be gone: then it stands for nobody.
  const gone = { acceptedAt: { not: null }, acceptedById: null };
  const invitations = await tx.invitation.findMany({ where: { classId, NOT: gone } });
  const oldest = oldestOpenInvitation();
  return {
    sections,
    members: members.map(({ role, removedAt, user: { role: account, ...user }, ...member }) => ({
      ...member,
      ...user,
      teaches: account !== 'student',
      staff: role !== 'student',
      removed: removedAt !== null,
    })),
    invitations: invitations.map(({ id, email, name, role, sectionId, schoolId, ...rest }) => ({
      id,
      email,
      name,
      staff: role !== 'student',
      sectionId,
      schoolId,
      withdrawn: rest.withdrawnAt !== null,
      expired: rest.createdAt <= oldest,
      acceptedById: rest.acceptedById,
    })),
  };
}

/** Accounts for students: by a class's join code, which is also how a signed-in student joins another class. */
import { normaliseJoinCode } from '@/lib/classes/join-code';
import { database } from '@/lib/db.server';
import type { Prisma } from '@/prisma/generated/client';
import type { AccountInput } from './account-input';
import { isUniqueViolation } from './database-errors';
import { hashPassword } from './password.server';
import type { Viewer } from './viewer';

export type SignUpResult =
  | { readonly kind: 'created'; readonly userId: string; readonly classId: string }
  | { readonly kind: 'unknown-code' }
  | { readonly kind: 'email-taken' };

export interface JoinableClass {
  readonly id: string;
  readonly name: string;
}

/** The class that a code opens; null for a wrong code and for an archived class. */
export async function findClassByCode(typedCode: string): Promise<JoinableClass | null> {
  const joinCode = normaliseJoinCode(typedCode);
  const { class: classes } = await database();
  return classes.findFirst({ where: { joinCode, archivedAt: null }, select: { id: true, name: true } });
}

/** Creates a student in the class of the code. Whether the e-mail is taken is told only to someone who has a code. */
export async function signUp(code: string, account: AccountInput): Promise<SignUpResult> {
  const joined = await findClassByCode(code);
  if (!joined) return { kind: 'unknown-code' };
  const { name, email, password } = account;
  const passwordHash = await hashPassword(password);
  const db = await database();
  try {
    const { id } = await db.user.create({
      data: { name, email, passwordHash, enrolments: { create: { classId: joined.id } } },
      select: { id: true },
    });
    return { kind: 'created', userId: id, classId: joined.id };
  } catch (error) {
    if (isUniqueViolation(error)) return { kind: 'email-taken' };
    throw error;
  }
}

/** Enrols a signed-in viewer; joining twice is joining once, and staff of the class stay staff. Null for an unknown code. */
export async function joinClass(viewer: Viewer, code: string): Promise<JoinableClass | null> {
  const joined = await findClassByCode(code);
  if (joined) await enrol(await database(), viewer.id, joined.id);
  return joined;
}

/** Comes back to life where the student had been removed: whoever has the code may join. */
export async function enrol(db: Prisma.TransactionClient, userId: string, classId: string): Promise<void> {
  await db.enrolment.upsert({
    where: { classId_userId: { classId, userId } },
    create: { classId, userId },
    update: { removedAt: null },
  });
}

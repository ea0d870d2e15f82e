/** Fills the database with the demo class. Removes what an earlier run made; touches nothing else. */
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { grantRight } from '@/lib/people/accounts/grants.server';
import { hashPassword } from '@/lib/people/accounts/password.server';
import { makeJoinCode } from '@/lib/people/joining/join-code';
import { database } from '@/lib/platform/db/database.server';
import { furnish } from './furnish';
import { demoClassName, demoEmail, demoInstructor, demoStudents } from './people';
import { type DemoExercise, planDemo } from './plan';

export class DemoRefused extends Error {
  override readonly name = 'DemoRefused';
}

export interface DemoAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface DemoClass {
  readonly joinCode: string;
  readonly instructor: DemoAccount;
  /** All with the same password. */
  readonly students: readonly DemoAccount[];
  /** Waiting to be verified. */
  readonly attempts: number;
}

/** @throws DemoRefused on a database that has real users, or no exercises */
export async function fillDemo(exercises: readonly DemoExercise[], now: Date): Promise<DemoClass> {
  await requireNobodyReal();
  const revisions = await currentRevisions(exercises);
  await removeDemo();
  const joinCode = makeJoinCode(randomInt);
  const instructor = makeAccount(demoInstructor, makePassword());
  const shared = makePassword();
  const students = demoStudents.map((name) => makeAccount(name, shared));
  const ids = await store(joinCode, instructor, students);
  const plan = planDemo(students.length, exercises, now);
  const { attempt } = await database();
  await furnish(ids, exercises, plan, now);
  await attempt.createMany({
    data: plan.flatMap(({ student, slug, source, submittedAt }) => {
      const userId = ids[student];
      const revision = revisions.get(slug);
      return userId && revision ? [{ id: randomUUID(), userId, ...revision, source, submittedAt }] : [];
    }),
  });
  return { joinCode, instructor, students, attempts: plan.length };
}

/** Moves every demo verdict to just after its submission, as if it had been given then. */
export async function dateVerdicts(): Promise<void> {
  const db = await database();
  await db.$executeRaw`
    UPDATE "Attempt" SET "verifiedAt" = "submittedAt" + interval '400 milliseconds'
    FROM "User" WHERE "User".id = "userId" AND "User".demo AND "verifiedAt" IS NOT NULL`;
}

async function requireNobodyReal(): Promise<void> {
  const { user } = await database();
  const real = await user.count({ where: { demo: false } });
  if (real > 0) {
    throw new DemoRefused(
      `This database has ${real} real ${real === 1 ? 'user' : 'users'}; the demo class is for a database of its own. Run: NABLA_DATA=./demo-data npm run demo`,
    );
  }
}

async function currentRevisions(exercises: readonly DemoExercise[]) {
  const { exercise } = await database();
  const published = await exercise.findMany({
    where: { slug: { in: exercises.map(({ slug }) => slug) }, published: true },
    select: { id: true, slug: true, currentRevisionId: true },
  });
  const revisions = new Map(
    published.flatMap(({ id, slug, currentRevisionId }) =>
      currentRevisionId ? [[slug, { exerciseId: id, revisionId: currentRevisionId }] as const] : [],
    ),
  );
  if (revisions.size === 0)
    throw new DemoRefused('No exercise is published yet: run "npm start" once, stop it, and run "npm run demo" again.');
  return revisions;
}

async function removeDemo(): Promise<void> {
  const { user, class: classes } = await database();
  await user.deleteMany({ where: { demo: true } });
  await classes.deleteMany({ where: { demo: true } });
}

function makePassword(): string {
  return randomBytes(9).toString('base64url');
}

function makeAccount(name: string, password: string): DemoAccount {
  return { name, email: demoEmail(name), password };
}

/** Returns the students' ids in their order. */
async function store(joinCode: string, instructor: DemoAccount, students: readonly DemoAccount[]): Promise<string[]> {
  const accounts = [instructor, ...students];
  // To hash a password takes a third of a second: once for each password, not for each of thirty students.
  const hashes = new Map<string, string>();
  for (const password of new Set(accounts.map((account) => account.password)))
    hashes.set(password, await hashPassword(password));
  const people = accounts.map(({ name, email, password }, index) => ({
    id: randomUUID(),
    name,
    email,
    passwordHash: hashes.get(password) ?? null,
    role: index === 0 ? ('instructor' as const) : ('student' as const),
    demo: true,
  }));
  const db = await database();
  await db.$transaction(async (tx) => {
    await tx.user.createMany({ data: people });
    const [first] = people;
    if (first) await grantRight(tx, { userId: first.id, right: 'instructor', byId: null });
    const enrolments = people.map(({ id: userId, role }) => ({ userId, role }));
    await tx.class.create({ data: { name: demoClassName, joinCode, demo: true, enrolments: { create: enrolments } } });
  });
  return people.slice(1).map(({ id }) => id);
}

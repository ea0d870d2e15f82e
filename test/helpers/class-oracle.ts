/**
 * What "Who needs help" must say, worked out a second way: one SQL statement each over what people did (attempts, drafts,
 * dates), without Progress, the gradebook or the board.
 */
import { database } from '@/lib/platform/db/database.server';

export interface ExpectedHelp {
  readonly userId: string;
  /** `slug tries`, by the order of the assignments. */
  readonly stuck: readonly string[];
  readonly overdue: readonly string[];
  /** Null: not idle. -1: never began. */
  readonly idle: number | null;
  readonly behind: boolean;
}

/** Of everybody for whom there is a reason. For classes with assignments of exercises. */
export async function expectHelp(
  classId: string,
  { tries, idleDays, readAt }: { readonly tries: number; readonly idleDays: number; readonly readAt: number },
): Promise<readonly ExpectedHelp[]> {
  const db = await database();
  return db.$queryRaw`
    WITH now AS (SELECT to_timestamp(${readAt}::float8 / 1000) AS at),
    cell AS (
      SELECT e."userId", x.slug, a.position,
        (SELECT count(*)::int FROM "Attempt" t WHERE t."userId" = e."userId" AND t."exerciseId" = a."exerciseId" AND t.state = 'verified') AS tries,
        EXISTS (SELECT FROM "Attempt" t WHERE t."userId" = e."userId" AND t."exerciseId" = a."exerciseId" AND t.outcome = 'passed' AND t.state = 'verified') AS passed,
        EXISTS (SELECT FROM "ScoreOverride" o WHERE o."classId" = e."classId" AND o."userId" = e."userId" AND o."exerciseId" = a."exerciseId" AND o."endedAt" IS NULL) AS settled,
        greatest(a."dueAt", (SELECT max(n."dueAt") FROM "Extension" n WHERE n."assignmentId" = a.id AND (n."userId" = e."userId" OR n."sectionId" = e."sectionId"))) AS due,
        greatest(
          (SELECT max(t."submittedAt") FROM "Attempt" t WHERE t."userId" = e."userId" AND t."exerciseId" = a."exerciseId" AND t.state = 'verified'),
          (SELECT d."savedAt" FROM "Draft" d WHERE d."userId" = e."userId" AND d."exerciseId" = a."exerciseId")) AS last
      FROM "Enrolment" e JOIN "Assignment" a ON a."classId" = e."classId" AND a."removedAt" IS NULL
        JOIN "Exercise" x ON x.id = a."exerciseId"
      WHERE e."classId" = ${classId}::uuid AND e.role = 'student' AND e."removedAt" IS NULL
    ),
    student AS (
      SELECT "userId", count(*) FILTER (WHERE passed) AS passed, count(*) AS given, max(last) AS last,
        coalesce(array_agg(slug || ' ' || tries ORDER BY position)
          FILTER (WHERE NOT passed AND NOT settled AND tries >= ${tries}::int), '{}') AS stuck,
        coalesce(array_agg(slug ORDER BY position)
          FILTER (WHERE NOT passed AND NOT settled AND due < (SELECT at FROM now)), '{}') AS overdue
      FROM cell GROUP BY 1
    ),
    class AS (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY passed) AS median FROM student),
    said AS (
      SELECT "userId", stuck, overdue,
        CASE WHEN student.passed = given THEN NULL
          WHEN last IS NULL THEN CASE WHEN median >= 1 THEN -1 END
          WHEN now.at - date_trunc('minute', last) >= make_interval(days => ${idleDays}::int)
            THEN floor(extract(epoch FROM now.at - date_trunc('minute', last)) / 86400)::int END AS idle,
        median >= 2 AND student.passed * 2 <= median AS behind
      FROM student, class, now
    )
    SELECT * FROM said WHERE stuck <> '{}' OR overdue <> '{}' OR idle IS NOT NULL OR behind ORDER BY "userId"`;
}

export interface ExpectedMistake {
  readonly slug: string;
  readonly mistake: string;
  readonly students: number;
  readonly past: number;
  readonly attempts: number;
}

export async function expectMistakes(classId: string): Promise<readonly ExpectedMistake[]> {
  const db = await database();
  return db.$queryRaw`
    SELECT x.slug, t.mistake, count(DISTINCT t."userId")::int AS students, count(*)::int AS attempts,
      (count(DISTINCT t."userId") FILTER (WHERE EXISTS (SELECT FROM "Attempt" p WHERE p."userId" = t."userId"
        AND p."exerciseId" = t."exerciseId" AND p.outcome = 'passed' AND p.state = 'verified')))::int AS past
    FROM "Attempt" t JOIN "Exercise" x ON x.id = t."exerciseId"
    WHERE t.state = 'verified' AND t.mistake IS NOT NULL AND t."userId" IN (SELECT "userId" FROM "Enrolment"
      WHERE "classId" = ${classId}::uuid AND role = 'student' AND "removedAt" IS NULL)
    GROUP BY 1, 2 ORDER BY 1, 2`;
}

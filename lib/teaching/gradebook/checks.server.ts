/** Points per check of the attempts that count: one query, and of each report only names and points leave the database. */
import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import type { CheckPoints } from './export/plain';
import type { Gradebook } from './gradebook';

export async function readCheckPoints({ students }: Gradebook): Promise<CheckPoints> {
  const ids = students.flatMap(({ grades }) => grades.flatMap(({ counting }) => counting?.attemptId || []));
  if (ids.length === 0) return new Map();
  const db = await database();
  const rows = await db.$queryRaw<{ id: string; names: string[]; points: number[] }[]>`
    SELECT a.id, array_agg(c ->> 'name' ORDER BY place) AS names,
      array_agg((c ->> 'points')::float8 ORDER BY place) AS points
    FROM "Attempt" AS a, jsonb_array_elements(a.report -> 'checks') WITH ORDINALITY AS entry (c, place)
    WHERE a.id = ANY(${ids}::uuid[]) GROUP BY a.id`;
  return new Map(
    rows.map(({ id, names, points }) => [id, new Map(names.map((name, index) => [name, points[index] ?? 0]))]),
  );
}

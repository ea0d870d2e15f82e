-- At most one current score per student, class and exercise, held by the database and not by a lock alone. Prisma's schema
-- cannot say "where". Should there be two, the newest counts.
UPDATE "ScoreOverride" AS older SET "endedAt" = now()
WHERE "endedAt" IS NULL AND EXISTS (
  SELECT 1 FROM "ScoreOverride" AS newer
  WHERE newer."classId" = older."classId" AND newer."userId" = older."userId" AND newer."exerciseId" = older."exerciseId"
    AND newer."endedAt" IS NULL AND (newer."createdAt", newer.id) > (older."createdAt", older.id));
CREATE UNIQUE INDEX "ScoreOverride_one_current" ON "ScoreOverride" ("classId", "userId", "exerciseId") WHERE "endedAt" IS NULL;

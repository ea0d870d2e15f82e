-- CreateEnum
CREATE TYPE "AccountRight" AS ENUM ('instructor', 'administrator');

-- CreateTable
CREATE TABLE "Grant" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "right" "AccountRight" NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "grantedById" UUID,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedById" UUID,

    CONSTRAINT "Grant_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Grant_userId_idx" ON "Grant"("userId");

-- CreateIndex
CREATE INDEX "Grant_grantedById_idx" ON "Grant"("grantedById");

-- CreateIndex
CREATE INDEX "Grant_revokedById_idx" ON "Grant"("revokedById");

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_grantedById_fkey" FOREIGN KEY ("grantedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_revokedById_fkey" FOREIGN KEY ("revokedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Prisma's schema cannot say "where".
CREATE UNIQUE INDEX "Grant_one_open" ON "Grant" ("userId", "right") WHERE "revokedAt" IS NULL;

-- Who is an instructor already keeps the right. The first of them ran the set-up and becomes the administrator.
INSERT INTO "Grant" (id, "userId", "right", "grantedAt")
SELECT gen_random_uuid(), id, 'instructor', "createdAt" FROM "User" WHERE role = 'instructor' AND "erasedAt" IS NULL;
INSERT INTO "Grant" (id, "userId", "right")
SELECT gen_random_uuid(), id, 'administrator' FROM "User"
WHERE role = 'instructor' AND "erasedAt" IS NULL AND NOT demo ORDER BY "createdAt", id LIMIT 1;

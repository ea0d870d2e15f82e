-- CreateTable
CREATE TABLE "QuestionAnswer" (
    "userId" UUID NOT NULL,
    "exerciseId" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "answers" INTEGER NOT NULL DEFAULT 0,
    "correctFirst" BOOLEAN NOT NULL,
    "correctLast" BOOLEAN NOT NULL,
    "chosen" INTEGER[],
    "value" DOUBLE PRECISION,
    "firstAnsweredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuestionAnswer_pkey" PRIMARY KEY ("userId","exerciseId","question")
);

-- CreateIndex
CREATE INDEX "QuestionAnswer_exerciseId_question_idx" ON "QuestionAnswer"("exerciseId", "question");

-- AddForeignKey
ALTER TABLE "QuestionAnswer" ADD CONSTRAINT "QuestionAnswer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionAnswer" ADD CONSTRAINT "QuestionAnswer_exerciseId_fkey" FOREIGN KEY ("exerciseId") REFERENCES "Exercise"("id") ON DELETE CASCADE ON UPDATE CASCADE;

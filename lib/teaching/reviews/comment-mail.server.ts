/** Mail about comments that the student has not seen in the app a few minutes after they were written. */
import 'server-only';
import { z } from 'zod';
import { database } from '@/lib/platform/db/database.server';
import { environment } from '@/lib/platform/env/environment.server';
import { defineJob } from '@/lib/platform/jobs/job';
import { enqueue } from '@/lib/platform/jobs/queue.server';
import { mailIsOn, sendMail } from '@/lib/platform/mail/send.server';
import type { MailTopic } from '@/lib/platform/mail/topics';
import type { Prisma } from '@/prisma/generated/client';

/** Time to read it in the app, and for whoever writes to finish: several comments on one attempt are one mail. */
const waitMs = 3 * 60_000;

/** Call it in the transaction that writes them. */
export async function mailComments(
  tx: Prisma.TransactionClient,
  ids: readonly string[],
  topic: MailTopic = 'comments',
): Promise<void> {
  if (!mailIsOn()) return;
  const runAt = new Date(Date.now() + waitMs);
  for (const commentId of ids) await enqueue(tx, commentMail, { commentId, topic }, { key: commentId, runAt });
}

export const commentMail = defineJob({
  kind: 'mail.comment',
  payload: z.object({ commentId: z.uuid(), topic: z.enum(['comments', 'regrades']) }),
  run: async ({ commentId, topic }, run) => {
    const unseen = await readUnseen(commentId);
    // The last of them tells of all.
    if (!unseen || unseen.lastId !== commentId) return;
    const { student, exercise, className, count, body } = unseen;
    const news = topic === 'regrades' ? 'Your work was graded again' : sayCount(count);
    await sendMail(run, { ...student, userId: student.id }, topic, {
      subject: `${news}: ${exercise.title}`,
      paragraphs: [`Hello ${student.name},`, `${news} on “${exercise.title}” in ${className}.`, body],
      action: { label: 'Read it', url: `${environment().url}/exercises/${exercise.slug}?tab=attempts` },
    });
  },
});

const sayCount = (count: number) => (count === 1 ? 'A comment' : `${count} comments`);

async function readUnseen(commentId: string) {
  const { comment } = await database();
  const found = await comment.findUnique({
    where: { id: commentId, removedAt: null, seenAt: null },
    select: {
      attemptId: true,
      body: true,
      class: { select: { name: true } },
      attempt: {
        select: {
          user: { select: { id: true, name: true, email: true, erasedAt: true, suspendedAt: true } },
          exercise: { select: { title: true, slug: true } },
        },
      },
    },
  });
  if (!found || found.attempt.user.erasedAt || found.attempt.user.suspendedAt) return null;
  const unseen = await comment.findMany({
    where: { attemptId: found.attemptId, removedAt: null, seenAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  const { user: student, exercise } = found.attempt;
  return {
    student,
    exercise,
    className: found.class.name,
    count: unseen.length,
    body: found.body,
    lastId: unseen.at(-1)?.id,
  };
}

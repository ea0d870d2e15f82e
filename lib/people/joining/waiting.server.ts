/**
 * Who came by the join code and waits for an instructor: somebody whom staff had removed, and somebody with the address of a
 * seat in the roster, since nobody has verified that the address is theirs (docs/decisions/0010). Until then they are not in the class.
 */
import 'server-only';
import { z } from 'zod';
import { database } from '@/lib/platform/db/database.server';
import { environment } from '@/lib/platform/env/environment.server';
import { defineJob } from '@/lib/platform/jobs/job';
import { enqueue } from '@/lib/platform/jobs/queue.server';
import { notifyClass } from '@/lib/platform/live/notify.server';
import { mailIsOn, sendMail } from '@/lib/platform/mail/send.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import type { Prisma } from '@/prisma/generated/client';
import { invitationToken, oldestOpenInvitation } from './invitation-token.server';

export interface WaitingClass {
  readonly classId: string;
  readonly className: string;
  readonly refused: boolean;
}

/** Classes that the viewer waits to enter. */
export async function listWaiting({ id: userId }: Viewer): Promise<readonly WaitingClass[]> {
  const { joinRequest } = await database();
  const rows = await joinRequest.findMany({
    where: { userId, class: { archivedAt: null } },
    select: { classId: true, refusedAt: true, class: { select: { name: true } } },
    orderBy: { createdAt: 'asc' },
  });
  return rows.map(({ classId, refusedAt, class: { name } }) => ({
    classId,
    className: name,
    refused: refusedAt !== null,
  }));
}

/** Asking twice is asking once. @param seatId the seat of their address: its link is mailed there, which proves whose it is */
export async function askToJoin(
  tx: Prisma.TransactionClient,
  { classId, userId }: { readonly classId: string; readonly userId: string },
  seatId: string | null,
): Promise<void> {
  const { count } = await tx.joinRequest.createMany({ data: [{ classId, userId }], skipDuplicates: true });
  if (count === 0) return;
  await notifyClass(tx, classId);
  if (seatId && mailIsOn())
    await enqueue(tx, seatMail, { invitationId: seatId, userId }, { key: `${seatId} ${userId}` });
}

/** The seat's own link, to the address that the roster has for it. */
export const seatMail = defineJob({
  kind: 'mail.seat',
  payload: z.object({ invitationId: z.uuid(), userId: z.uuid() }),
  run: async ({ invitationId, userId }, run) => {
    const { invitation } = await database();
    const seat = await invitation.findFirst({
      where: { id: invitationId, acceptedAt: null, withdrawnAt: null, createdAt: { gt: oldestOpenInvitation() } },
      select: { id: true, email: true, name: true, createdAt: true, class: { select: { name: true } } },
    });
    if (!seat) return;
    await sendMail(run, { userId, name: seat.name || seat.email, email: seat.email }, null, {
      subject: `Your place in ${seat.class.name}`,
      paragraphs: [
        `Hello ${seat.name || seat.email},`,
        `somebody, probably you, signed up for ${seat.class.name} with this address. Take your place by this link, signed in as yourself.`,
      ],
      action: { label: 'Take the place', url: `${environment().url}/join/${await invitationToken(seat)}` },
      note: 'The link works once. Was it not you? Then keep it: your place is still yours.',
    });
  },
});

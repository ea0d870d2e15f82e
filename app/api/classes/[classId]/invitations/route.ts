import { z } from 'zod';
import { handle } from '@/app/api/handler';
import { writeInvitationCsv } from '@/lib/people/members/invitations.server';
import { environment } from '@/lib/platform/env/environment.server';

/** The links of invited students as CSV, for a mail merge. */
export const GET = handle(
  'GET /api/classes/[classId]/invitations',
  { params: z.object({ classId: z.uuid() }) },
  async ({ caller }) =>
    new Response(await writeInvitationCsv(caller, environment().url), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="nabla-invitations.csv"',
        'Cache-Control': 'no-store',
      },
    }),
);

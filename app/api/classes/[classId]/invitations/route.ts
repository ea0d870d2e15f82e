import { handle } from '@/app/api/handler';
import { getInvitations } from '@/lib/people/members/endpoints';
import { writeInvitationCsv } from '@/lib/people/members/invitations.server';
import { environment } from '@/lib/platform/env/environment.server';

export const GET = handle(
  getInvitations,
  async ({ caller }) =>
    new Response(await writeInvitationCsv(caller, environment().url), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="nabla-invitations.csv"',
        'Cache-Control': 'no-store',
      },
    }),
);

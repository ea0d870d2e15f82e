import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { errorResponse } from '@/app/api/handler';
import { authRequestProblem } from '@/lib/people/joining/auth-request';
import { authOptions } from '@/lib/people/joining/options.server';
import { InvalidRequest } from '@/lib/platform/http/errors';
import { takeBlame } from '@/lib/platform/http/fault.server';

/** next-auth checks its own requests: a CSRF token on writes, state and PKCE with providers. */
async function handler(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  takeBlame();
  const problem = await authRequestProblem(request);
  if (problem) return errorResponse(new InvalidRequest(problem), 'Signing in');
  return NextAuth(request, context, await authOptions());
}

export { handler as GET, handler as POST };

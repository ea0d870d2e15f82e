/**
 * Everything that can be reached from outside, each with who may: pages, route handlers, server actions. A test compares
 * this list with app/ and with every 'use server' file and fails where one is missing or left over.
 *
 * The policy is the least that is asked before anything else runs; what depends on the thing itself (whose attempt,
 * whose class) is asked again by the function in lib that reads or writes it.
 */

/** `classStaff` and `classInstructor` are about the class named in the address or in the call. */
export type Policy = 'anyone' | 'viewer' | 'instructor' | 'classStaff' | 'classInstructor';

/** By Next's path of the page's folder. */
export const pages = {
  '/': 'anyone',
  '/sign-in': 'anyone',
  '/sign-up': 'anyone',
  '/setup/[token]': 'anyone',
  '/lab': 'anyone',
  '/progress': 'viewer',
  '/lessons/[slug]': 'anyone',
  '/exercises/[slug]': 'anyone',
  '/teach': 'instructor',
  '/teach/classes/[classId]': 'classStaff',
  '/teach/classes/[classId]/students/[userId]': 'classStaff',
} as const satisfies Record<string, Policy>;
export type Page = keyof typeof pages;

/** By method and path. */
export const routes = {
  'GET /api/auth/[...nextauth]': 'anyone',
  'POST /api/auth/[...nextauth]': 'anyone',
  'GET /api/attempts/[id]': 'viewer',
  'POST /api/attempts': 'viewer',
  'GET /api/drafts/[slug]': 'viewer',
  'PUT /api/drafts/[slug]': 'viewer',
  'GET /api/exercises/[slug]/attempts': 'viewer',
  'POST /api/hints': 'anyone',
  'POST /api/questions/[slug]/[id]': 'anyone',
  'POST /api/takeover': 'viewer',
  'POST /api/verify': 'anyone',
} as const satisfies Record<string, Policy>;
export type Route = keyof typeof routes;

/** By file and exported function. */
export const actions = {
  'lib/auth/actions.ts signUpAction': 'anyone',
  'lib/auth/actions.ts redeemSetupLinkAction': 'anyone',
  'lib/auth/actions.ts joinClassAction': 'viewer',
  'lib/auth/actions.ts rememberJoinCodeAction': 'anyone',
  'lib/auth/actions.ts signOutAction': 'anyone',
  'lib/classes/actions.ts createClassAction': 'instructor',
  'lib/classes/actions.ts renewJoinCodeAction': 'classInstructor',
} as const satisfies Record<string, Policy>;
export type Action = keyof typeof actions;

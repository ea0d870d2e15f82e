/**
 * Everything that can be reached from outside, each with who may: pages, route handlers, server actions. A test compares
 * this list with app/ and with every 'use server' file and fails where one is missing or left over.
 *
 * The policy is the least that is asked before anything else runs; what depends on the thing itself (whose attempt,
 * whose class) is asked again by the function in lib that reads or writes it.
 */

import type { SessionPolicy } from './authorise.server';

/** `token`: whoever sends a personal token with the scope that lib/teaching/public-api/routes.ts names. */
export type Policy = SessionPolicy | 'token';

/** By Next's path of the page's folder. */
export const pages = {
  '/': 'anyone',
  '/sign-in': 'anyone',
  '/sign-up': 'anyone',
  '/setup/[token]': 'anyone',
  '/join': 'viewer',
  '/join/[code]': 'anyone',
  '/lab': 'anyone',
  '/progress': 'viewer',
  '/privacy': 'viewer',
  '/lessons/[slug]': 'anyone',
  '/exercises/[slug]': 'anyone',
  '/teach': 'staff',
  '/teach/api': 'instructor',
  '/teach/erasures': 'instructor',
  '/teach/exercises': 'instructor',
  '/teach/exercises/[slug]': 'instructor',
  '/teach/exercises/[slug]/preview': 'instructor',
  '/teach/classes/[classId]': 'classStaff',
  '/teach/classes/[classId]/help': 'classStaff',
  '/teach/classes/[classId]/people': 'classStaff',
  '/teach/classes/[classId]/people/import': 'classInstructor',
  '/teach/classes/[classId]/log': 'classStaff',
  '/teach/classes/[classId]/settings': 'classStaff',
  '/teach/classes/[classId]/regrades': 'classStaff',
  '/teach/classes/[classId]/regrades/[regradeId]': 'classStaff',
  '/teach/classes/[classId]/assignments': 'classStaff',
  '/teach/classes/[classId]/grades': 'classStaff',
  '/teach/classes/[classId]/students/[userId]': 'classStaff',
} as const satisfies Record<string, Policy>;
export type Page = keyof typeof pages;

/** By method and path. */
export const routes = {
  'GET /api/auth/[...nextauth]': 'anyone',
  'POST /api/auth/[...nextauth]': 'anyone',
  'GET /api/attempts/[id]': 'viewer',
  'POST /api/attempts': 'viewer',
  'GET /api/classes/[classId]/grades/[format]': 'classStaff',
  'GET /api/classes/[classId]/invitations': 'classInstructor',
  'GET /api/classes/[classId]/cells': 'classStaff',
  'GET /api/classes/[classId]/events': 'classStaff',
  'GET /api/drafts/[slug]': 'viewer',
  'PUT /api/drafts/[slug]': 'viewer',
  'GET /api/exercises/[slug]/attempts': 'viewer',
  'GET /api/exercises/[slug]/review': 'viewer',
  'POST /api/exercises/[slug]/review': 'viewer',
  'POST /api/hints': 'anyone',
  'GET /api/privacy/export': 'viewer',
  'POST /api/questions/[slug]/[id]': 'anyone',
  'PUT /api/readings/[slug]': 'viewer',
  'GET /api/studio/exercises/[slug]': 'instructor',
  'PUT /api/studio/exercises/[slug]': 'instructor',
  'POST /api/studio/exercises/[slug]/uploads': 'instructor',
  'POST /api/studio/exercises/[slug]/verify': 'instructor',
  'GET /api/studio/uploads/[slug]/[name]': 'anyone',
  'GET /api/studio/exercises/[slug]/export': 'instructor',
  'POST /api/studio/import': 'instructor',
  'POST /api/takeover': 'viewer',
  'POST /api/verify': 'anyone',
  'GET /api/v1/openapi.json': 'anyone',
  'GET /api/v1/classes': 'token',
  'GET /api/v1/classes/[classId]': 'token',
  'GET /api/v1/classes/[classId]/assignments': 'token',
  'GET /api/v1/classes/[classId]/attempts': 'token',
  'GET /api/v1/classes/[classId]/attempts/[attemptId]': 'token',
  'GET /api/v1/classes/[classId]/grades': 'token',
  'GET /api/v1/classes/[classId]/students': 'token',
} as const satisfies Record<string, Policy>;
export type Route = keyof typeof routes;
/** Those for browsers, with a session. */
export type SessionRoute = { [R in Route]: (typeof routes)[R] extends 'token' ? never : R }[Route];

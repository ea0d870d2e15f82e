/** The API's paths: what each needs, takes and answers. Handlers, the OpenAPI document and the list for people are made from this. */
import { z } from 'zod';
import {
  assignmentsResponse,
  attemptDetailResource,
  attemptsResponse,
  classesResponse,
  classResource,
  gradesResponse,
  studentsResponse,
} from './resources';
import type { Scope } from './scopes';

export interface ApiRoute {
  readonly summary: string;
  readonly scope: Scope;
  readonly query?: z.ZodObject;
  readonly response: z.ZodType;
}

export const attemptsQuery = z.object({
  student: z.uuid().optional().describe('Only this student’s.'),
  exercise: z.string().max(100).optional().describe('Only for this exercise (slug).'),
  after: z.uuid().optional().describe('`next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(500).default(100).describe('Attempts a page.'),
});

export const apiRoutes = {
  '/api/v1/classes': { summary: 'Your classes, newest first', scope: 'classes:read', response: classesResponse },
  '/api/v1/classes/{classId}': { summary: 'One class', scope: 'classes:read', response: classResource },
  '/api/v1/classes/{classId}/assignments': {
    summary: 'What the class is given, in order',
    scope: 'classes:read',
    response: assignmentsResponse,
  },
  '/api/v1/classes/{classId}/students': {
    summary: 'The students, by name',
    scope: 'roster:read',
    response: studentsResponse,
  },
  '/api/v1/classes/{classId}/grades': {
    summary: 'Every student’s score in every assignment, after lateness and overrides',
    scope: 'grades:read',
    response: gradesResponse,
  },
  '/api/v1/classes/{classId}/attempts': {
    summary: 'Attempts, newest first, a page at a time',
    scope: 'attempts:read',
    query: attemptsQuery,
    response: attemptsResponse,
  },
  '/api/v1/classes/{classId}/attempts/{attemptId}': {
    summary: 'One attempt with its code and full report',
    scope: 'attempts:read',
    response: attemptDetailResource,
  },
} as const satisfies Record<string, ApiRoute>;

export type ApiPath = keyof typeof apiRoutes;

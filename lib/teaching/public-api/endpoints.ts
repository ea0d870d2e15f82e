/** The public API: what each path needs, takes and answers. Handlers, the OpenAPI document and the list for people are made from this. */
import { z } from 'zod';
import { type Endpoint, endpoint } from '@/lib/platform/contract/endpoint';
import {
  assignmentResource,
  attemptDetailResource,
  attemptResource,
  classResource,
  gradeResource,
  studentResource,
} from './resources';
import type { Scope } from './scopes';

export interface ApiEndpoint extends Endpoint {
  readonly summary: string;
  readonly scope: Scope;
  readonly output: z.ZodType;
}

const id = z.uuid().toLowerCase();
const ofClass = { method: 'GET', policy: 'classToken', params: z.object({ classId: id }) } as const;

export const getClasses = endpoint({
  ...{ method: 'GET', path: '/api/v1/classes', policy: 'token' },
  summary: 'Your classes, newest first',
  scope: 'classes:read',
  output: z.object({ classes: z.array(classResource) }),
});

export const getOneClass = endpoint({
  ...ofClass,
  path: '/api/v1/classes/[classId]',
  summary: 'One class',
  scope: 'classes:read',
  output: classResource,
});

export const getAssignments = endpoint({
  ...ofClass,
  path: '/api/v1/classes/[classId]/assignments',
  summary: 'What the class is given, in order',
  scope: 'classes:read',
  output: z.object({ assignments: z.array(assignmentResource) }),
});

export const getStudents = endpoint({
  ...ofClass,
  path: '/api/v1/classes/[classId]/students',
  summary: 'The students, by name',
  scope: 'roster:read',
  output: z.object({ students: z.array(studentResource) }),
});

export const getGrades = endpoint({
  ...ofClass,
  path: '/api/v1/classes/[classId]/grades',
  summary: 'Every student’s score in every assignment, after lateness and overrides',
  scope: 'grades:read',
  output: z.object({ grades: z.array(gradeResource) }),
});

export const getClassAttempts = endpoint({
  ...ofClass,
  path: '/api/v1/classes/[classId]/attempts',
  summary: 'Attempts, newest first, a page at a time',
  scope: 'attempts:read',
  query: z.object({
    student: z.uuid().optional().describe('Only this student’s.'),
    exercise: z.string().max(100).optional().describe('Only for this exercise (slug).'),
    after: z.uuid().optional().describe('`next` of the page before.'),
    limit: z.coerce.number().int().min(1).max(500).default(100).describe('Attempts a page.'),
  }),
  output: z.object({
    attempts: z.array(attemptResource),
    next: z.string().nullable().describe('Give it as `after` for the next page; null on the last one.'),
  }),
});

export const getOneAttempt = endpoint({
  ...ofClass,
  path: '/api/v1/classes/[classId]/attempts/[attemptId]',
  params: z.object({ classId: id, attemptId: id }),
  summary: 'One attempt with its code and full report',
  scope: 'attempts:read',
  output: attemptDetailResource,
});

/** In the order of the document. */
export const apiEndpoints: readonly ApiEndpoint[] = [
  getClasses,
  getOneClass,
  getAssignments,
  getStudents,
  getGrades,
  getClassAttempts,
  getOneAttempt,
];

/** As people write it: `/api/v1/classes/{classId}`. */
export const writtenPath = ({ path }: Pick<Endpoint, 'path'>) => path.replace(/\[(\w+)\]/g, '{$1}');

/** The API's description of itself. */
export const getOpenApi = endpoint({
  method: 'GET',
  path: '/api/v1/openapi.json',
  policy: 'anyone',
  output: z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) }),
});

/** What the API answers, as Zod schemas: responses are built to these types, and the OpenAPI document is made from them. */
import { z } from 'zod';

const instant = z.iso.datetime().describe('ISO 8601, UTC.');
const id = z.uuid();

export const classResource = z.object({
  id,
  name: z.string(),
  timeZone: z.string().describe('IANA name; the zone in which staff set due dates.'),
  archived: z.boolean(),
  students: z.int().describe('Enrolled now.'),
  sections: z.array(z.object({ id, name: z.string() })),
});

export const studentResource = z.object({
  id,
  name: z.string(),
  email: z.string(),
  section: z.string().nullable(),
  schoolId: z.string().nullable().describe('From the roster.'),
  joinedAt: instant,
});

export const assignmentResource = z.object({
  id,
  exercise: z.string().describe('Slug.'),
  title: z.string(),
  part: z.enum(['exercise', 'lesson']).describe('The code, or the questions of the lesson.'),
  points: z.number(),
  opensAt: instant.nullable(),
  dueAt: instant.nullable(),
  latePolicy: z.enum(['none', 'percentPerDay', 'hardStop']),
  latePercent: z.number().describe('Percent a day begun; counts under `percentPerDay` only.'),
});

export const attemptResource = z.object({
  id,
  studentId: id,
  exercise: z.string().describe('Slug.'),
  revisionId: z.string().describe('Content hash of the exercise as it was graded.'),
  state: z.enum(['pending', 'verified', 'fault']).describe('`fault`: grading failed by our doing; costs nothing.'),
  submittedAt: instant,
  verifiedAt: instant.nullable(),
  outcome: z.string().nullable().describe('passed, failed, threw, timeout; null until verified.'),
  score: z.number().nullable(),
  maxScore: z.number().nullable(),
  mistake: z.string().nullable().describe('Id of the mistake recognised.'),
});

export const attemptDetailResource = attemptResource.extend({
  source: z.string(),
  report: z.unknown().describe('The full report, hidden checks too; null until verified.'),
});

export const gradeResource = z.object({
  studentId: id,
  assignmentId: id.nullable().describe('Null: the class has no assignments and is graded on the course.'),
  exercise: z.string().describe('Slug.'),
  part: z.enum(['exercise', 'lesson']),
  state: z.enum(['notStarted', 'tried', 'passed']),
  points: z.number().nullable().describe('What counts; null without work and without an override.'),
  maxPoints: z.number(),
  earned: z.number().nullable().describe('What the work earned after lateness, whatever was set by hand.'),
  daysLate: z.int().describe('Of the attempt that counts; days begun.'),
  latePenalty: z.number().describe('Percent.'),
  overrideReason: z.string().nullable().describe('Null: not set by hand.'),
  attemptId: id.nullable().describe('The attempt that counts.'),
  dueAt: instant.nullable().describe('For this student.'),
});

export type AssignmentResource = z.infer<typeof assignmentResource>;
export type ClassResource = z.infer<typeof classResource>;
export type GradeResource = z.infer<typeof gradeResource>;
export type StudentResource = z.infer<typeof studentResource>;
export type AttemptResource = z.infer<typeof attemptResource>;
export type AttemptDetailResource = z.infer<typeof attemptDetailResource>;

/** The addresses of pages about something. One place, so that a renamed route is one change. */
import type { Route } from 'next';

// Typed routes lose the parameter behind a component={Link}; the patterns below are those of app/.
export const lessonPath = (slug: string) => `/lessons/${slug}` as Route;
export const exercisePath = (slug: string) => `/exercises/${slug}` as Route;
/** With the attempts open, and what staff wrote on them. */
export const attemptsPath = (slug: string) => `/exercises/${slug}?tab=attempts` as Route;
export const classPath = (classId: string) => `/teach/classes/${classId}` as Route;
export const studentPath = (classId: string, userId: string) => `/teach/classes/${classId}/students/${userId}` as Route;
export const regradesPath = (classId: string) => `/teach/classes/${classId}/regrades` as Route;
export const regradePath = (classId: string, regradeId: string) =>
  `/teach/classes/${classId}/regrades/${regradeId}` as Route;
export const joinPath = (codeOrToken: string) => `/join/${codeOrToken}` as Route;
export const peoplePath = (classId: string) => `/teach/classes/${classId}/people` as Route;
export const assignmentsPath = (classId: string) => `/teach/classes/${classId}/assignments` as Route;
/** Where the images of an exercise's lesson are. */
export const uploadsAt = (slug: string) => `/api/studio/uploads/${slug}`;
export const studioPath = (slug: string) => `/teach/exercises/${slug}` as Route;
export const previewPath = (slug: string) => `/teach/exercises/${slug}/preview` as Route;

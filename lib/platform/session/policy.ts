/** What may be done by whom: pure predicates. authorise.server.ts turns a "no" into an error. */
import type { Viewer } from './viewer';

export type ClassRole = 'student' | 'assistant' | 'instructor';

export const canTeach = (viewer: Viewer): boolean => viewer.role === 'instructor';

/** `role`: the viewer's own in the class, null for those outside and those removed. */
export const canSeeClass = (role: ClassRole | null): boolean => role === 'assistant' || role === 'instructor';

export const canManageClass = (viewer: Viewer, role: ClassRole | null): boolean =>
  canTeach(viewer) && role === 'instructor';

/** A student's attempt is for themselves; staff reach it through the class (`canSeeClass`). */
export const canSeeOwnAttempt = (viewer: Viewer, attempt: { readonly userId: string }): boolean =>
  attempt.userId === viewer.id;

/**
 * Everything that can be reached from outside, each with who may: pages, route handlers, server actions. A test compares
 * this list with app/ and with every 'use server' file and fails where one is missing or left over.
 *
 * The policy is the least that is asked before anything else runs; what depends on the thing itself (whose attempt,
 * whose class) is asked again by the function in lib that reads or writes it.
 */

/**
 * `staff`: instructors by account, and assistants of any class. `classStaff` and `classInstructor` are about the class named in the address or in the call. `token`: whoever sends a
 * personal token with the scope that lib/public-api/routes.ts names.
 */
export type Policy = 'anyone' | 'viewer' | 'instructor' | 'staff' | 'classStaff' | 'classInstructor' | 'token';

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
  'POST /api/studio/exercises/[slug]/verify': 'instructor',
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

/** By file and exported function. */
export const actions = {
  'lib/auth/actions.ts signUpAction': 'anyone',
  'lib/auth/actions.ts redeemSetupLinkAction': 'anyone',
  'lib/auth/actions.ts becomeInstructorAction': 'viewer',
  'lib/auth/actions.ts createInstructorLinkAction': 'instructor',
  'lib/auth/actions.ts withdrawInstructorLinkAction': 'instructor',
  'lib/auth/actions.ts joinClassAction': 'viewer',
  'lib/auth/actions.ts rememberJoinCodeAction': 'anyone',
  'lib/auth/actions.ts signOutAction': 'anyone',
  'lib/classes/actions.ts createClassAction': 'instructor',
  'lib/classes/actions.ts renewJoinCodeAction': 'classInstructor',
  'lib/classes/assignment-actions.ts addAssignmentsAction': 'classInstructor',
  'lib/classes/assignment-actions.ts changeAssignmentAction': 'classInstructor',
  'lib/classes/assignment-actions.ts shiftAssignmentsAction': 'classInstructor',
  'lib/classes/assignment-actions.ts orderAssignmentsAction': 'classInstructor',
  'lib/classes/assignment-actions.ts removeAssignmentAction': 'classInstructor',
  'lib/classes/assignment-actions.ts restoreAssignmentAction': 'classInstructor',
  'lib/classes/assignment-actions.ts setExtensionAction': 'classInstructor',
  'lib/classes/assignment-actions.ts removeExtensionAction': 'classInstructor',
  'lib/gradebook/actions.ts fillCanvasExportAction': 'classStaff',
  'lib/classes/actions.ts changeClassAction': 'classInstructor',
  'lib/classes/actions.ts archiveClassAction': 'classInstructor',
  'lib/classes/actions.ts restoreClassAction': 'classInstructor',
  'lib/classes/actions.ts leaveClassAction': 'viewer',
  'lib/classes/people-actions.ts createSectionAction': 'classInstructor',
  'lib/classes/people-actions.ts renameSectionAction': 'classInstructor',
  'lib/classes/people-actions.ts deleteSectionAction': 'classInstructor',
  'lib/classes/people-actions.ts placeStudentsAction': 'classInstructor',
  'lib/classes/people-actions.ts removeStudentsAction': 'classInstructor',
  'lib/classes/people-actions.ts restoreStudentsAction': 'classInstructor',
  'lib/classes/staff-actions.ts changeStaffRoleAction': 'classInstructor',
  'lib/classes/staff-actions.ts removeStaffAction': 'classInstructor',
  'lib/classes/staff-actions.ts restoreStaffAction': 'classInstructor',
  'lib/classes/staff-actions.ts inviteColleagueAction': 'classInstructor',
  'lib/classes/staff-actions.ts withdrawInvitationsAction': 'classInstructor',
  'lib/classes/staff-actions.ts restoreInvitationsAction': 'classInstructor',
  'lib/classes/staff-actions.ts renewInvitationsAction': 'classInstructor',
  'lib/classes/roster-actions.ts previewRosterAction': 'classInstructor',
  'lib/classes/roster-actions.ts importRosterAction': 'classInstructor',
  'lib/studio/actions.ts createExerciseAction': 'instructor',
  'lib/studio/actions.ts publishExerciseAction': 'instructor',
  'lib/studio/actions.ts unpublishExerciseAction': 'instructor',
  'lib/studio/actions.ts removeExerciseAction': 'instructor',
  'lib/studio/actions.ts restoreExerciseAction': 'instructor',
  'lib/studio/actions.ts listVersionsAction': 'instructor',
  'app/teach/exercises/[slug]/preview-lesson.tsx previewLessonAction': 'instructor',
  'lib/privacy/actions.ts requestErasureAction': 'viewer',
  'lib/privacy/actions.ts withdrawErasureAction': 'viewer',
  'lib/privacy/actions.ts confirmErasureAction': 'instructor',
  'lib/privacy/actions.ts declineErasureAction': 'instructor',
  'lib/public-api/actions.ts createTokenAction': 'instructor',
  'lib/public-api/actions.ts revokeTokenAction': 'instructor',
  'lib/regrading/actions.ts startRegradeAction': 'classInstructor',
  'lib/regrading/actions.ts cancelRegradeAction': 'classInstructor',
  'lib/regrading/actions.ts applyRegradeAction': 'classInstructor',
  'lib/reviews/actions.ts addCommentAction': 'classStaff',
  'lib/reviews/actions.ts editCommentAction': 'classStaff',
  'lib/reviews/actions.ts removeCommentAction': 'classStaff',
  'lib/reviews/actions.ts restoreCommentAction': 'classStaff',
  'lib/reviews/actions.ts setOverrideAction': 'classInstructor',
  'lib/reviews/actions.ts endOverrideAction': 'classInstructor',
} as const satisfies Record<string, Policy>;
export type Action = keyof typeof actions;

/** The pages, each with who may see it. A test compares the list with app/. */
import type { SessionPolicy } from './capabilities';

/** By Next's path of the page's folder. */
export const pages = {
  '/': 'anyone',
  '/sign-in': 'anyone',
  '/sign-up': 'anyone',
  '/forgot': 'anyone',
  '/reset/[token]': 'anyone',
  '/account': 'viewer',
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
} as const satisfies Record<string, SessionPolicy>;
export type Page = keyof typeof pages;

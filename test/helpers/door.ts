/** Functions of lib as pages and handlers call them: the door asks first who may, and a refusal there is the answer. */
import { authorise } from '@/lib/platform/session/authorise.server';
import type {
  Administrator,
  ClassInstructor,
  ClassStaff,
  Instructor,
  InstructorMaker,
} from '@/lib/platform/session/capabilities';
import type { Viewer } from '@/lib/platform/session/viewer';

export function forInstructor<Rest extends unknown[], T>(run: (instructor: Instructor, ...rest: Rest) => T) {
  return async (viewer: Viewer, ...rest: Rest): Promise<Awaited<T>> =>
    await run(await authorise('instructor', viewer), ...rest);
}

export function forInstructorMaker<Rest extends unknown[], T>(run: (maker: InstructorMaker, ...rest: Rest) => T) {
  return async (viewer: Viewer, ...rest: Rest): Promise<Awaited<T>> =>
    await run(await authorise('instructorMaker', viewer), ...rest);
}

export function forAdministrator<Rest extends unknown[], T>(run: (admin: Administrator, ...rest: Rest) => T) {
  return async (viewer: Viewer, ...rest: Rest): Promise<Awaited<T>> =>
    await run(await authorise('administrator', viewer), ...rest);
}

export function forStaff<Rest extends unknown[], T>(run: (staff: ClassStaff, ...rest: Rest) => T) {
  return async (viewer: Viewer, classId: string, ...rest: Rest): Promise<Awaited<T>> =>
    await run(await authorise('classStaff', viewer, classId), ...rest);
}

export function forClassInstructor<Rest extends unknown[], T>(run: (staff: ClassInstructor, ...rest: Rest) => T) {
  return async (viewer: Viewer, classId: string, ...rest: Rest): Promise<Awaited<T>> =>
    await run(await authorise('classInstructor', viewer, classId), ...rest);
}

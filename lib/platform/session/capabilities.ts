/**
 * Capabilities: what `authorise` (authorise.server.ts) hands to whoever may. Nothing else makes them, so that a function
 * which takes one cannot be called by a page or a handler that forgot to ask: it does not compile.
 */
import type { Viewer } from './viewer';

/** Exists for the compiler alone: a value that carries it came out of `authorise`. */
declare const proof: unique symbol;
interface Proof<What extends string> {
  readonly [proof]: { readonly [W in What]: true };
}

/** An instructor by account. */
export interface Instructor extends Viewer, Proof<'instructor'> {
  readonly role: 'instructor';
}

/** Manages accounts and what they may. Not an instructor by that. */
export interface Administrator extends Viewer, Proof<'administrator'> {}

/** Somebody who may make others instructors. */
export interface InstructorMaker extends Viewer, Proof<'instructorMaker'> {}

/** An instructor by account, or an assistant of any class. */
export interface Staff extends Viewer, Proof<'staff'> {}

/** Somebody who may see a class: its assistants and instructors. */
export interface ClassStaff extends Proof<'classStaff'> {
  readonly viewer: Viewer;
  readonly classId: string;
  /** The viewer's own in the class. */
  readonly role: 'assistant' | 'instructor';
  /** The class's: IANA. */
  readonly timeZone: string;
}

/** Somebody who may change a class. */
export interface ClassInstructor extends ClassStaff {
  readonly viewer: Instructor;
  readonly role: 'instructor';
}

/** What each policy yields. A visitor has no viewer where anyone may come. */
export interface Capabilities {
  readonly anyone: Viewer | null;
  readonly viewer: Viewer;
  readonly instructor: Instructor;
  readonly administrator: Administrator;
  readonly instructorMaker: InstructorMaker;
  /** Instructors by account, and assistants of any class. */
  readonly staff: Staff;
  /** About the class named in the address or in the call. */
  readonly classStaff: ClassStaff;
  readonly classInstructor: ClassInstructor;
}
export type SessionPolicy = keyof Capabilities;

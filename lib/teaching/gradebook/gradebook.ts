/** A class's scores as data: what exports, the class page and the API read. */
import type { AssignmentScore } from '@/lib/core/scoring/score';
import type { ExtensionTerms, Terms } from '@/lib/core/scoring/terms';

/** Without what anybody did. */
export interface GradebookFrame {
  readonly className: string;
  /** IANA name. */
  readonly timeZone: string;
  /** The assignments in the class's order; a class without any is graded on the course's exercises, never due. */
  readonly columns: readonly GradeColumn[];
  /** By name. */
  readonly students: readonly GradeStudent[];
}

export interface Gradebook extends GradebookFrame {
  readonly students: readonly GradeRow[];
}

export interface GradeColumn extends Terms {
  /** Null: the class has no assignments. */
  readonly assignmentId: string | null;
  readonly exerciseId: string;
  readonly slug: string;
  readonly title: string;
  readonly part: 'exercise' | 'lesson';
  readonly extensions: readonly ExtensionTerms[];
}

export interface GradeStudent {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** The school's own number or login. */
  readonly schoolId: string | null;
  readonly sectionId: string | null;
  readonly section: string | null;
}

export interface GradeRow extends GradeStudent {
  /** In the order of the columns. */
  readonly grades: readonly Grade[];
}

export interface Grade extends AssignmentScore {
  /** For this student. */
  readonly dueAt: Date | null;
  /** `tried`: there is work, but it has not passed. */
  readonly state: 'notStarted' | 'tried' | 'passed';
  /** Verified attempts; for a lesson, questions answered. */
  readonly attempts: number;
  readonly triesToPass: number | null;
  readonly firstTriedAt: Date | null;
  readonly passedAt: Date | null;
  readonly lastAttemptAt: Date | null;
}

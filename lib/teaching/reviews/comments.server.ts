/**
 * Comments by staff on an attempt, for its student. A comment belongs to the class in which it was written: staff of
 * another class of the same student do not see it. Markdown; rendered where it is shown, never stored as HTML.
 */

import 'server-only';
import { seenByClass } from '@/lib/learning/catalogue/visible.server';
import { activeStudent } from '@/lib/people/members/class-student.server';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { Forbidden, InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import { textHtml } from '@/lib/platform/rendering/render.server';
import type { ClassStaff } from '@/lib/platform/session/capabilities';
import { canManageClass } from '@/lib/platform/session/policy';
import type { Viewer } from '@/lib/platform/session/viewer';
import type { Prisma } from '@/prisma/generated/client';
import { mailComments } from './comment-mail.server';

export interface CommentView {
  readonly id: string;
  /** From 1; null: on the whole. */
  readonly line: number | null;
  /** Markdown, for editing. */
  readonly body: string;
  /** Sanitised by the lessons' renderer. */
  readonly html: string;
  /** Null: the account is gone. */
  readonly author: string | null;
  readonly createdAt: string;
  readonly editedAt: string | null;
  /** When the student saw it. */
  readonly seenAt: string | null;
  /** By the viewer. */
  readonly own: boolean;
  /** The viewer may remove it: one's own, and an instructor any. */
  readonly removable: boolean;
}

export interface NewComment {
  readonly attemptId: string;
  readonly line: number | null;
  readonly body: string;
}

/** Characters. */
export const longestComment = 10_000;

/** Comments of this class on the attempt, by line, oldest first. */
export async function listComments({ viewer, classId, role }: ClassStaff, attemptId: string): Promise<CommentView[]> {
  if (!isUuid(attemptId)) return [];
  const { comment } = await database();
  const rows = await comment.findMany({
    where: { classId, attemptId, removedAt: null },
    select: { ...commentColumns, authorId: true },
    orderBy: [{ line: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }, { id: 'asc' }],
  });
  const manages = canManageClass(viewer, role);
  return Promise.all(
    rows.map(async ({ authorId, author, ...row }) => ({
      ...row,
      html: await textHtml(row.body),
      author: author?.name ?? null,
      createdAt: row.createdAt.toISOString(),
      editedAt: row.editedAt?.toISOString() ?? null,
      seenAt: row.seenAt?.toISOString() ?? null,
      own: authorId === viewer.id,
      removable: manages || authorId === viewer.id,
    })),
  );
}

export const commentColumns = {
  id: true,
  line: true,
  body: true,
  createdAt: true,
  editedAt: true,
  seenAt: true,
  author: { select: { name: true } },
} satisfies Prisma.CommentSelect;

/**
 * Returns its id; the same text on the same line again, as from a double click, is the same comment.
 * @throws NotFound unless the attempt is by one of the class's
 * students; InvalidRequest for an empty text and for a line that the code does not have
 */
export async function addComment(staff: ClassStaff, given: NewComment): Promise<string> {
  const { viewer, classId } = staff;
  const { attemptId, line } = given;
  const attempt = await getClassAttempt(staff, attemptId);
  const body = checkedBody(given.body);
  const lines = attempt.source.split('\n').length;
  if (line !== null && !(Number.isInteger(line) && line >= 1 && line <= lines)) {
    throw new InvalidRequest(`There is no line ${line}: the code has lines 1 to ${lines}.`);
  }
  const db = await database();
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Attempt" WHERE id = ${attemptId}::uuid FOR UPDATE`;
    const same = { classId, attemptId, authorId: viewer.id, line, body };
    const twice = await tx.comment.findFirst({ where: { ...same, removedAt: null }, select: { id: true } });
    if (twice) return twice.id;
    const { id } = await tx.comment.create({
      data: same,
      select: { id: true },
    });
    await mailComments(tx, [id]);
    const details = { ...describePlace(attempt, line), text: body };
    await recordAudit(tx, { actor: viewer, action: 'comment.add', classId, subjectId: attempt.userId, details });
    return id;
  });
}

/** What the student has seen already counts as new again. @throws NotSignedIn, NotFound, InvalidRequest; Forbidden for another's comment */
export async function editComment(staff: ClassStaff, commentId: string, text: string): Promise<void> {
  const { viewer, classId } = staff;
  const found = await getComment(staff, commentId);
  if (found.authorId !== viewer.id) throw new Forbidden('Only who wrote a comment may change it.');
  const body = checkedBody(text);
  if (body === found.body) return;
  const db = await database();
  await db.$transaction(async (tx) => {
    await tx.comment.update({ where: { id: commentId }, data: { body, editedAt: new Date(), seenAt: null } });
    await recordAudit(tx, {
      ...auditOf(viewer, classId, found),
      action: 'comment.edit',
      details: { ...detailsOf(found), from: found.body, to: body },
    });
  });
}

/** {@link restoreComment} undoes it. Removing it twice is removing it once. @throws NotFound */
export async function removeComment(staff: ClassStaff, commentId: string): Promise<void> {
  await setRemoved(staff, commentId, true);
}

/** @throws NotFound */
export async function restoreComment(staff: ClassStaff, commentId: string): Promise<void> {
  await setRemoved(staff, commentId, false);
}

async function setRemoved(staff: ClassStaff, commentId: string, removed: boolean): Promise<void> {
  const { viewer, classId, role } = staff;
  const found = await getComment(staff, commentId);
  if (found.authorId !== viewer.id && !canManageClass(viewer, role)) {
    throw new Forbidden('Only who wrote a comment, or an instructor of the class, may remove it.');
  }
  const db = await database();
  await db.$transaction(async (tx) => {
    const { count } = await tx.comment.updateMany({
      where: { id: commentId, removedAt: removed ? null : { not: null } },
      data: { removedAt: removed ? new Date() : null },
    });
    if (count === 0) return;
    const action = removed ? 'comment.remove' : 'comment.restore';
    await recordAudit(tx, {
      ...auditOf(viewer, classId, found),
      action,
      details: { ...detailsOf(found), text: found.body },
    });
  });
}

type Found = Awaited<ReturnType<typeof getComment>>;

const auditOf = (actor: Viewer, classId: string, { attempt }: Found) => ({ actor, classId, subjectId: attempt.userId });
const detailsOf = ({ attempt, line }: Found) => describePlace(attempt, line);

async function getComment({ classId }: ClassStaff, commentId: string) {
  const { comment } = await database();
  const found = isUuid(commentId)
    ? await comment.findFirst({
        where: { id: commentId, classId },
        select: {
          authorId: true,
          line: true,
          body: true,
          attempt: { select: { userId: true, submittedAt: true, exercise: { select: { title: true } } } },
        },
      })
    : null;
  if (!found) throw new NotFound('There is no such comment.');
  return found;
}

async function getClassAttempt({ classId }: ClassStaff, attemptId: string) {
  const { attempt } = await database();
  const found = isUuid(attemptId)
    ? await attempt.findFirst({
        where: { id: attemptId, user: { enrolments: activeStudent(classId) }, exercise: seenByClass(classId) },
        select: { userId: true, source: true, submittedAt: true, exercise: { select: { title: true } } },
      })
    : null;
  if (!found) throw new NotFound('There is no such attempt in this class.');
  return found;
}

/** As the log shows it: an attempt is known by its exercise and when it was submitted. */
function describePlace(attempt: { submittedAt: Date; exercise: { title: string } }, line: number | null) {
  return {
    exercise: attempt.exercise.title,
    submitted: attempt.submittedAt.toISOString(),
    line,
  };
}

/** The database's text has no NUL. */
function checkedBody(text: string): string {
  const body = text.replaceAll('\0', '').trim();
  if (body === '') throw new InvalidRequest('Write something first.');
  if (body.length > longestComment) throw new InvalidRequest(`At most ${longestComment} characters.`);
  return body;
}

import { Alert, Anchor, Group, Text, Title } from '@mantine/core';
import { InlineText } from '@/app/exercises/[slug]/workbench/results/inline-text';
import { Outcome } from '@/app/exercises/[slug]/workbench/results/outcome';
import { studentPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { Time } from '@/app/shell/time';
import { highlightLines } from '@/lib/content/lesson/highlight';
import type { ClassStaff } from '@/lib/platform/session/capabilities';
import { listComments } from '@/lib/teaching/reviews/comments.server';
import { type DiffPart, diffLines, foldUnchanged } from '@/lib/teaching/reviews/diff';
import type { RegradedFrom, StaffAttemptDetail } from '@/lib/teaching/reviews/staff-read.server';
import { DisagreementNote } from './disagreement';
import { ReviewBody } from './review-body';
import { type Selection, selectionPath } from './selection';
import { describeVerdict } from './words';

interface Props {
  readonly staff: ClassStaff;
  readonly classId: string;
  readonly studentId: string;
  readonly attempt: StaffAttemptDetail;
  readonly selection: Selection;
}

/** One attempt as staff see it: code, what changed, the whole report with its hidden checks, and what staff wrote on it. */
export async function AttemptReview({ staff, classId, studentId, attempt, selection }: Props) {
  const [comments, lines, changes] = await Promise.all([
    listComments(staff, attempt.id),
    highlightLines(attempt.source),
    attempt.previous && changesSince(attempt.previous.source, attempt.source),
  ]);
  const { report } = attempt;
  return (
    <section aria-label={`Attempt ${attempt.number} at ${attempt.title}`}>
      <Header attempt={attempt} path={studentPath(classId, studentId)} selection={selection} />
      {attempt.regraded.map((regrade) => (
        <Regraded key={regrade.at} regrade={regrade} />
      ))}
      {attempt.disagrees && <DisagreementNote provisional={attempt.provisional} checks={report?.checks ?? []} />}
      {report?.diagnosis && (
        <Alert color="indigo" variant="light" title={`Misconception: ${report.diagnosis.title}`} mb="md">
          <InlineText text={report.diagnosis.nudge} />
        </Alert>
      )}
      <ReviewBody
        // What is being typed on one attempt is not carried to another.
        key={attempt.id}
        viewerId={staff.viewer.id}
        classId={classId}
        attemptId={attempt.id}
        lines={lines}
        changes={changes}
        previousNumber={attempt.number - 1}
        report={report}
        comments={comments}
      />
    </section>
  );
}

async function changesSince(before: string, after: string) {
  const parts: readonly DiffPart[] = foldUnchanged(diffLines(before, after));
  const rows = parts.flatMap((part) => part.rows);
  if (rows.every(({ kind }) => kind === 'same')) return { parts, removed: {} };
  const lines = await highlightLines(before);
  const removed = rows.flatMap((row) =>
    row.kind === 'removed' && row.before !== null ? [[row.before, lines[row.before - 1] ?? []] as const] : [],
  );
  return { parts, removed: Object.fromEntries(removed) };
}

function Header(props: { attempt: StaffAttemptDetail; path: string; selection: Selection }) {
  const { attempt, path, selection } = props;
  const { number, total, state, outcome, score, maxScore, previous, nextId } = attempt;
  const at = (id: string) => selectionPath(path, { ...selection, attempt: id });
  return (
    <>
      <Group justify="space-between" gap="sm">
        <Group gap="md">
          <Title order={3} fz="lg">
            Attempt {number} of {total}
          </Title>
          {state === 'pending' ? <Text span>Being verified</Text> : <Outcome outcome={outcome ?? 'error'} />}
          {score !== null && (
            <Text span>
              {score} of {maxScore} points
            </Text>
          )}
        </Group>
        <Group gap="md" component="nav" aria-label="Before and after">
          {previous && (
            <Anchor component={Link} href={at(previous.id)} size="sm" scroll={false}>
              ← Attempt {number - 1}
            </Anchor>
          )}
          {nextId && (
            <Anchor component={Link} href={at(nextId)} size="sm" scroll={false}>
              Attempt {number + 1} →
            </Anchor>
          )}
        </Group>
      </Group>
      <Text mb="md" c="dimmed" size="sm">
        Submitted <Time at={attempt.submittedAt} /> · graded by revision {attempt.revisionId.slice(0, 8)}
      </Text>
    </>
  );
}

function Regraded({ regrade }: { regrade: RegradedFrom }) {
  return (
    <Alert variant="light" color="gray" mb="md" title={regrade.applied ? 'Re-graded' : 'Re-graded, old verdict kept'}>
      <Time at={regrade.at} />:{' '}
      {regrade.applied
        ? `${describeVerdict(regrade.old)} became ${describeVerdict(regrade.new)}.`
        : `the newer revision says ${describeVerdict(regrade.new)}, which is lower than ${describeVerdict(regrade.old)}.`}
    </Alert>
  );
}

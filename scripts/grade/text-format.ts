/** A file's result for a person at a terminal. */
import type { Revision } from '@/lib/core/exercise/revision';
import type { CheckReport } from '@/lib/core/grader/report';
import type { Graded } from './graded';

const signs: Record<CheckReport['outcome'], string> = {
  passed: '✓',
  failed: '✗',
  threw: '!',
  timeout: '⏱',
  error: '?',
  notRun: '·',
};

export function textResult(graded: Graded, revision: Revision): string {
  if (graded.kind === 'unreadable') return `${graded.file}: cannot be read: ${graded.error}`;
  const { report, file, ms } = graded;
  const lines = [
    `${file}: ${revision.slug} ${report.outcome}, ${report.score} of ${report.maxScore} points (${Math.round(ms)} ms)`,
  ];
  if (report.problem !== null) lines.push(`  ${report.problem.message}`);
  for (const check of report.checks) {
    lines.push(`  ${signs[check.outcome]} ${check.name}${check.visibility === 'hidden' ? ' (hidden)' : ''}`);
    if (check.outcome === 'passed' || check.outcome === 'notRun') continue;
    lines.push(`      ${check.message}`);
    if (check.pattern !== null) lines.push(`      ${check.pattern}`);
    if (check.evidence?.expected != null) lines.push(`      ${check.evidence.call}`);
    if (check.evidence?.expected != null) lines.push(`      expected ${check.evidence.expected}`);
    if (check.evidence?.got != null) lines.push(`      got      ${check.evidence.got}`);
  }
  if (report.diagnosis !== null) lines.push(`  ${report.diagnosis.title}: ${report.diagnosis.hint}`);
  return lines.join('\n');
}

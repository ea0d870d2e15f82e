/** What baking found, for a terminal. */

import { formatDiagnostic } from '@/lib/core/exercise/diagnostics';
import type { BakedExercise } from '@/lib/engine/baking/baked-course.server';

export function print({ slug, revision, diagnostics, matrix, cached }: BakedExercise): void {
  console.log(`${slug}: ${revision ? 'bakes' : 'does not bake'}${cached ? ' (unchanged)' : ''}`);
  for (const diagnostic of diagnostics) console.log(`  ${formatDiagnostic(diagnostic)}`);
  if (matrix && matrix.rows.length > 0) printMatrix(matrix);
}

/** A row a mistake, a column a check: ✗ where the check refuses it. */
function printMatrix({ checks, rows }: NonNullable<BakedExercise['matrix']>): void {
  const width = Math.max(...rows.map(({ mistake }) => mistake.length));
  for (const { mistake, caught } of rows) {
    console.log(`  ${mistake.padEnd(width)}  ${caught.map((one) => (one ? '✗' : '·')).join('')}`);
  }
  const idle = checks.filter((_, index) => rows.every(({ caught }) => !caught[index]));
  console.log(`  ${rows.length} mistakes, ${checks.length} checks`);
  for (const name of idle) console.log(`  no mistake is caught by "${name}"`);
}

import { describe, expect, test } from 'vitest';
import { grade } from '@/lib/core/grader/grade';
import type { CheckReport } from '@/lib/core/grader/report';
import type { Sandbox, SandboxRun } from '@/lib/core/grader/sandbox-port';
import { caseOf, expectedCheck, revisionOf, signatureOf } from '../../helpers/revisions';
import { fakeSandbox } from './fake-sandbox';

const double = signatureOf('double', { z: 'Vector' }, 'Vector');
const negate = signatureOf('negate', { z: 'Vector' }, 'Vector');
const revision = revisionOf(
  [double, negate],
  [
    expectedCheck('Doubles', 'double', [caseOf([[1, 2]], [2, 4]), caseOf([[3]], [6])]),
    expectedCheck('Negates', 'negate', [caseOf([[1, -2]], [-1, 2])]),
  ],
);
const right =
  'export const double = (z: Vector) => z.map((v) => 2 * v);\nexport const negate = (z: Vector) => z.map((v) => -v);';

function returning(run: SandboxRun): Sandbox {
  return {
    async run(_job, onGroup) {
      if ('groups' in run) for (const [index, group] of run.groups.entries()) onGroup?.(index, group);
      return run;
    },
  };
}

async function groupsOf(source: string) {
  const run = await fakeSandbox.run({
    source,
    functions: revision.functions,
    groups: [
      [
        { function: 'double', args: [{ kind: 'value', value: [1, 2] }] },
        { function: 'double', args: [{ kind: 'value', value: [3] }] },
        { function: 'double', args: [{ kind: 'value', value: [3] }] },
        { function: 'double', args: [{ kind: 'value', value: [1, 2] }] },
      ],
    ],
    limits: revision.limits,
  });
  return run.kind === 'completed' ? run.groups : [];
}

describe('grade', () => {
  test('passes a right solution with all points and nothing to say', async () => {
    const streamed: [number, CheckReport][] = [];
    const report = await grade(revision, right, fakeSandbox, (index, check) => streamed.push([index, check]));
    expect(report).toMatchObject({
      version: 1,
      outcome: 'passed',
      score: 2,
      maxScore: 2,
      problem: null,
      diagnosis: null,
    });
    expect(report.checks.map(({ message }) => message)).toEqual(['', '']);
    expect(streamed).toEqual(report.checks.map((check, index) => [index, check]));
  });

  test('fails only the checks of a function that is missing', async () => {
    const report = await grade(revision, 'export const double = (z: Vector) => z.map((v) => v + v);', fakeSandbox);
    expect(report).toMatchObject({ outcome: 'failed', score: 1 });
    expect(report.checks.map(({ outcome }) => outcome)).toEqual(['passed', 'failed']);
    expect(report.checks[1]?.message).toBe('`negate` is missing: your code must export a function of that name.');
  });

  test('says threw when every check that did not pass threw', async () => {
    const source = `${right.split('\n')[0]}\nexport function negate() { throw new RangeError('no idea'); }`;
    const report = await grade(revision, source, fakeSandbox);
    expect(report.outcome).toBe('threw');
    expect(report.checks[1]).toMatchObject({ outcome: 'threw', points: 0 });
    expect(report.checks[1]?.message).toBe('`negate` threw an error: RangeError: no idea');
  });

  test('reports code that does not parse as a syntax problem and fails no check', async () => {
    const report = await grade(revision, 'export function double( {', fakeSandbox);
    expect(report).toMatchObject({ outcome: 'threw', score: 0, problem: { kind: 'syntax' } });
    expect(report.checks.map(({ outcome }) => outcome)).toEqual(['notRun', 'notRun']);
  });

  test('calls an endless loop by its name, and keeps the checks before it', async () => {
    const groups = await groupsOf(right);
    const report = await grade(revision, '', returning({ kind: 'limit', limit: 'fuel', groups, group: 1, line: 7 }));
    expect(report).toMatchObject({ outcome: 'timeout', score: 1, problem: { kind: 'fuel', line: 7 } });
    expect(report.checks.map(({ outcome }) => outcome)).toEqual(['passed', 'timeout']);
    expect(report.checks[1]?.message).toBe(
      'Your code did not finish: is there a loop that never ends? It was in line 7.',
    );
  });

  test('does not run the checks after a limit', async () => {
    const run: SandboxRun = { kind: 'limit', limit: 'memory', groups: [], group: 0, line: null };
    const report = await grade(revision, '', returning(run));
    expect(report.checks.map(({ outcome }) => outcome)).toEqual(['timeout', 'notRun']);
    expect(report.checks[0]?.message).toMatch(/ran out of memory/);
  });

  test('a limit while loading leaves every check not run', async () => {
    const run: SandboxRun = { kind: 'limit', limit: 'time', groups: [], group: null, line: 1 };
    const report = await grade(revision, '', returning(run));
    expect(report).toMatchObject({ outcome: 'timeout', problem: { kind: 'time' } });
    expect(report.checks.map(({ outcome }) => outcome)).toEqual(['notRun', 'notRun']);
  });

  test('keeps our own faults apart: no points, no blame', async () => {
    const report = await grade(revision, right, returning({ kind: 'fault', message: 'the worker died' }));
    expect(report).toMatchObject({ outcome: 'error', score: 0, problem: { kind: 'fault' }, diagnosis: null });
    expect(report.checks.every(({ outcome }) => outcome === 'error')).toBe(true);
  });

  test('a sandbox that breaks down is a fault, not an exception', async () => {
    const broken: Sandbox = { run: () => Promise.reject(new Error('out of order')) };
    expect(await grade(revision, right, broken)).toMatchObject({ outcome: 'error', problem: { kind: 'fault' } });
  });

  test('an early exit passes nothing: results that do not arrive are an error', async () => {
    const groups = await groupsOf(right);
    const short: SandboxRun = { kind: 'completed', groups, console: [], fuelUsed: 1 };
    expect(await grade(revision, right, returning(short))).toMatchObject({ outcome: 'error', score: 0 });
    const cut = groups.map((group) => ({ ...group, calls: group.calls.slice(1) }));
    const shorter: SandboxRun = { kind: 'completed', groups: [...cut, ...cut], console: [], fuelUsed: 1 };
    expect(await grade(revision, right, returning(shorter))).toMatchObject({ outcome: 'error', score: 0 });
  });
});

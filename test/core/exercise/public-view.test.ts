import { describe, expect, test } from 'vitest';
import { publicView } from '@/lib/core/exercise/public-view';
import { decodeRevision, encodeRevision } from '@/lib/core/exercise/revision-json';
import { caseOf, expectedCheck, revisionOf, signatureOf } from '../../helpers/revisions';

const secret = 31_337.25;
const revision = {
  ...revisionOf(
    [signatureOf('f', { z: 'Vector' }, 'Vector')],
    [
      expectedCheck('Seen', 'f', [caseOf([[1]], [2])]),
      {
        ...expectedCheck('SECRET check', 'f', [caseOf([[secret]], [secret])]),
        visibility: 'hidden' as const,
        points: 3,
      },
    ],
  ),
  solution: 'SECRET solution',
  mistakes: [
    {
      id: 'both',
      title: 'SECRET title',
      nudge: 'Look again.',
      hint: 'SECRET hint',
      fingerprint: [
        { check: 'Seen', caseIndex: 0, output: [9] },
        { check: 'SECRET check', caseIndex: 0, output: [secret] },
      ],
    },
    {
      id: 'hidden-only',
      title: 'SECRET',
      nudge: 'SECRET',
      hint: 'SECRET',
      fingerprint: [{ check: 'SECRET check', caseIndex: 0, output: [secret] }],
    },
  ],
  questions: [
    {
      kind: 'numeric' as const,
      id: 'q',
      prompt: 'SECRET?',
      answer: secret,
      tolerance: 0,
      explanation: 'SECRET',
      wrong: [],
      otherwise: 'SECRET',
    },
  ],
};

describe('the public view', () => {
  const view = publicView(revision);

  test('holds nothing that is not for students', () => {
    const sent = JSON.stringify(encodeRevision(view));
    expect(sent).not.toContain('SECRET');
    expect(sent).not.toContain('31337');
  });

  test('keeps the id, the public checks and how mistakes show in them', () => {
    expect(view).toMatchObject({ id: revision.id, solution: null, withheld: { checks: 1, points: 3 } });
    expect(view.checks.map(({ name }) => name)).toEqual(['Seen']);
    expect(view.mistakes).toEqual([
      {
        id: 'both',
        title: '',
        nudge: 'Look again.',
        hint: '',
        fingerprint: [{ check: 'Seen', caseIndex: 0, output: [9] }],
      },
    ]);
  });

  test('is a revision itself, and its own public view', () => {
    expect(decodeRevision(JSON.parse(JSON.stringify(encodeRevision(view))))).toEqual(view);
    expect(publicView(view)).toEqual(view);
  });
});

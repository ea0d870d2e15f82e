import { expect, test } from 'vitest';
import { summariseAttempts } from '@/lib/learning/progress/summarise-attempts';

test('mistakes are counted whatever they are called', () => {
  const attempts = ['constructor', 'constructor', 'sign'].map((mistake, index) => ({
    id: String(index),
    submittedAt: new Date(index),
    outcome: 'failed',
    score: 0,
    maxScore: 1,
    mistake,
  }));
  expect(summariseAttempts(attempts)?.mistakes).toEqual({ constructor: 2, sign: 1 });
});

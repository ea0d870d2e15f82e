import { describe, expect, test } from 'vitest';
import { accountInput } from '@/lib/people/accounts/account-input';
import { judgePassword } from '@/lib/people/accounts/strength';
import { refuseWeak } from '@/lib/people/accounts/weak-password';

describe('what is quickly guessed is refused with the reason', () => {
  test.each([
    ['passwordpassword', 'Repeated parts'],
    ['qwertyuiop', 'most used'],
    ['1234567890', 'most used'],
    ['aaaaaaaaaaaa', 'Repeated letters'],
    ['abcdefghijk', 'Sequences'],
    ['Ada Lovelace', 'Your name'],
  ])('%s', async (password, words) => {
    expect((await judgePassword(password, ['Ada Lovelace', 'ada@school.edu'])).reason).toContain(words);
  });
});

test.each(['a few words in a row', 'correct horse battery staple', 'X7#kPq!m2vR', 'grün ist die Hoffnung'])(
  '%s will do',
  async (password) => {
    expect(await judgePassword(password)).toMatchObject({ reason: null });
  },
);

test('a form says it beside the password', async () => {
  const form = { name: 'Ada', email: 'ada@school.edu', password: 'ada@school.edu' };
  const read = await accountInput.superRefine(refuseWeak).safeParseAsync(form);
  expect(read.error?.issues).toMatchObject([{ path: ['password'], message: expect.stringContaining('Your name') }]);
});

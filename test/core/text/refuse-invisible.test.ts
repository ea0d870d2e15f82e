import { expect, test } from 'vitest';
import { parseCourse } from '@/lib/core/exercise/course';
import { exerciseSchema } from '@/lib/core/exercise/schema';
import { withoutInvisible } from '@/lib/core/text/invisible';
import { accountInput } from '@/lib/people/accounts/account-input';
import { tokenInput } from '@/lib/teaching/public-api/token-input';

const name = accountInput.pick({ name: true });
const messageOf = (typed: string) => name.safeParse({ name: typed }).error?.issues[0]?.message;

test('an override of direction and a zero-width space in a name are named by code point', () => {
  expect(messageOf('Ada\u202Eecalevol')).toContain('U+202E');
  expect(messageOf('Ada\u200B')).toContain('U+200B');
  expect(messageOf('\u061CAda')).toContain('U+061C');
});

test('names of other scripts stay as they are, with the joiners that they are spelt with', () => {
  for (const typed of ['Zoë', '陈怡', 'نیلوفر', 'می\u200Cنا']) expect(messageOf(typed)).toBeUndefined();
});

test('the title of an exercise may not have one either', () => {
  const { error } = exerciseSchema.shape.title.safeParse('Re\u202ELU');
  expect(error?.issues[0]?.message).toContain('U+202E');
});

test('nor may the name of a token, and the title of a course', () => {
  const token = tokenInput.shape.name.safeParse('Script\u202E');
  expect(token.error?.issues[0]?.message).toContain('U+202E');
  const course = parseCourse('title: "Deep\\u200B learning"\nexercises: [relu]\n');
  expect(course.diagnostics.map(({ message }) => message).join()).toContain('U+200B');
});

test('what a provider calls somebody is cleaned', () => {
  expect(withoutInvisible('Ada\u202E Lovelace\u2066')).toBe('Ada Lovelace');
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseCourse, prerequisiteDiagnostics } from '@/lib/core/exercise/course';

const nowhere = () => null;

test('the course of the repository is valid', () => {
  expect(parseCourse(readFileSync('exercises/course.yaml', 'utf8')).diagnostics).toEqual([]);
});

test('an exercise listed twice is told with its line', () => {
  const { value, diagnostics } = parseCourse('title: A\nexercises:\n  - relu\n  - sigmoid\n  - relu\n');
  expect(value).toBeNull();
  expect(diagnostics).toMatchObject([{ file: 'course.yaml', line: 5, field: 'exercises[2]' }]);
});

test('a course without title and with a name that is no slug tells both', () => {
  const { diagnostics } = parseCourse('exercises: [ReLU]\n');
  expect(diagnostics.map(({ field }) => field).sort()).toEqual(['exercises[0]', 'title']);
});

test('prerequisites are earlier exercises of the course', () => {
  const course = ['sigmoid', 'relu', 'batch-norm'];
  const about = (slug: string, ...names: string[]) => prerequisiteDiagnostics(slug, names, course, nowhere);
  expect(about('relu', 'sigmoid')).toEqual([]);
  expect(about('relu', 'batch-norm')).toMatchObject([{ severity: 'warning', field: 'prerequisites[0]' }]);
  expect(about('relu', 'sigmoid', 'softmax')).toMatchObject([{ severity: 'warning', field: 'prerequisites[1]' }]);
  expect(about('relu', 'relu')).toMatchObject([{ severity: 'error' }]);
});

/** What authors are told of a lesson, held against what readers of it see. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { figureNames } from '@/lib/content/figures/names';
import { lessonProblems } from '@/lib/content/lesson/problems';
import { lessonMarkup } from '../../helpers/lesson-markup';

const messages = (lesson: string) => lessonProblems(lesson).map(({ line, message }) => `${line}: ${message}`);

async function shown(lesson: string): Promise<string> {
  return (await lessonMarkup(lesson)).lesson;
}

describe('authors are told of', () => {
  test('directives that readers see as text, with the line and what there is', () => {
    const [problem] = lessonProblems('One.\n\n::figur{name="slope-product"}\n');
    expect(problem).toMatchObject({ severity: 'warning', file: 'lesson.md', line: 3 });
    expect(problem?.message).toBe('There is no directive "::figur": readers see it as text.');
    expect(problem?.fix).toContain('::figure');
    expect(messages(':::hint\nx\n:::')).toHaveLength(1);
    expect(messages(':::constructor\nx\n:::')).toHaveLength(1);
    expect(messages('::task')).toHaveLength(1);
  });

  test('figures and functions that do not exist', () => {
    expect(messages('::figure{name="sigmoid"}')).toEqual(['1: There is no figure "sigmoid".']);
    expect(messages('::figure')).toEqual(['1: The figure has no name.']);
    expect(messages('::figure{name="activation-curves" function="gelu"}')).toEqual(['1: There is no function "gelu".']);
    expect(lessonProblems('::figure{name="toString"}')[0]?.severity).toBe('error');
  });

  test('formulas that cannot be set, and those that may not', () => {
    expect(messages('A.\n\n$\\frac{1}{$')[0]).toMatch(/^3: The formula "\\frac\{1\}\{" cannot be set: /);
    expect(messages('$$\n\\sigmoid(z)\n$$')[0]).toContain('Undefined control sequence: \\sigmoid');
    expect(messages('$\\href{https://elsewhere.example}{x}$')).toEqual(['1: \\href may not stand in a formula.']);
    expect(messages('$$x^2$$')).toEqual(['1: The formula "x^2" is set inline.']);
  });

  test('HTML, links and images that are left out', () => {
    expect(messages('<b>x</b>')).not.toEqual([]);
    expect(messages('![a plot](https://elsewhere.example/plot.png)')).toHaveLength(1);
    expect(messages('![](/plot.png)')).toEqual(['1: The image "/plot.png" has no text for those who listen.']);
    expect(messages('[x](ftp://elsewhere.example)')).toHaveLength(1);
    expect(messages('[x](//elsewhere.example)')).toHaveLength(1);
    expect(messages('[x](\\\\\\\\elsewhere.example)')).toHaveLength(1);
    expect(messages('# The sigmoid')).toHaveLength(1);
  });

  test('every one of them, in the order of the lesson', () => {
    const found = lessonProblems('# x\n\n$\\nope$\n\n::figure\n\n<i>y</i>\n');
    expect(found.map(({ line }) => line)).toEqual([1, 3, 5, 7, 7]);
  });
});

describe('authors are not told of', () => {
  test.each([
    'At 10:30 there is :nothing.',
    '<!-- to do: a better example -->',
    '$$\nx^2\n$$',
    '[x](https://elsewhere.example) [y](/lessons/relu) [z](#the-slope)',
    '::question{id="anything"}\n\n:::note\nx\n:::\n\n:::task\ny\n:::',
    ...figureNames.map((name) => `::figure{name="${name}"}`),
  ])('%s', (lesson) => expect(lessonProblems(lesson)).toEqual([]));

  test.each(
    readdirSync('exercises', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name),
  )('anything in the lesson of %s', (slug) => {
    expect(lessonProblems(readFileSync(`exercises/${slug}/lesson.md`, 'utf8'))).toEqual([]);
  });
});

describe('what is told is what happens', () => {
  test.each([
    'https://ok.example/a:b',
    'http://ok.example',
    '/lessons/relu?a=b:c',
    '#x',
    'relu',
    'ftp://x.example',
    'mailto:x@x.example',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
  ])('a link to %s survives exactly where nothing is said', async (address) => {
    const lesson = `[x](<${address}>)`;
    expect((await shown(lesson)).includes('href=')).toBe(lessonProblems(lesson).length === 0);
  });

  test.each(['/plot.png', 'plot.png', '//x.example/plot.png', 'https://x.example/plot.png'])(
    'an image at %s survives exactly where nothing is said',
    async (address) => {
      const lesson = `![x](<${address}>)`;
      expect((await shown(lesson)).includes('<img')).toBe(lessonProblems(lesson).length === 0);
    },
  );
});

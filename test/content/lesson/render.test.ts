import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '@/lib/content/lesson/render';
import { lessonMarkup } from '../../helpers/lesson-markup';

const lesson = `Before.

## The slope
## The slope

::figure{name="sigmoid-curves" function="sigmoid"}

::question{id="largest-slope"}

At 10:30 there is :nothing and ::nobody.

:::task
### Do it
Return $\\sigma'(z)$.
:::
`;

describe('a lesson', () => {
  test('puts figures and questions in their places and the task apart', async () => {
    const drawn = await lessonMarkup(lesson);
    expect(drawn.lesson).toContain('[figure sigmoid-curves sigmoid]');
    expect(drawn.lesson).toContain('[question largest-slope]');
    expect(drawn.lesson).not.toContain('Do it');
    expect(drawn.task).toContain('Do it');
    expect(drawn.task).toContain('<math');
  });

  test('leaves text that only looks like a directive as it was typed', async () => {
    expect((await lessonMarkup(lesson)).lesson).toContain('At 10:30 there is :nothing and ::nobody.');
  });

  test('gives headings of the same text ids of their own', async () => {
    const { headings } = await lessonMarkup(lesson);
    expect(headings.map(({ id }) => id)).toEqual(['the-slope', 'the-slope--2']);
  });
});

test('the empty corner of a table is no header', async () => {
  const made = (await lessonMarkup('| | sigmoid |\n|---|---|\n| slope | 0.25 |')).lesson;
  expect(made.match(/<th>/g)).toHaveLength(1);
  expect(made).toMatch(/<td><\/td>\s*<th>sigmoid<\/th>/);
});

describe('hostile Markdown', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[click](javascript:alert(1))',
    '[click](data:text/html,<script>alert(1)</script>)',
    '![x](https://elsewhere.example/pixel.png)',
    '![x](//elsewhere.example/pixel.png)',
    '$\\href{javascript:alert(1)}{x}$',
    '$\\includegraphics{https://elsewhere.example/x.png}$',
    '::figure{name="x" onclick="alert(1)" style="position:fixed"}',
    ':::task{onclick="alert(1)" style="position:fixed"}\nx\n:::',
    '<a href="https://elsewhere.example" style="position:fixed;inset:0">x</a>',
    '<iframe src="https://elsewhere.example"></iframe>',
  ])('%s runs nothing and loads nothing', async (markdown) => {
    const made = `${await renderMarkdown(markdown)}${(await lessonMarkup(markdown)).lesson}`;
    expect(made).not.toMatch(/<(script|iframe|object|embed|style|link)\b/i);
    expect(made).not.toMatch(/\son\w+=/i);
    expect(made).not.toMatch(/(href|src)="(javascript|data):/i);
    expect(made).not.toMatch(/src="(https?:)?\/\//i);
    expect(made).not.toMatch(/position:\s*fixed/i);
  });
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'a code fence named %s is code without colours',
  async (name) => {
    expect(await renderMarkdown(`\`\`\`${name}\nlet x = 1;\n\`\`\``)).toContain('let x = 1;');
  },
);

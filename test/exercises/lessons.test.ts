/** What holds of every lesson in the repository: it parses, its formulas render, and it places what the exercise declares. */
import { readdirSync, readFileSync } from 'node:fs';
import katex from 'katex';
import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type ExerciseSpec, exerciseSchema } from '@/lib/core/exercise/schema';

const slugs = readdirSync('exercises', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function treeOf(markdown: string): Root {
  return unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkDirective).parse(markdown);
}

function formulasOf(markdown: string): { tex: string; display: boolean }[] {
  const found: { tex: string; display: boolean }[] = [];
  visit(treeOf(markdown), (node) => {
    if (node.type === 'math' || node.type === 'inlineMath')
      found.push({ tex: node.value, display: node.type === 'math' });
  });
  return found;
}

function directivesOf(markdown: string): { kind: string; name: string; attributes: Record<string, unknown> }[] {
  const found: { kind: string; name: string; attributes: Record<string, unknown> }[] = [];
  visit(treeOf(markdown), (node) => {
    if (node.type === 'containerDirective' || node.type === 'leafDirective' || node.type === 'textDirective') {
      found.push({ kind: node.type, name: node.name, attributes: { ...node.attributes } });
    }
  });
  return found;
}

/** Everything in exercise.yaml that is shown as Markdown. */
function textsOf(spec: ExerciseSpec): string[] {
  const functions = [...Object.values(spec.functions), ...Object.values(spec.helpers)].map(
    ({ description }) => description,
  );
  const hints = spec.mistakes.map(({ hint }) => hint);
  const questions = spec.questions.flatMap((question) =>
    question.kind === 'numeric'
      ? [
          question.prompt,
          question.explanation,
          question.otherwise,
          ...question.wrong.map(({ explanation }) => explanation),
        ]
      : [question.prompt, ...question.options.flatMap(({ text, explanation }) => [text, explanation])],
  );
  return [...functions, ...hints, ...questions];
}

describe.each(slugs)('the lesson of %s', (slug) => {
  const lesson = readFileSync(`exercises/${slug}/lesson.md`, 'utf8');
  const spec = exerciseSchema.parse(parse(readFileSync(`exercises/${slug}/exercise.yaml`, 'utf8')));

  test('has only formulas that KaTeX renders without complaint', () => {
    const formulas = [lesson, ...textsOf(spec)].flatMap(formulasOf);
    expect(formulas.length).toBeGreaterThan(0);
    for (const { tex, display } of formulas) {
      expect(
        () => katex.renderToString(tex, { displayMode: display, throwOnError: true, strict: 'error' }),
        tex,
      ).not.toThrow();
    }
  });

  test('puts the fences of a displayed formula on lines of their own, without which it would be set inline', () => {
    for (const text of [lesson, ...textsOf(spec)]) {
      expect(text.split('\n').filter((line) => line.includes('$$') && line.trim() !== '$$')).toEqual([]);
    }
  });

  test('leaves no dollar sign or backslash command outside a formula', () => {
    for (const text of [lesson, ...textsOf(spec)]) {
      visit(treeOf(text), 'text', (node) => {
        expect(node.value).not.toMatch(/\$|\\[a-z]/);
      });
    }
  });

  test('places every question once, at least one figure, one task, and no other directive', () => {
    const directives = directivesOf(lesson);
    const placed = directives.filter(({ name }) => name === 'question').map(({ attributes }) => attributes.id);
    expect(placed.toSorted()).toEqual(spec.questions.map(({ id }) => id).toSorted());
    expect(directives.filter(({ name }) => name === 'figure').length).toBeGreaterThan(0);
    expect(directives.filter(({ name }) => name === 'task')).toHaveLength(1);
    const kinds = new Set(directives.map(({ kind, name }) => `${kind} ${name}`));
    expect([...kinds].filter((kind) => !known.includes(kind))).toEqual([]);
  });

  test('has a right answer to every question, and a reason for every wrong one', () => {
    for (const question of spec.questions) {
      if (question.kind === 'numeric') continue;
      const right = question.options.filter(({ correct }) => correct).length;
      expect(right, question.id).toBeGreaterThan(0);
      if (question.kind === 'single') expect(right, question.id).toBe(1);
    }
  });
});

const known = ['leafDirective question', 'leafDirective figure', 'containerDirective task'];

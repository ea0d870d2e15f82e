/**
 * What readers of a lesson would not see as its author meant it: the renderer turns an unknown directive into text and
 * leaves raw HTML and foreign images out, without a word. This says it, with the line.
 */
import katex from 'katex';
import type { Image, Nodes } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';
import { activationCurves } from '@/lib/content/figures/activations';
import { figureNames, isFigureName } from '@/lib/content/figures/names';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import { isKnownDirective, knownDirectives } from './directives';
import { formulaLimits, markdownParser } from './markdown';
import { isOwnAddress, isSafeLink } from './sanitise';
import { uploadName } from './uploads';

type Formula = Extract<Nodes, { type: 'math' | 'inlineMath' }>;
type Problem = Pick<Diagnostic, 'severity' | 'message' | 'fix'>;

/** In the order of the lesson. Questions are checked against exercise.yaml by lib/core/exercise/lesson-diagnostics. */
export function lessonProblems(lesson: string, file = 'lesson.md'): Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(markdownParser.parse(lesson), (node) => {
    for (const problem of problemsOf(node, lesson))
      found.push({ ...problem, file, line: node.position?.start.line ?? null, field: null });
  });
  return found;
}

function problemsOf(node: Nodes, lesson: string): Problem[] {
  switch (node.type) {
    case 'containerDirective':
    case 'leafDirective':
      return directiveProblems(node);
    case 'math':
      return formulaProblems(node, true);
    case 'inlineMath':
      return [...fenceProblems(node, lesson), ...formulaProblems(node, false)];
    case 'html':
      // A comment is meant to be left out.
      return /^<!--[\s\S]*-->$/.test(node.value.trim())
        ? []
        : [warning('HTML is left out.', 'Write it in Markdown, or as code between backticks.')];
    case 'image':
      return imageProblems(node);
    case 'link':
    case 'definition':
      return isSafeLink(node.url)
        ? []
        : [
            warning(
              `The link to "${short(node.url)}" is left out.`,
              'Link to an http(s) address, or to a page of Nabla.',
            ),
          ];
    case 'heading':
      return node.depth === 1
        ? [warning("The page has its title already: the exercise's.", 'Begin sections with "##".')]
        : [];
    default:
      return [];
  }
}

function directiveProblems(node: ContainerDirective | LeafDirective): Problem[] {
  if (!isKnownDirective(node)) {
    const marker = node.type === 'leafDirective' ? '::' : ':::';
    return [
      warning(
        `There is no directive "${marker}${node.name}": readers see it as text.`,
        `Use one of: ${knownDirectives.join(', ')}.`,
      ),
    ];
  }
  return node.name === 'figure' ? figureProblems(node.attributes ?? {}) : [];
}

function figureProblems(attributes: Readonly<Record<string, string | null | undefined>>): Problem[] {
  const { name, function: shown } = attributes;
  if (!name || !isFigureName(name))
    return [
      error(
        name ? `There is no figure "${short(name)}".` : 'The figure has no name.',
        `Write ::figure{name="…"} with one of: ${figureNames.join(', ')}.`,
      ),
    ];
  if (shown != null && !Object.hasOwn(activationCurves, shown))
    return [
      error(`There is no function "${short(shown)}".`, `Use one of: ${Object.keys(activationCurves).join(', ')}.`),
    ];
  return [];
}

function formulaProblems({ value }: Formula, displayMode: boolean): Problem[] {
  const untrusted = new Set<string>();
  const trust = ({ command }: { command: string }) => {
    untrusted.add(command);
    return false;
  };
  try {
    katex.renderToString(value, { ...formulaLimits, displayMode, throwOnError: true, strict: 'ignore', trust });
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message.replace(/^KaTeX parse error: /, '') : String(thrown);
    return [error(`The formula "${short(value)}" cannot be set: ${reason}`, 'Mend the LaTeX; KaTeX sets what it can.')];
  }
  return [...untrusted].map((command) => error(`${command} may not stand in a formula.`, 'Leave it out.'));
}

/** `$$x$$` on one line is inline mathematics, which surprises everyone once. */
function fenceProblems({ value, position }: Formula, lesson: string): Problem[] {
  return position && lesson.startsWith('$$', position.start.offset)
    ? [
        warning(
          `The formula "${short(value)}" is set inline.`,
          'Put each "$$" on a line of its own, or write single dollar signs.',
        ),
      ]
    : [];
}

function imageProblems({ url, alt }: Image): Problem[] {
  const left =
    isOwnAddress(url) || uploadName(url) !== null
      ? []
      : [
          warning(
            `The image "${short(url)}" is left out: no page asks another host for anything.`,
            'Upload it in the studio, or use a figure.',
          ),
        ];
  const unsaid = alt
    ? []
    : [warning(`The image "${short(url)}" has no text for those who listen.`, 'Write ![text](…).')];
  return [...left, ...unsaid];
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

function error(message: string, fix: string | null): Problem {
  return { severity: 'error', message, fix };
}

function warning(message: string, fix: string): Problem {
  return { severity: 'warning', message, fix };
}

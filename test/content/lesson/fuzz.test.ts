/**
 * Hostile Markdown, put together at random from pieces that have broken renderers: whatever comes out is read again as a
 * browser would, and holds no script, no handler, no foreign host and no style of the author's.
 */
import { Window } from 'happy-dom';
import { afterAll, describe, expect, test } from 'vitest';
import { renderMarkdown } from '@/lib/content/lesson/render';
import { type Random, seededRandom } from '@/lib/core/numeric/random';
import { lessonMarkup } from '../../helpers/lesson-markup';

const pieces = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<img src=x onerror=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg onload=alert(1)>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<style>@import url(//evil.example)</style>',
  '<link rel=stylesheet href=//evil.example>',
  '<base href="https://evil.example/">',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<form action=https://evil.example><button formaction=javascript:alert(1)>x</button></form>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<div style="background:url(https://evil.example)">x</div>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](vbscript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](<javascript:alert(1)> "onclick=alert(1)")',
  '[x]: javascript:alert(1)\n\n[x]',
  '<javascript:alert(1)>',
  '![x](https://evil.example/p.png)',
  '![x](//evil.example/p.png)',
  '![x](/\\evil.example/p.png)',
  '![x](\\\\evil.example/p.png)',
  '![x](data:image/svg+xml,<svg/onload=alert(1)>)',
  '![x" onerror="alert(1)](x "y\' onerror=alert(1)")',
  '$\\href{javascript:alert(1)}{x}$',
  '$\\url{javascript:alert(1)}$',
  '$\\includegraphics[height=1em]{https://evil.example/x.png}$',
  '$\\htmlStyle{position:fixed}{x}$',
  '$\\htmlData{onclick=alert(1)}{x}$',
  '$\\htmlClass{evil}{x}\\htmlId{evil}{y}$',
  '$\\textcolor{red;background:url(//evil.example)}{x}$',
  '$\\rule{1e9em}{1e9em}$',
  '$\\def\\a{\\a\\a}\\a$',
  '$$\n\\text{<img src=x onerror=alert(1)>}\n$$',
  '$<script>$',
  '::figure{name="x" onclick="alert(1)" style="position:fixed" function="\\"><script>"}',
  '::question{id="<img src=x onerror=alert(1)>"}',
  '::script{src="//evil.example"}',
  ':::task{onclick="alert(1)"}',
  ':::note{.evil #evil style="inset:0"}',
  ':::',
  ':span[x]{onclick=alert(1)}',
  '```html onclick=alert(1)\n<script>alert(1)</script>\n```',
  '```ts\n"</code></pre><script>alert(1)</script>"\n```',
  '~~~"><script>\nx\n~~~',
  '| <script> | $\\href{javascript:1}{x}$ |\n|---|---|\n| `<img onerror=1>` | [x](javascript:1) |',
  '[^1]: <script>alert(1)</script>\n\n[^1]',
  '<!-- --><script>alert(1)</script> -->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u0000<scr\u0000ipt>',
  '\u202e]tpircs[',
];
const wrappers: readonly ((inner: string) => string)[] = [
  (inner) => inner,
  (inner) => inner.replace(/^/gm, '> '),
  (inner) => inner.replace(/^/gm, '  ').replace(/^ {2}/, '- '),
  (inner) => `**${inner}**`,
  (inner) => `[${inner}](https://ok.example)`,
  (inner) => `<div>\n\n${inner}\n\n</div>`,
  (inner) => `:::note\n${inner}\n:::`,
  (inner) => `# ${inner}`,
];

function hostile(random: Random): string {
  const count = 1 + random.integer(6);
  const parts = Array.from({ length: count }, () => {
    const piece = pieces[random.integer(pieces.length)] ?? '';
    // Cut somewhere, now and then: half a construct meets half of another.
    return random.uniform() < 0.25 ? piece.slice(random.integer(piece.length)) : piece;
  });
  const joined = parts.join(random.uniform() < 0.5 ? '\n\n' : ' ');
  return (wrappers[random.integer(wrappers.length)] ?? String)(joined);
}

const window = new Window({
  settings: { disableJavaScriptEvaluation: true, disableJavaScriptFileLoading: true, disableCSSFileLoading: true },
});
afterAll(() => window.close());

// React adds preload links of its own for images; their address is checked like any other.
const forbidden =
  'script,iframe,object,embed,style,link:not([rel=preload][as=image]),meta,base,form,button,textarea,select,template,noscript,foreignObject';
/** What KaTeX and Shiki may set; an author may set none. */
const ownStyles =
  /^(height|vertical-align|margin(-\w+)?|top|bottom|left|width|min-width|position|border-\w+-width|padding-left|color|background-color|font-style|font-weight|text-shadow|--shiki-[\w-]+)$/;

function problemsOf(html: string): string[] {
  const holder = window.document.createElement('div');
  holder.innerHTML = html;
  const problems = [...holder.querySelectorAll(forbidden)].map((element) => `<${element.tagName}>`);
  for (const element of holder.querySelectorAll('*')) {
    for (const { name, value: given } of element.attributes) {
      const value = given ?? '';
      if (/^on/i.test(name)) problems.push(`${name}=${value}`);
      if (/^(srcdoc|srcset|formaction|action|background|poster|ping|data|xlink:href)$/i.test(name)) problems.push(name);
      if (/^(href|src)$/i.test(name) && !isSafeAddress(element.tagName, value)) problems.push(`${name}=${value}`);
      if (name === 'style') problems.push(...styleProblems(value));
    }
  }
  return problems;
}

function isSafeAddress(tag: string, value: string): boolean {
  const here = 'https://nabla.example/lessons/x';
  // What is no address leads nowhere.
  if (!URL.canParse(value, here)) return true;
  const address = new URL(value, here);
  if (tag.toUpperCase() === 'A') return /^https?:$/.test(address.protocol);
  return address.origin === 'https://nabla.example';
}

function styleProblems(style: string): string[] {
  if (/url\(|expression|@import|fixed|sticky/i.test(style)) return [style];
  return style
    .split(';')
    .map((rule) => rule.split(':')[0]?.trim() ?? '')
    .filter((property) => property !== '' && !ownStyles.test(property));
}

async function everything(markdown: string): Promise<string> {
  const { lesson, task } = await lessonMarkup(markdown);
  return `${await renderMarkdown(markdown)}${lesson}${task}`;
}

describe('hostile Markdown at random', () => {
  test.each(pieces.map((piece) => [piece]))('%j alone does nothing', async (piece) => {
    expect(problemsOf(await everything(piece))).toEqual([]);
  });

  test('in any combination does nothing', async () => {
    const random = seededRandom('hostile');
    for (let round = 0; round < 250; round++) {
      const markdown = hostile(random);
      expect({ markdown, problems: problemsOf(await everything(markdown)) }).toEqual({ markdown, problems: [] });
    }
  });

  test('nested deeply is rendered, and in time that grows with its length', async () => {
    const deep = `${'> '.repeat(200)}<script>x</script>\n\n${'- '.repeat(100)}x\n\n${'**'.repeat(300)}x`;
    expect(problemsOf(await everything(deep))).toEqual([]);
    expect(problemsOf(await everything(`$${'{'.repeat(400)}x${'}'.repeat(400)}$`))).toEqual([]);
    expect(problemsOf(await everything('['.repeat(1000) + ']('.repeat(1000)))).toEqual([]);
  });
});

test('the reader finds what it looks for', () => {
  expect(problemsOf('<img src=x onerror=alert(1)>')).toEqual(['onerror=alert(1)']);
  expect(problemsOf('<p style="inset:0">x</p><a href="javascript:1">x</a>')).toEqual(['inset', 'href=javascript:1']);
  expect(problemsOf('<img src="//evil.example/x.png">')).toHaveLength(1);
});

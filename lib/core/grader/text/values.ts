/**
 * Values as a student would write them, shortened: `[0.5, -1, …6 more]`. Two values side by side keep the same entries, and
 * around the first difference nothing is left out.
 */
import { isList, type Path, type Value } from '@/lib/core/exercise/values';
import { cleanText } from './clean';
import { formatNumber, formatPair } from './numbers';

/** How many entries of a list are shown, outermost list first. */
const shown = [6, 6, 3];
const textLimit = 300;

/** The text of one value. */
export function formatValue(value: Value): string {
  return limited(render(value, value, [], 0, 0));
}

/**
 * The texts of an expected and a received value of the same shape.
 * @param focus the entry that must be visible in both: the first difference
 */
export function formatSideBySide(expected: Value, got: Value, focus: Path): { expected: string; got: string } {
  return { expected: limited(render(expected, got, focus, 0, 0)), got: limited(render(got, expected, focus, 0, 0)) };
}

function render(value: Value, other: Value, focus: Path, depth: number, recordDepth: number): string {
  if (typeof value === 'number') return typeof other === 'number' ? formatPair(value, other)[0] : formatNumber(value);
  if (isList(value)) return renderList(value, other, focus, depth, recordDepth);
  if (recordDepth > 1) return '{…}';
  const fields = Object.entries(value).slice(0, 8);
  const record = typeof other === 'number' || isList(other) ? null : other;
  const texts = fields.map(([field, entry]) => {
    const rest = field === focus[0] ? focus.slice(1) : [];
    return `${cleanText(field, 40)}: ${render(entry, record?.[field] ?? entry, rest, depth, recordDepth + 1)}`;
  });
  return `{ ${texts.join(', ')} }`;
}

function renderList(list: readonly Value[], other: Value, focus: Path, depth: number, recordDepth: number): string {
  if (depth >= shown.length) return list.length === 0 ? '[]' : '[…]';
  const others = typeof other !== 'number' && isList(other) ? other : list;
  const [focused, ...rest] = focus;
  const indices = visible(list.length, typeof focused === 'number' ? focused : 0, shown[depth] ?? 1);
  const parts: string[] = [];
  let next = 0;
  for (const index of indices) {
    const entry = list[index];
    if (entry === undefined) continue;
    if (index > next) parts.push(`…${index - next} more`);
    parts.push(render(entry, others[index] ?? entry, index === focused ? rest : [], depth + 1, recordDepth));
    next = index + 1;
  }
  if (next < list.length) parts.push(`…${list.length - next} more`);
  return `[${parts.join(', ')}]`;
}

/** The first entries, or the first two and those around the focus; a single left-out entry is shown rather than counted. */
function visible(length: number, focus: number, count: number): number[] {
  const all = Array.from({ length }, (_, index) => index);
  if (length <= count + 1) return all;
  if (focus < count) return all.slice(0, count);
  const start = Math.max(1, focus - 1);
  return [...all.slice(0, start === 2 ? 2 : 1), ...all.slice(start, start + Math.max(2, count - 2))];
}

function limited(text: string): string {
  return text.length > textLimit ? `${text.slice(0, textLimit)}…` : text;
}

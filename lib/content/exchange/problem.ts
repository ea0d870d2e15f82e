/** How what is wrong with an archive is told: hostile names made visible, sizes in words. */
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';

export function archiveProblem(file: string, message: string, fix: string | null): Diagnostic {
  return { severity: 'error', file: shownPath(file), line: null, field: null, message, fix };
}

function shownPath(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is made visible
  const visible = name.replace(/[\x00-\x1f\x7f]/g, '·');
  return visible.length > 100 ? `${visible.slice(0, 100)}…` : visible;
}

export function shown(name: string): string {
  return `"${shownPath(name)}"`;
}

export function inMiB(bytes: number): string {
  return bytes < 2 ** 20 ? `${Math.round(bytes / 1000)} kB` : `${Math.round((10 * bytes) / 2 ** 20) / 10} MiB`;
}

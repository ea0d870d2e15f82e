/** What of the help page is on the screen, in the address. */
import type { Route } from 'next';
import { z } from 'zod';
import { classPath } from '@/app/paths';
import { type HelpThresholds, usualThresholds } from '@/lib/teaching/board/help';

export interface HelpSelection extends HelpThresholds {
  /** A section's id; '' for all. */
  readonly section: string;
  /** The exercise whose checks are shown, by slug. */
  readonly checks: string;
  /** The mistake whose students are shown: `slug/id`. */
  readonly mistake: string;
  /** Whether rare mistakes are shown too: 'all' or ''. */
  readonly rare: string;
}

const whole = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).catch(usual);
const text = z.string().max(200).catch('');
const search = z.object({
  tries: whole(100, usualThresholds.tries),
  idleDays: whole(365, usualThresholds.idleDays),
  section: text,
  checks: text,
  mistake: text,
  rare: z.enum(['all', '']).catch(''),
});

export function readHelpSelection(given: Readonly<Record<string, string | string[] | undefined>>): HelpSelection {
  return search.parse(given);
}

export function helpPath(classId: string, selection: HelpSelection, change: Partial<HelpSelection> = {}): Route {
  const { tries, idleDays, section, checks, mistake, rare } = { ...selection, ...change };
  const params = new URLSearchParams();
  if (tries !== usualThresholds.tries) params.set('tries', String(tries));
  if (idleDays !== usualThresholds.idleDays) params.set('idleDays', String(idleDays));
  if (section) params.set('section', section);
  if (checks) params.set('checks', checks);
  if (mistake) params.set('mistake', mistake);
  if (rare) params.set('rare', rare);
  return `${classPath(classId)}/help${params.size > 0 ? `?${params}` : ''}` as Route; // the page's own address
}

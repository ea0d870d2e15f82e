/**
 * Instants in words: "1 Mar 2026, 23:59, Berlin time". Written out here rather than by `Intl`, whose words for months and
 * half-days differ from one release to the next: server and browser must come to the same letters.
 */
import { wallOf } from './wall-time';

/** How a reader's clock counts hours. */
export type Clock = '12h' | '24h';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The habit of a language tag such as `en-US`; null for what is none. */
export function clockOf(language: string): Clock | null {
  try {
    const { hourCycle } = new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions();
    return hourCycle === 'h11' || hourCycle === 'h12' ? '12h' : '24h';
  } catch {
    return null;
  }
}

/** "1 Mar 2026, 23:59, Berlin time" */
export function sayInstant(at: Date, timeZone: string, clock: Clock): string {
  return `${sayWall(wallOf(at, timeZone), clock)}, ${zoneName(timeZone)}`;
}

/** "1 Mar 2026, 23:59" or "1 Mar 2026, 11:59 pm", of `2026-03-01T23:59` */
export function sayWall(wall: string, clock: Clock): string {
  return `${sayWallDay(wall)}, ${sayWallTime(wall, clock)}`;
}

/** "1 Mar 2026" */
export function sayWallDay(wall: string): string {
  return `${sayShortDay(wall)} ${wall.slice(0, 4)}`;
}

/** "1 Mar" */
export function sayShortDay(wall: string): string {
  return `${Number(wall.slice(8, 10))} ${months[Number(wall.slice(5, 7)) - 1]}`;
}

/** "23:59" or "11:59 pm" */
export function sayWallTime(wall: string, clock: Clock): string {
  const time = wall.slice(11, 16);
  if (clock === '24h') return time;
  const hour = Number(time.slice(0, 2));
  return `${hour % 12 || 12}${time.slice(2)} ${hour < 12 ? 'am' : 'pm'}`;
}

/** "Berlin time"; "UTC" and "UTC+5" for zones that are no place. */
export function zoneName(timeZone: string): string {
  const fixed = /^Etc\/GMT([+-])([1-9]\d?)$/.exec(timeZone);
  // The sign of these names is the other way round: Etc/GMT+5 lies west.
  if (fixed) return `UTC${fixed[1] === '+' ? '−' : '+'}${fixed[2]}`;
  if (/^(?:Etc\/)?(?:UTC|UCT|GMT[+-]?0?|Greenwich|Universal|Zulu)$/.test(timeZone)) return 'UTC';
  return `${timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ')} time`;
}

/** The audit log in plain words. Old entries may name actions and details that no longer exist: they are shown as stored. */
import { own } from '@/lib/core/text/own';
import { auditActions } from './actions';

interface Person {
  readonly id: string;
  readonly name: string;
}

interface Entry {
  readonly action: string;
  /** Null: the account is gone. */
  readonly actor: Person | null;
  readonly subject: Person | null;
}

/** "Ingrid removed a student: Ada". */
export function sayEntry({ action, actor, subject }: Entry): string {
  const phrases: Readonly<Record<string, string>> = auditActions;
  const sentence = `${actor?.name ?? 'Somebody who is gone'} ${own(phrases, action) ?? `did “${action}”`}`;
  return subject && subject.id !== actor?.id ? `${sentence}: ${subject.name}` : sentence;
}

/** "exercise ReLU · from 3 to 5 · reason: late bus". @param details as stored */
export function sayDetails(details: unknown): string {
  if (typeof details !== 'object' || details === null || Array.isArray(details)) return '';
  const entries = Object.entries(details).filter(([, value]) => !isNothing(value));
  const { from, to } = Object.fromEntries(Object.entries(details));
  const parts = entries
    .filter(([key]) => key !== 'from' && key !== 'to')
    .map(([key, value]) => `${sayKey(key)}: ${say(value)}`);
  if (isNothing(from) && isNothing(to)) return parts.join(' · ');
  const change = to === undefined ? `before: ${say(from)}` : `from ${say(from)} to ${say(to)}`;
  return [change, ...parts].join(' · ');
}

const isNothing = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** "schoolId" → "school id". */
const sayKey = (key: string) => key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function say(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(say).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

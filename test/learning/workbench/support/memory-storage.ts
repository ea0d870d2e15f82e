import type { KeyValue } from '@/lib/client/documents/storage';

/** The browser's storage as a map; `full` makes it refuse to keep more. */
export class MemoryStorage implements KeyValue {
  full = false;
  private readonly entries = new Map<string, string>();

  get = (key: string) => this.entries.get(key) ?? null;
  set = (key: string, value: string) => {
    if (this.full) return false;
    this.entries.set(key, value);
    return true;
  };
  remove = (key: string) => {
    this.entries.delete(key);
  };
  keys = () => [...this.entries.keys()];
}

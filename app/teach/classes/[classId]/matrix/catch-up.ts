/**
 * Reads what the news say has changed: gathered, so that a busy class is a few requests a second, and again until the
 * server answers. News are told once, and a request can fail while their stream stays open: a queue of what is still to be
 * read, which a query of TanStack's has no place for.
 */
import { NotAnswered } from '@/lib/platform/contract/query';
import type { ClassBoard } from '@/lib/teaching/board/class-board';

/** The server will not answer otherwise however often it is asked. */
export class BoardRefused extends Error {
  override readonly name = 'BoardRefused';
  constructor(readonly reason: 'signedOut' | 'notStaff') {
    super(reason);
  }
}

/** Of the last request; after one that was refused none follows. */
export type Trouble = 'unreachable' | BoardRefused['reason'] | null;

export interface CatchUpPorts {
  /** The rows of those students, or with null all. @throws BoardRefused; another Error where asking again may help */
  readonly read: (ids: readonly string[] | null) => Promise<ClassBoard>;
  /** `asked`: as `read` was. A student who was asked for and is missing is not in the class. */
  readonly show: (read: ClassBoard, asked: readonly string[] | null) => void;
  readonly report: (trouble: Trouble) => void;
}

/** As many ids as the server takes. */
const mostAtOnce = 100;
/** Between two requests for rows, and for all. */
const rowsEveryMs = 400;
const allEveryMs = 2000;
const firstRetryMs = 500;
const longestRetryMs = 15_000;

export class CatchUp {
  private readonly ids = new Set<string>();
  private all = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private reading = false;
  private over = false;
  private failures = 0;
  /** The server itself asked for patience until then. */
  private busyUntil = 0;
  private readonly lastAt = { rows: Number.NEGATIVE_INFINITY, all: Number.NEGATIVE_INFINITY };

  constructor(private readonly ports: CatchUpPorts) {}

  students(ids: readonly string[]): void {
    for (const id of ids) this.ids.add(id);
    // Beyond a few requests, reading the class once is less work.
    if (this.ids.size > 3 * mostAtOnce) this.all = true;
    this.plan();
  }

  everything(): void {
    this.all = true;
    this.plan();
  }

  /** Asks at once for what is still to be read, as when the browser is online again. */
  retry(): void {
    this.failures = 0;
    this.plan();
  }

  stop(): void {
    this.over = true;
    clearTimeout(this.timer);
  }

  private plan(): void {
    if (this.over || this.reading || (!this.all && this.ids.size === 0)) return;
    clearTimeout(this.timer);
    const soonest = this.all ? this.lastAt.all + allEveryMs : this.lastAt.rows + rowsEveryMs;
    const retry = this.failures > 0 ? Math.min(firstRetryMs * 2 ** (this.failures - 1), longestRetryMs) : 0;
    const waitMs = Math.max(Math.max(soonest, this.busyUntil) - Date.now(), retry);
    if (waitMs <= 0) void this.readNext();
    else this.timer = setTimeout(() => void this.readNext(), waitMs);
  }

  private async readNext(): Promise<void> {
    const asked = this.all ? null : [...this.ids].slice(0, mostAtOnce);
    // What is told from here on may have changed after it was read.
    for (const id of asked ?? [...this.ids]) this.ids.delete(id);
    this.all = false;
    this.reading = true;
    this.lastAt[asked ? 'rows' : 'all'] = Date.now();
    try {
      const read = await this.ports.read(asked);
      if (this.over) return;
      this.failures = 0;
      this.ports.report(null);
      this.ports.show(read, asked);
    } catch (error) {
      if (this.over) return;
      this.failures += 1;
      if (error instanceof NotAnswered && error.answer.kind === 'busy')
        this.busyUntil = Date.now() + (error.answer.retryAfterMs ?? 0);
      if (asked) for (const id of asked) this.ids.add(id);
      else this.all = true;
      this.ports.report(error instanceof BoardRefused ? error.reason : 'unreachable');
      if (error instanceof BoardRefused) this.stop();
    } finally {
      this.reading = false;
      this.plan();
    }
  }
}

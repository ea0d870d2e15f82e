/** When a document is saved next: after a pause in typing, and after a failure no sooner than patience asks. */
import { backOffMs } from './store';

/** Someone who types without a pause is saved this often. */
const longestMs = 5000;

export class SaveTurn {
  private timer: ReturnType<typeof setTimeout> | null = null;
  /** Since when something typed waits for a pause; null when nothing does. */
  private typingSince: number | null = null;
  private failures = 0;
  /** Nothing is tried before. */
  private notBefore = 0;
  /** The server itself asked for patience until then. */
  private busyUntil = 0;

  constructor(private readonly save: () => void) {}

  get isRetrying(): boolean {
    return this.failures > 0;
  }

  afterTyping(pauseMs: number): void {
    const now = Date.now();
    this.typingSince ??= now;
    this.after(Math.max(0, this.notBefore - now, Math.min(pauseMs, this.typingSince + longestMs - now)));
  }

  after(delayMs: number): void {
    this.cancel();
    this.timer = setTimeout(this.save, delayMs);
  }

  cancel(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  /** Whether it may be saved now; otherwise the next turn is waited for. */
  take(): boolean {
    const early = this.notBefore - Date.now();
    if (early > 0) {
      this.after(early);
      return false;
    }
    this.cancel();
    this.typingSince = null;
    return true;
  }

  /** @param askedMs the wait that the server asked for */
  failed(askedMs: number | null): void {
    this.failures += 1;
    const now = Date.now();
    this.busyUntil = now + (askedMs ?? 0);
    this.notBefore = Math.max(this.busyUntil, now + backOffMs(this.failures));
    this.after(this.notBefore - now);
  }

  succeeded(): void {
    this.failures = 0;
    this.notBefore = 0;
    this.busyUntil = 0;
  }

  /** The connection may be back, or the page is left: only a server that asked for patience is still waited for. */
  hurry(): void {
    this.notBefore = this.busyUntil;
  }
}

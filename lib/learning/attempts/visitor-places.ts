/** A few places at once, and a queue of limited length before them. */
import { TooManyRequests } from '@/lib/platform/http/errors';

export function visitorPlaces({ atOnce, waiting }: { readonly atOnce: number; readonly waiting: number }) {
  const queue: (() => void)[] = [];
  let underWay = 0;

  async function enter(): Promise<void> {
    if (underWay < atOnce) {
      underWay += 1;
      return;
    }
    if (queue.length >= waiting) {
      throw new TooManyRequests('Many submissions are being verified. Try again in a moment.', 2);
    }
    // Whoever leaves hands the place on.
    await new Promise<void>((resolve) => queue.push(resolve));
  }

  function leave(): void {
    const next = queue.shift();
    if (next) next();
    else underWay -= 1;
  }

  return {
    /** @throws TooManyRequests where the queue is full */
    async run<T>(work: () => Promise<T>): Promise<T> {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}

/** Runs a task per item, at most `width` at a time, and hands the results on in the items' order as soon as they are there. */
export async function inOrder<Item, Result>(
  items: readonly Item[],
  width: number,
  task: (item: Item) => Promise<Result>,
  deliver: (result: Result, index: number) => Promise<void> | void,
): Promise<void> {
  const started: Promise<Result>[] = [];
  const startNext = () => {
    const item = items[started.length];
    if (item === undefined) return;
    const running = task(item);
    // A rejection is met when its turn comes; until then it is not unhandled.
    running.catch(() => {});
    started.push(running);
    running.then(startNext, startNext);
  };
  for (let lane = 0; lane < Math.min(width, items.length); lane++) startNext();
  for (let index = 0; index < items.length; index++) {
    const result = started[index];
    if (result === undefined) throw new RangeError(`Item ${index} was never started.`);
    await deliver(await result, index);
  }
}

/** Frames a second of the Gradient lab while it trains, in Chromium, on a Nabla that is served somewhere. */
import { chromium, type Page } from '@playwright/test';
import { requireBrowser } from '../browser';

export interface Frames {
  readonly title: string;
  readonly aSecond: number;
  /** Milliseconds from one frame to the next. */
  readonly median: number;
  readonly slowestTwentieth: number;
  /** Share of frames that came more than a frame late. */
  readonly late: number;
  /** Steps that each run took meanwhile. */
  readonly steps: readonly string[];
}

const deep = 'activation=relu&initialisation=he&learningRate=0.05';
const runs: readonly (readonly [string, string])[] = [
  ['depth 20', `depth=20&${deep}`],
  ['depth 50, 32 units, batch norm, residual', `depth=50&width=32&batchNorm=1&residual=1&${deep}`],
  ['two runs of depth 20', `depth=20&${deep}&b=${encodeURIComponent(`depth=20&batchNorm=1&${deep}`)}`],
];
const measuredMs = 10_000;

/** @param url of the server, such as http://localhost:3000 */
export async function labFrames(url: string): Promise<readonly Frames[]> {
  const browser = await chromium.launch({
    executablePath: requireBrowser(),
    // Chromium refuses its own sandbox as root; the pages are ours.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const figures: Frames[] = [];
    for (const [title, search] of runs) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
      await page.goto(`${url}/lab?${search}`);
      figures.push({ title, ...(await framesOf(page)) });
      await page.close();
    }
    return figures;
  } finally {
    await browser.close();
  }
}

async function framesOf(page: Page): Promise<Omit<Frames, 'title'>> {
  const idle = page.getByRole('button', { name: 'Train' });
  await page.getByText('step 0', { exact: true }).first().waitFor();
  for (let left = await idle.count(); left > 0; left = await idle.count()) await idle.first().click();
  const deltas = await page.evaluate<number[]>(recordFrames(measuredMs));
  const sorted = deltas.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return {
    aSecond: deltas.length / (deltas.reduce((sum, delta) => sum + delta, 0) / 1000),
    median: at(0.5),
    slowestTwentieth: at(0.95),
    late: deltas.filter((delta) => delta > 34).length / deltas.length,
    steps: (await page.getByText(/^step \d+$/).allTextContents()).map((text) => text.replace('step ', '')),
  };
}

/** In the page: milliseconds between frames, for that long. As text, since the loader marks functions with a helper of its own. */
const recordFrames = (forMs: number) => `new Promise((resolve) => {
  const deltas = [];
  const began = performance.now();
  let last = began;
  requestAnimationFrame(function frame() {
    const now = performance.now();
    deltas.push(now - last);
    last = now;
    if (now - began < ${forMs}) requestAnimationFrame(frame);
    else resolve(deltas);
  });
})`;

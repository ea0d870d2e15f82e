/** What axe says of a page as it stands. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The rules of axe that look at colours; the others would say the same of the second colour scheme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** No rule is broken in either colour scheme. Transitions are over at once, since axe would see colours half-way. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const scheme of ['light', 'dark']) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-mantine-color-scheme', name), scheme);
    await page.evaluate(() => {
      for (const animation of document.getAnimations())
        if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
    });
    // axe reads no MathML and takes a header that is a formula for an empty one.
    const axe = new AxeBuilder({ page }).exclude('th:has(math)');
    if (scheme === 'dark') axe.withRules(colourRules);
    const { violations } = await axe.analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n  ')}`);
    expect.soft(found, `${what}, ${scheme}`).toEqual([]);
  }
}

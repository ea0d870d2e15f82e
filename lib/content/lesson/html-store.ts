/**
 * Finished HTML by address, for the rendering of pages in this process. Components that are hydrated take their HTML from here and
 * not from their properties, which would send it to the browser a second time. On globalThis because Next evaluates a module
 * once per bundle, and pages and their hydrated parts are in different ones.
 */
interface Slot {
  nablaHtml?: Map<string, string>;
}
const slot: Slot = globalThis as Slot; // our own key on the global object

/** Some forty lessons; what a page uses is put in again with every request. */
const most = 2000;

export function keepHtml(address: string, html: string): void {
  slot.nablaHtml ??= new Map();
  const kept = slot.nablaHtml;
  kept.delete(address);
  kept.set(address, html);
  const oldest = kept.keys().next().value;
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}

/** Null in a browser, and for what was never kept. */
export function findHtml(address: string): string | null {
  return slot.nablaHtml?.get(address) ?? null;
}

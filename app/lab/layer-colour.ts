/** Early layers red, late layers blue, through purple: the order is visible without a legend of fifty entries. */
export function layerColour(index: number, count: number): string {
  const share = count <= 1 ? 1 : index / (count - 1);
  return `hsl(${Math.round(355 - 145 * share)} 70% 55%)`;
}

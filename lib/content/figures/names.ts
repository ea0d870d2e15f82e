/** What `::figure{name="…"}` may name. app/figures/figure.tsx draws each of them. */
export const figureNames = [
  'sigmoid-curves',
  'activation-curves',
  'slope-product',
  'clipping-2d',
  'batch-norm-drag',
  'residual-paths',
  'init-distributions',
  'deep-diagnosis',
] as const;

export type FigureName = (typeof figureNames)[number];

export function isFigureName(name: string): name is FigureName {
  return (figureNames as readonly string[]).includes(name); // includes asks for what it is to find out
}

/** The props of every figure: what stands in `::figure{name="…" function="…"}`. */
export interface FigureProps {
  readonly variant: string | null;
}

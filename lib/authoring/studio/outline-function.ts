/** A function of exercise.yaml, read as far as it can be read. */
export interface OutlineFunction {
  readonly name: string;
  /** In call order. */
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
}

/** A file of the corpus, and the secrets that stand in it. */
export interface LabelledFile {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly secrets: readonly string[];
}

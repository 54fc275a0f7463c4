/** Words that are no sentence of the app's own. */
export const asIsWords = {
  /** A place in the data, or what another program or a schema says of it: the same in every language. */
  'as-is': ({ words }: { words: string }) => words,
}

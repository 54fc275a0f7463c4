/** *Source*: hyphen's README; it ships no types. */
declare module 'hyphen' {
  export default function createHyphenator(
    patterns: unknown,
    options: { hyphenChar: string; minWordLength: number },
  ): (text: string) => string
}
declare module 'hyphen/patterns/*' {
  const patterns: unknown
  export default patterns
}

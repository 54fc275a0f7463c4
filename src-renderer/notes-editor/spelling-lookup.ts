/** What the editor asks about spelling. */
export interface SpellingLookup {
  isOn(): boolean
  /** Undefined when it isn't known yet: `judge` finds out. */
  verdict(word: string): boolean | undefined
  judge(words: readonly string[]): Promise<void>
  suggest(word: string): Promise<readonly string[]>
  /** The word is right from now on. */
  learn(word: string): void
  /** Calls when words may be judged otherwise than before. */
  onChange(listener: () => void): () => void
}

import type { Contents } from '@domain/views/contents'
import type { SpellingLookup } from '../../notes-editor/spelling-lookup'
import { SpellingClient } from '../../spelling/spelling-client'
import { wordKey, wordsOfNames } from '../../spelling/words'
import { messages } from '../window/messages.svelte'
import { session } from '../dossier/session.svelte'

/** *Units*: UTF-16 code units of the reader's own words, as they are remembered. */
const OWN_WORDS_MAX = 50_000

/** Spelling without a network: dictionaries that came with the app, the names of the open dossier, and the reader's own words. */
class Spelling implements SpellingLookup {
  on = $state(true)
  private readonly client = new SpellingClient()
  private readonly listeners = new Set<() => void>()
  private own = new Set<string>()
  private names: { of: string; words: Set<string> } = { of: '', words: new Set() }
  private named: Contents | null = null

  /** Takes up what was remembered. */
  recall(): void {
    this.on = session.remembered('spelling.on', true)
    this.own = new Set(session.remembered('spelling.words', '').split('\n').filter(Boolean))
  }

  /** Takes up what was remembered, and marks accordingly. */
  follow(): void {
    this.recall()
    this.tell()
  }

  setOn(on: boolean): void {
    this.on = on
    session.remember('spelling.on', on)
    this.tell()
  }

  isOn(): boolean {
    return this.on
  }

  verdict(word: string): boolean | undefined {
    const key = wordKey(word)
    if (this.own.has(key) || this.namesOf(session.contents).has(key)) return true
    return this.client.verdict(word)
  }

  judge(words: readonly string[]): Promise<void> {
    return this.client.judge(words)
  }

  suggest(word: string): Promise<readonly string[]> {
    return this.client.suggest(word)
  }

  learn(word: string): void {
    const words = [...this.own, wordKey(word)].join('\n')
    if (words.length > OWN_WORDS_MAX) {
      messages.say('Your own words are full: this one holds until the app is closed.')
    } else session.remember('spelling.words', words)
    this.own = new Set([...this.own, wordKey(word)])
    this.tell()
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }

  /** The contents come anew after each change; their names seldom differ. */
  private namesOf(contents: Contents | null): Set<string> {
    if (contents === this.named) return this.names.words
    this.named = contents
    const entities = contents?.entities ?? []
    const of = `${contents?.dossierId ?? ''} ${entities.length} ${entities.reduce((sum, { name }) => sum + name.length, 0)}`
    if (of === this.names.of) return this.names.words
    this.names = { of, words: wordsOfNames(entities.flatMap(({ name, otherNames }) => [name, ...otherNames])) }
    return this.names.words
  }
}

export const spelling = new Spelling()

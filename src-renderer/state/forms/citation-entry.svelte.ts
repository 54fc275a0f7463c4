import { inFigures } from '@domain/text/counted'
import { NOT_JUDGED, type Citation, type Locator } from '@domain/records/citation'
import { likelyWords } from '@domain/citing/likely-words'
import type { Id } from '@domain/records/ids'
import type { Paragraph, Source } from '@domain/records/source'
import { citationOf } from '../../lib/make-citation'
import { readSource } from '../dossier/record-reads'

/** One citation as it is being made: which source, where in it, which words, and how credible. */
export class CitationEntry {
  sourceId = $state<Id>('')
  /** Null until it was read. */
  source = $state.raw<Source | null>(null)
  kind = $state<Locator['kind']>('paragraph')
  value = $state('')
  credibility = $state(NOT_JUDGED)
  /** *Units*: UTF-16 code units of the paragraph. */
  words = $state.raw<{ from: number; to: number } | null>(null)
  tried = $state(false)
  /** Why the source could not be read. */
  unreadable = $state(false)
  private read: Promise<unknown> = Promise.resolve()

  /** `lost`: the one that it is made in the place of; it begins where that one's words may be now. */
  constructor(private readonly lost?: Citation) {
    if (lost) this.credibility = lost.credibility
  }

  private readonly locator = $derived<Locator>({ kind: this.kind, value: this.value.trim() })

  readonly paragraph = $derived<Paragraph | undefined>(
    this.kind === 'paragraph' ? this.source?.paragraphs.find(({ number }) => number === this.value.trim()) : undefined,
  )

  readonly chosenWords = $derived(
    this.paragraph && this.words ? this.paragraph.text.slice(this.words.from, this.words.to) : '',
  )

  readonly placeError = $derived.by(() => {
    if (this.value.trim() === '') return 'Say where in the source: without a place nobody can look it up.'
    const count = this.source?.paragraphs.length ?? 0
    if (this.kind === 'paragraph' && count > 0 && !this.paragraph) return `It has paragraphs 1 to ${inFigures(count)}.`
    return undefined
  })

  /** What would be made now; null while that is not whole. */
  readonly ready = $derived(
    this.source && this.placeError === undefined
      ? citationOf(this.source, this.locator, this.credibility, this.words)
      : null,
  )

  /** Reads another source. Answers whether the words that were lost are likely to be in it, at the place that is filled in now. */
  choose(sourceId: Id): Promise<boolean> {
    this.sourceId = sourceId
    this.source = null
    this.words = null
    this.value = ''
    this.unreadable = false
    const read = sourceId === '' ? Promise.resolve(false) : this.take(sourceId)
    this.read = read
    return read
  }

  /** What is to be made, once the source has come if it is still on its way; null when it is not whole, or is changed meanwhile. */
  async make(): Promise<Citation | null> {
    this.tried = true
    const asked = this.asked
    while (this.source === null && !this.unreadable && this.sourceId !== '') await this.read
    return this.asked === asked ? this.ready : null
  }

  private get asked(): string {
    return JSON.stringify([this.sourceId, this.value])
  }

  private async take(sourceId: Id): Promise<boolean> {
    try {
      const source = await readSource(sourceId)
      if (this.sourceId !== sourceId) return false
      this.source = source
      // What was typed while it was read stays.
      if (this.value !== '') return false
      this.kind = source.paragraphs.length > 0 ? 'paragraph' : 'section'
      const likely = this.lost?.sourceId === sourceId ? likelyWords(source, this.lost) : undefined
      if (!likely) return false
      this.kind = 'paragraph'
      this.value = likely.paragraph.number
      this.words = { from: likely.from, to: likely.to }
      return true
    } catch {
      if (this.sourceId === sourceId) this.unreadable = true
      return false
    }
  }
}

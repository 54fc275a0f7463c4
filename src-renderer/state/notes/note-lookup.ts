import type { CitedRef } from '@domain/notes/markdown/note-syntax'
import { call } from '../../lib/api'
import type {
  CitationSuggestion,
  LinkSuggestion,
  NoteLookup,
  ShownCitation,
  ShownLink,
  TagSuggestion,
} from '../../notes-editor/note-lookup'
import { session } from '../dossier/session.svelte'

/** *Units*: UTF-16 code units; what stands behind them narrows no further. */
const QUERY_MAX = 200
/** *Units*: links or citations remembered; more than a long note holds. */
const REMEMBERED_MAX = 4_000

/** Answers that are asked for in batches, remembered, and asked for again after a change while the old ones still stand. */
class Answers<Question, Answer> {
  private readonly known = new Map<string, Answer>()
  private readonly fresh = new Set<string>()
  private waiting = new Map<string, Question>()

  constructor(
    private readonly ask: (questions: Question[]) => Promise<readonly Answer[]>,
    private readonly tell: () => void,
  ) {}

  get(key: string, question: Question): Answer | undefined {
    if (!this.fresh.has(key)) {
      this.fresh.add(key)
      if (this.waiting.size === 0) setTimeout(() => void this.flush())
      this.waiting.set(key, question)
    }
    return this.known.get(key)
  }

  /** Says that answers may have changed. */
  stale(): void {
    this.fresh.clear()
  }

  forget(): void {
    this.known.clear()
    this.fresh.clear()
  }

  /** What is shown now was asked for since the last change: it stays, or it would be asked for again without end. */
  private forgetOld(): void {
    for (const key of this.known.keys()) if (!this.fresh.has(key)) this.known.delete(key)
  }

  private async flush(): Promise<void> {
    const batch = [...this.waiting].slice(0, 1_000)
    this.waiting = new Map([...this.waiting].slice(1_000))
    if (this.waiting.size > 0) setTimeout(() => void this.flush())
    if (this.known.size > REMEMBERED_MAX) this.forgetOld()
    try {
      const answers = await this.ask(batch.map(([, question]) => question))
      let changed = false
      batch.forEach(([key], at) => {
        const answer = answers[at]
        if (answer === undefined) return
        changed ||= JSON.stringify(this.known.get(key)) !== JSON.stringify(answer)
        this.known.set(key, answer)
      })
      if (changed) this.tell()
    } catch {
      // What is not known stays shown as it is written; the next change asks again.
      for (const [key] of batch) this.fresh.delete(key)
    }
  }
}

/** What the links, citations and tags of the open dossier's notes mean. */
class DossierLookup implements NoteLookup {
  private readonly listeners = new Set<() => void>()
  private dossierId: string | null = null
  private readonly tell = () => {
    for (const listener of this.listeners) listener()
  }
  private readonly links = new Answers<{ target: string; label?: string }, ShownLink>(
    (links) => call('note:links', { dossierId: this.open, links }),
    this.tell,
  )
  private readonly citations = new Answers<CitedRef, ShownCitation>(
    (refs) => call('note:citations', { dossierId: this.open, refs }),
    this.tell,
  )

  link(target: string, label: string | undefined): ShownLink | undefined {
    this.check()
    return this.links.get(`${target}\n${label ?? '\n'}`, { target, ...(label !== undefined && { label }) })
  }

  citation(ref: CitedRef): ShownCitation | undefined {
    this.check()
    return this.citations.get(JSON.stringify(ref), ref)
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async suggestLinks(query: string): Promise<readonly LinkSuggestion[]> {
    return call('note:suggest-links', { dossierId: this.open, query: query.slice(0, QUERY_MAX) }).catch(() => [])
  }

  async suggestCitations(query: string): Promise<readonly CitationSuggestion[]> {
    return call('note:suggest-citations', { dossierId: this.open, query: query.slice(0, QUERY_MAX) }).catch(() => [])
  }

  async suggestTags(query: string): Promise<readonly TagSuggestion[]> {
    return call('note:suggest-tags', { dossierId: this.open, query: query.slice(0, QUERY_MAX) }).catch(() => [])
  }

  /** The dossier changed: names may be other ones now. */
  refresh(): void {
    this.links.stale()
    this.citations.stale()
    this.tell()
  }

  /** Notes are called otherwise than before. */
  refreshLinks(): void {
    this.links.stale()
    this.tell()
  }

  private get open(): string {
    return session.dossierId ?? ''
  }

  private check(): void {
    if (this.dossierId === session.dossierId) return
    this.dossierId = session.dossierId
    this.links.forget()
    this.citations.forget()
  }
}

export const noteLookup = new DossierLookup()

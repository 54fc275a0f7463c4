import type { Failure } from '@contract/result'
import type { Briefing, SectionKind } from '@domain/briefing'
import { everySection, FRONT_SECTIONS, UNTITLED_BRIEFING } from '@domain/briefing-sections'
import type { WarnedBriefing } from '@domain/briefing-warnings'
import type { Id } from '@domain/ids'
import { call, failureOf } from '../lib/api'

const SAVE_AFTER_MS = 800

/** How what is written stands to the disk. */
export type DraftState =
  | { kind: 'clean' }
  | { kind: 'changed' }
  | { kind: 'saving' }
  | { kind: 'saved' }
  | { kind: 'failed'; failure: Failure }

/** A briefing being composed. It saves itself a moment after the last change. */
export class BriefingDraft {
  readonly id: Id
  fields = $state.raw<WarnedBriefing>(EMPTY)
  state = $state.raw<DraftState>({ kind: 'clean' })
  /** When it was last exported, if ever. */
  exportedAt = $state<string | null>(null)
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<void> | null = null
  private dirty = false

  constructor(
    readonly dossierId: Id,
    briefing: Briefing,
  ) {
    this.id = briefing.id
    this.take(briefing)
  }

  /** The sections in the order in which they can be moved: those of the first page, then the others. */
  readonly sections = $derived.by(() => {
    const all = everySection(this.fields.sections)
    const isFront = ({ kind }: { kind: SectionKind }) => FRONT_SECTIONS.includes(kind)
    return [...all.filter(isFront), ...all.filter((section) => !isFront(section))]
  })

  /** What is saved and previewed: whatever is written, in a form that can be kept. */
  readonly record = $derived.by((): WarnedBriefing & { id: Id } => {
    const {
      title,
      author,
      deck,
      audience,
      bottomLine,
      whatIsNew,
      whyItMatters,
      whatToDo,
      scopeNote,
      outlook,
      ...rest
    } = this.fields
    return {
      ...rest,
      id: this.id,
      title: line(title) ?? UNTITLED_BRIEFING,
      author: line(author),
      deck: line(deck),
      audience: line(audience),
      bottomLine: written(bottomLine),
      whatIsNew: written(whatIsNew),
      whyItMatters: written(whyItMatters),
      whatToDo: written(whatToDo),
      scopeNote: written(scopeNote),
      outlook: written(outlook),
      indicators: rest.indicators?.filter((text) => text.trim() !== ''),
      gaps: rest.gaps?.filter((text) => text.trim() !== ''),
    }
  })

  change(fields: Partial<WarnedBriefing>): void {
    this.fields = { ...this.fields, ...fields }
    this.dirty = true
    if (this.state.kind !== 'failed') this.state = { kind: 'changed' }
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS)
  }

  include(kind: SectionKind, included: boolean): void {
    this.change({ sections: this.sections.map((item) => (item.kind === kind ? { kind, included } : item)) })
  }

  /**
   * Moves a section to the place of another one. Sections of the first page stay on it.
   * *Shape*: answers its new place among its own, from 1, and how many those are; null when it cannot go there.
   */
  moveTo(kind: SectionKind, at: number): { place: number; of: number } | null {
    const from = this.sections.findIndex((item) => item.kind === kind)
    const moved = this.sections[from]
    const target = this.sections[at]
    if (!moved || !target || from === at) return null
    const isFront = FRONT_SECTIONS.includes(kind)
    if (isFront !== FRONT_SECTIONS.includes(target.kind)) return null
    const sections = [...this.sections]
    sections.splice(from, 1)
    sections.splice(at, 0, moved)
    this.change({ sections })
    const group = sections.filter((item) => FRONT_SECTIONS.includes(item.kind) === isFront)
    return { place: group.indexOf(moved) + 1, of: group.length }
  }

  /** Saves what is not saved yet. Resolves when everything written so far is on disk or has failed. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    if (this.running) await this.running
    if (!this.dirty) return
    this.running = this.save().finally(() => (this.running = null))
    await this.running
  }

  /** Takes over what is on disk, when nothing here waits to be saved: after an undo, or a change elsewhere. */
  offer(briefing: Briefing): void {
    this.exportedAt = briefing.lastExport?.at ?? null
    if (this.dirty || this.running || briefing.id !== this.id) return
    if (JSON.stringify(kept(briefing)) !== JSON.stringify(kept(this.record))) this.take(briefing)
  }

  private take(briefing: Briefing): void {
    const { id: _, createdAt: _created, updatedAt: _updated, lastExport, ...fields } = briefing
    this.fields = fields
    this.exportedAt = lastExport?.at ?? null
  }

  private async save(): Promise<void> {
    this.state = { kind: 'saving' }
    this.dirty = false
    try {
      await call('briefing:save', { dossierId: this.dossierId, briefing: this.record })
      this.state = this.dirty ? { kind: 'changed' } : { kind: 'saved' }
    } catch (error) {
      this.dirty = true
      this.state = { kind: 'failed', failure: failureOf(error) }
    }
  }
}

const EMPTY: WarnedBriefing = {
  title: UNTITLED_BRIEFING,
  format: 'brief',
  paper: 'A4',
  marking: 'TLP:CLEAR',
  keyJudgements: [],
  sections: [],
  noteIds: [],
}

/** What two versions are compared by, whatever the order of their fields. */
function kept(briefing: WarnedBriefing): unknown[] {
  const fields: Record<string, unknown> = { ...briefing }
  return Object.keys(fields)
    .filter((key) => !['createdAt', 'updatedAt', 'lastExport'].includes(key) && !isNothing(fields[key]))
    .sort()
    .map((key) => [key, sorted(fields[key])])
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, sorted(item)])
}

function isNothing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0)
}

/** Controls and lone surrogates, which no field takes, though a paste may bring them. */
const UNKEPT = /[^\P{Cc}\t\n]|\p{Cs}/gu

/** Text as it can be kept. */
export function cleaned(text: string): string {
  return text.replace(UNKEPT, '')
}

function written(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text
}

function line(text: string | undefined): string | undefined {
  return written(text?.replace(/\s*[\n\t]\s*/g, ' '))
}

import type { Failure } from '@contract/result'
import type { Briefing, SectionKind } from '@domain/records/briefing'
import { everySection, FRONT_SECTIONS, UNTITLED_BRIEFING } from '@domain/briefing/sections'
import type { WarnedBriefing } from '@domain/briefing/warnings'
import type { Id } from '@domain/records/ids'
import { NEW_DOSSIER_MARKING } from '@domain/records/marking'
import { mergeBriefings, sameBriefing } from '@domain/briefing/merge'
import { call } from '../../lib/api'
import { failureOf } from '../../lib/failure'

const SAVE_AFTER_MS = 800
/** *Units*: milliseconds that a save may take before a window that goes no longer waits for it. */
const HELD_UP_MS = 400

/** How what is written stands to the disk. */
export type DraftState =
  | { kind: 'clean' }
  | { kind: 'changed' }
  | { kind: 'saving' }
  | { kind: 'saved' }
  | { kind: 'failed'; failure: Failure }

/**
 * A briefing being composed. It saves itself a moment after the last change. What another window wrote meanwhile is put together with
 * what is here where both can stand.
 */
export class BriefingDraft {
  readonly id: Id
  fields = $state.raw<WarnedBriefing>(EMPTY)
  state = $state.raw<DraftState>({ kind: 'clean' })
  /** When it was last exported, if ever. */
  exportedAt = $state<string | null>(null)
  /** What it was when it last was the same here and on disk. */
  private base: WarnedBriefing = EMPTY
  private baseUpdatedAt = ''
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<void> | null = null
  private dirty = false
  /** True while something written has not reached the main process: it would be lost with the window. */
  isHeld = $state(false)
  /** What was sent behind a save that is held up, so that asking again does not send it again. */
  private sent: (WarnedBriefing & { id: Id }) | null = null

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
    this.isHeld = true
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
    while (this.running) await this.running
    if (!this.dirty) return
    this.running = this.save().finally(() => (this.running = null))
    await this.running
  }

  /** Before the window goes: what stands against another window's version is saved over it, and Undo brings that one back. */
  async handOver(): Promise<void> {
    await Promise.race([this.flush(), new Promise((resolve) => setTimeout(resolve, HELD_UP_MS))])
    if (this.running && this.dirty) {
      this.sendBehind()
      return
    }
    if (this.state.kind === 'failed' && this.state.failure.code === 'conflict') await this.overwrite()
  }

  /** A save is held up, and the window goes: what was written since waits behind it in the main process. */
  private sendBehind(): void {
    const { dossierId, record } = this
    this.isHeld = false
    if (this.sent && sameBriefing(this.sent, record)) return
    this.sent = record
    void call('briefing:save', { dossierId, briefing: record }).catch(() => undefined)
  }

  /** Saves over a version that was written elsewhere meanwhile; Undo brings that one back. */
  async overwrite(): Promise<void> {
    try {
      this.baseOn(await call('briefing:get', { dossierId: this.dossierId, id: this.id }))
      this.dirty = true
      await this.flush()
    } catch (error) {
      this.state = { kind: 'failed', failure: failureOf(error) }
    }
  }

  /** Gives up what is here for the version on disk; Undo brings what was here back, since it is saved first. */
  async reload(): Promise<void> {
    const { dossierId, id } = this
    try {
      const other = await call('briefing:get', { dossierId, id })
      await this.overwrite()
      if (this.state.kind === 'failed') return
      const { createdAt: _, updatedAt: __, lastExport: ___, ...fields } = other
      const { updatedAt } = await call('briefing:save', { dossierId, briefing: fields })
      this.take({ ...other, updatedAt })
      this.state = { kind: 'saved' }
    } catch (error) {
      this.state = { kind: 'failed', failure: failureOf(error) }
    }
  }

  /** Takes over what is on disk, when nothing here waits to be saved: after an undo, or a change elsewhere. */
  offer(briefing: Briefing): void {
    this.exportedAt = briefing.lastExport?.at ?? null
    if (this.dirty || this.running || briefing.id !== this.id) return
    if (sameBriefing(briefing, this.record)) this.baseOn(briefing)
    else this.take(briefing)
  }

  private baseOn(briefing: Briefing): void {
    const { id: _, createdAt: _created, updatedAt, lastExport: _exported, ...fields } = briefing
    this.base = fields
    this.baseUpdatedAt = updatedAt
  }

  private take(briefing: Briefing): void {
    this.baseOn(briefing)
    this.fields = this.base
    this.exportedAt = briefing.lastExport?.at ?? null
  }

  private async save(): Promise<void> {
    // What went wrong stays to be read, and its buttons under the hand, until a save has gone right.
    if (this.state.kind !== 'failed') this.state = { kind: 'saving' }
    this.dirty = false
    this.isHeld = false
    const { dossierId, record, baseUpdatedAt } = this
    try {
      const { updatedAt } = await call('briefing:save', { dossierId, briefing: { ...record, baseUpdatedAt } })
      this.base = record
      this.baseUpdatedAt = updatedAt
      this.sent = null
      this.state = this.dirty ? { kind: 'changed' } : { kind: 'saved' }
    } catch (error) {
      this.dirty = true
      const failure = failureOf(error)
      if (failure.code === 'conflict' && (await this.merge())) return
      this.isHeld = true
      this.state = { kind: 'failed', failure }
    }
  }

  /** Puts what is here together with what was written elsewhere and saves both. Answers false when a person must choose. */
  private async merge(): Promise<boolean> {
    try {
      const other = await call('briefing:get', { dossierId: this.dossierId, id: this.id })
      const together = mergeBriefings(this.base, this.record, other)
      if (!together) return false
      this.baseOn(other)
      this.fields = together
      await this.save()
      return true
    } catch {
      return false
    }
  }
}

const EMPTY: WarnedBriefing = {
  title: UNTITLED_BRIEFING,
  format: 'brief',
  paper: 'A4',
  marking: NEW_DOSSIER_MARKING,
  keyJudgements: [],
  sections: [],
  noteIds: [],
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
  return written(text?.replace(/\s+/g, (space) => (/[\n\t]/.test(space) ? ' ' : space)))
}

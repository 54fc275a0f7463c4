import type { Failure } from '../../lib/failure'
import type { Briefing, SectionKind } from '@domain/records/briefing'
import { everySection, FRONT_SECTIONS, UNTITLED_BRIEFING } from '@domain/briefing/sections'
import type { WarnedBriefing } from '@domain/briefing/warnings'
import type { Id } from '@domain/records/ids'
import { NEW_DOSSIER_MARKING } from '@domain/records/marking'
import { mergeBriefings, sameBriefing } from '@domain/briefing/merge'
import { call } from '../../lib/api'
import { Autosave, type SavingState, type Written } from '../saving/autosave.svelte'

type Content = WarnedBriefing & { id: Id }

/**
 * A briefing being composed. It saves itself a moment after the last change. What another window wrote meanwhile is put together with
 * what is here where both can stand.
 */
export class BriefingDraft implements Written<Content> {
  id = $state<Id>('')
  fields = $state.raw<WarnedBriefing>(EMPTY)
  /** When it was last exported, if ever. */
  exportedAt = $state<string | null>(null)
  /** What it was when it last was the same here and on disk. */
  private base: WarnedBriefing = EMPTY
  private baseUpdatedAt = ''
  /** It was deleted elsewhere while it was written here: it goes on as a new one. */
  private isGone = false
  private readonly saving = new Autosave<Content>(this)

  constructor(
    readonly dossierId: Id,
    briefing: Briefing,
    /** It was deleted elsewhere, and goes on as a new one with what was being written. */
    private readonly onoutlive: (draft: BriefingDraft) => void = () => undefined,
  ) {
    this.take(briefing)
  }

  get state(): SavingState {
    return this.saving.state
  }

  /** True while something written has not reached the main process: it would be lost with the window. */
  get isHeld(): boolean {
    return this.saving.isHeld
  }

  /** The sections in the order in which they can be moved: those of the first page, then the others. */
  readonly sections = $derived.by(() => {
    const all = everySection(this.fields.sections)
    const isFront = ({ kind }: { kind: SectionKind }) => FRONT_SECTIONS.includes(kind)
    return [...all.filter(isFront), ...all.filter((section) => !isFront(section))]
  })

  /** What is saved and previewed: whatever is written, in a form that can be kept. */
  readonly record = $derived.by((): Content => {
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
    this.saving.touch()
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
  flush(): Promise<void> {
    return this.saving.flush()
  }

  /** Before the window goes: what stands against another window's version is saved over it, and Undo brings that one back. */
  saveLast(): Promise<void> {
    return this.saving.saveLast()
  }

  /** Saves over a version that was written elsewhere meanwhile; Undo brings that one back. */
  overwrite(): Promise<void> {
    return this.saving.choose(async (save) => {
      this.baseOn(await call('briefing:get', { dossierId: this.dossierId, id: this.id }))
      await save()
    })
  }

  /** Gives up what is here for the version on disk; Undo brings what was here back, since it is saved first. */
  reload(): Promise<void> {
    return this.saving.choose(async (save) => {
      const { dossierId, id } = this
      const other = await call('briefing:get', { dossierId, id })
      const { createdAt: _, updatedAt: __, lastExport: ___, ...briefing } = other
      this.baseOn(other)
      for (;;) {
        await save()
        if (this.state.kind === 'failed') return
        const given = this.record
        const { updatedAt } = await call('briefing:save', { dossierId, briefing })
        if (sameBriefing(given, this.record)) {
          this.take({ ...other, updatedAt })
          this.saving.settle('saved')
          return
        }
        // Writing went on meanwhile: that is saved too before it gives way.
        this.baseOn({ ...other, updatedAt })
      }
    })
  }

  /** Takes over what is on disk, when nothing here waits to be saved: after an undo, or a change elsewhere. */
  offer(briefing: Briefing): void {
    this.exportedAt = briefing.lastExport?.at ?? null
    if (this.saving.isDirty || this.saving.isRunning || briefing.id !== this.id) return
    if (sameBriefing(briefing, this.record)) this.baseOn(briefing)
    else this.take(briefing)
  }

  private baseOn(briefing: Briefing): void {
    const { id: _, createdAt: _created, updatedAt, lastExport: _exported, ...fields } = briefing
    this.base = fields
    this.baseUpdatedAt = updatedAt
  }

  private take(briefing: Briefing): void {
    this.id = briefing.id
    this.baseOn(briefing)
    this.fields = this.base
    this.exportedAt = briefing.lastExport?.at ?? null
  }

  content(): Content {
    return this.record
  }

  isBlank(): boolean {
    return false
  }

  async send(record: Content): Promise<void> {
    const { id, ...fields } = record
    const { dossierId, isGone, baseUpdatedAt } = this
    const briefing = isGone ? fields : { ...fields, id, baseUpdatedAt }
    const saved = await call('briefing:save', { dossierId, briefing })
    this.base = record
    this.baseUpdatedAt = saved.updatedAt
    if (!isGone) return
    this.isGone = false
    this.id = saved.id
    this.exportedAt = null
    this.onoutlive(this)
  }

  async sendBehind(briefing: Content): Promise<void> {
    await call('briefing:save', { dossierId: this.dossierId, briefing })
  }

  async mend({ code }: Failure): Promise<boolean> {
    if (code === 'conflict') return this.merge()
    if (code !== 'not-found' || this.isGone) return false
    this.isGone = true
    return true
  }

  async refused(): Promise<void> {
    // What stands on disk and what stands here are both there still.
  }

  async keepRefused({ code }: Failure): Promise<void> {
    if (code === 'conflict') await this.overwrite()
  }

  /** Puts what is here together with what was written elsewhere. Answers false when a person must choose. */
  private async merge(): Promise<boolean> {
    const other = await call('briefing:get', { dossierId: this.dossierId, id: this.id })
    const together = mergeBriefings(this.base, this.record, other)
    if (!together) return false
    this.baseOn(other)
    this.fields = together
    return true
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

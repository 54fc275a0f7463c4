import { Latest } from '../../lib/latest'
import type { BriefingFile } from '@domain/briefing/files'
import type { BriefingWarning, WarnedBriefing } from '@domain/briefing/warnings'
import type { Outgoing } from '@domain/leaving/carry'
import type { Id } from '@domain/records/ids'
import { call } from '../../lib/api'
import { CallFailed, failureOf, type Failure } from '../../lib/failure'
import { LeavingCheck } from '../window/leaving.svelte'
import { openPdf, warmPdfEngine, type PdfDocument } from '../../lib/pdf-engine'

const SHOW_AFTER_MS = 120

/** The pages of a briefing as it stands, and what speaks against it. Only the latest state is ever shown. */
export class Preview {
  document = $state.raw<PdfDocument | null>(null)
  warnings = $state.raw<readonly BriefingWarning[]>([])
  /** What it would be exported as. */
  as = $state<BriefingFile>('pdf')
  /** What it would take along then, and what holds it back. */
  readonly leaving = new LeavingCheck<Outgoing>()
  failure = $state.raw<Failure | null>(null)
  /** True while pages are made that are not shown yet. */
  busy = $state(false)
  /** Characters that no shipped font can draw. */
  missingCharacters: readonly string[] = $state.raw([])
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly asked = new Latest()
  private closed = false

  constructor(private readonly dossierId: Id) {
    warmPdfEngine()
  }

  /** Shows a state soon; one that was asked for before is forgotten. */
  request(briefing: WarnedBriefing & { id: Id }, afterMs = SHOW_AFTER_MS): void {
    clearTimeout(this.timer)
    const isLatest = this.asked.ask()
    const { dossierId, as } = this
    this.leaving.ask(() => call('briefing:outgoing-draft', { dossierId, briefing, as }), afterMs)
    this.timer = setTimeout(() => {
      performance.mark('briefing-preview:asked')
      void this.warn(briefing, isLatest)
      void this.render(briefing, isLatest)
    }, afterMs)
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
    this.asked.forget()
    this.leaving.forget()
    void this.document?.loadingTask.destroy()
    this.document = null
  }

  private async warn(briefing: WarnedBriefing & { id: Id }, isLatest: () => boolean): Promise<void> {
    try {
      const warnings = await call('briefing:warnings', { dossierId: this.dossierId, briefing })
      if (isLatest()) this.warnings = warnings
    } catch {
      // What cannot be checked cannot be previewed either, and that says why.
    }
  }

  private async render(briefing: WarnedBriefing & { id: Id }, isLatest: () => boolean): Promise<void> {
    this.busy = true
    try {
      const { bytes, missingCharacters } = await call('briefing:preview', { dossierId: this.dossierId, briefing })
      if (!isLatest()) return
      const document = await openPdf(bytes)
      if (!isLatest()) {
        void document.loadingTask.destroy()
        return
      }
      const before = this.document
      this.document = document
      this.missingCharacters = missingCharacters
      this.failure = null
      void before?.loadingTask.destroy()
    } catch (error) {
      if (!isLatest() || this.closed) return
      if (error instanceof CallFailed && error.failure.code === 'cancelled') return
      this.failure = failureOf(error)
    } finally {
      if (isLatest()) this.busy = false
    }
  }
}

import type { Id } from '@domain/records/ids'
import type { UnsavedWork } from '@domain/ports'
import { session } from '../dossier/session.svelte'

/** What the reader must know about whether their work is kept; the most pressing first. */
export type Notice =
  | { kind: 'not-saved'; refused: UnsavedWork }
  | { kind: 'undecided'; reason: string }
  | { kind: 'read-only'; reason: string }
  | { kind: 'mended'; sentences: readonly string[] }
  | { kind: 'warning'; sentences: readonly string[] }

/** Under this the window remembers which warning about the data folder was read. */
const WARNING_KEY = 'warning.read'

class Health {
  private mendingRead = $state.raw<ReadonlySet<Id>>(new Set())

  readonly notice = $derived.by((): Notice | null => {
    const { saveState, refused, recovery, isUndecided } = session.health
    if (refused) return { kind: 'not-saved', refused }
    if (saveState.kind === 'read-only')
      return { kind: isUndecided ? 'undecided' : 'read-only', reason: saveState.reason }
    if (recovery.length > 0 && !this.mendingRead.has(session.dossierId ?? ''))
      return { kind: 'mended', sentences: recovery }
    const warnings = session.info?.warnings ?? []
    if (warnings.length > 0 && this.readBefore !== fingerprint(warnings))
      return { kind: 'warning', sentences: warnings }
    return null
  })

  private readonly readBefore = $derived(session.remembered(WARNING_KEY, ''))

  /** What was mended need not be said again while the app runs; a warning not until it says something else. */
  dismiss(): void {
    if (this.notice?.kind === 'mended') this.mendingRead = new Set([...this.mendingRead, session.dossierId ?? ''])
    if (this.notice?.kind !== 'warning') return
    session.remember(WARNING_KEY, fingerprint(this.notice.sentences))
  }
}

function fingerprint(sentences: readonly string[]): string {
  return sentences.join(' ').slice(0, 500)
}

export const health = new Health()

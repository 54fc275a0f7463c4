import type { BriefingModel } from '../../domain/briefing/model'
import type { WarnedBriefing } from '../../domain/briefing/warnings'
import type { Id } from '../../domain/records/ids'
import type { RenderBriefing, RenderedBriefing } from '../../domain/ports'
import { buildBriefing } from '../../domain/briefing/build'
import { briefingPlan } from '../../domain/briefing/plan'
import { dossierHash, makeHash } from '../session/content-hash'
import { exportMoment } from './export-moment'
import type { DossierSession } from '../session/dossier-session'

/** Renders a briefing as it is being written. Only the latest is wanted: a newer one cancels the one before. */
export class BriefingPreview {
  private current: { aborted: boolean } | null = null
  private hashed: { session: DossierSession; hash: string; stop: () => void } | null = null

  constructor(
    private readonly render: RenderBriefing,
    private readonly producer: string,
  ) {}

  /** *Errors*: `cancelled` when a newer one was asked for. */
  show(session: DossierSession, briefing: WarnedBriefing, id: Id | undefined): Promise<RenderedBriefing> {
    if (this.current) this.current.aborted = true
    const signal = { aborted: false }
    this.current = signal
    return this.render(this.model(session, briefing, id), { signal })
  }

  private model(session: DossierSession, briefing: WarnedBriefing, id: Id | undefined): BriefingModel {
    const saved = id === undefined ? undefined : session.index.briefings[id]
    return buildBriefing(session.index, briefingPlan(briefing, saved?.lastExport), {
      ...exportMoment(session.tools),
      producer: this.producer,
      contentHash: this.hash(session),
      makeHash,
    })
  }

  /** The hash reads the whole dossier: it is kept until that changes. */
  private hash(session: DossierSession): string {
    if (this.hashed?.session === session) return this.hashed.hash
    this.hashed?.stop()
    const stop = session.onChange(({ ops }) => {
      const isContent = ops.some(({ collection }) => CONTENT.has(collection))
      if (isContent && this.hashed?.session === session) {
        this.hashed.stop()
        this.hashed = null
      }
    })
    this.hashed = { session, hash: dossierHash(session.index), stop }
    return this.hashed.hash
  }
}

/** Collections that the hash of a dossier depends on; hiding a bundled record goes through the bin. */
const CONTENT: ReadonlySet<string> = new Set(['meta', 'entities', 'claims', 'sources', 'grades', 'bin'])

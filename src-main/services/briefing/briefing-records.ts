import type { Briefing, BriefingFormat } from '../../domain/records/briefing'
import { templateSections } from '../../domain/briefing/sections'
import type { Id } from '../../domain/records/ids'
import { claimHashes } from '../../domain/briefing/changes'
import { makeHash } from '../session/content-hash'
import { found, type DossierSession } from '../session/dossier-session'

/** Begins a briefing from a template. The dossier's own bottom line and key judgements are copied in, to be kept or rewritten. */
export function beginBriefing(
  session: DossierSession,
  template: { format: BriefingFormat; paper: Briefing['paper']; author: string | undefined },
): Promise<Id> {
  return session.edit({ kind: 'add-briefing' }, () => {
    const { meta } = session.index
    const { makeId } = session.tools
    const now = session.tools.now()
    const briefing: Briefing = {
      id: makeId(),
      title: meta.title,
      author: template.author,
      format: template.format,
      paper: template.paper,
      marking: meta.marking,
      ...(meta.bottomLine === undefined ? {} : { bottomLine: meta.bottomLine }),
      keyJudgements: meta.keyJudgements.slice(0, 7).map((item) => ({ ...item, id: makeId() })),
      sections: templateSections(template.format),
      noteIds: [],
      createdAt: now,
      updatedAt: now,
    }
    return { ops: [session.put('briefings', briefing)], answer: briefing.id }
  })
}

/** A copy to be changed; it has never been exported. *Errors*: `not-found`. */
export function duplicateBriefing(session: DossierSession, id: Id): Promise<Id> {
  return session.edit({ kind: 'duplicate-briefing' }, () => {
    const original = found(session.index.briefings[id], 'briefing')
    const now = session.tools.now()
    const { lastExport: _, ...rest } = original
    const copy: Briefing = {
      ...rest,
      id: session.tools.makeId(),
      title: `${original.title} (copy)`.slice(0, 5_000),
      createdAt: now,
      updatedAt: now,
    }
    return { ops: [session.put('briefings', copy)], answer: copy.id }
  })
}

/** Notes what an export said, so that the next one can say what changed. A briefing that was deleted meanwhile stays deleted. */
export function noteExport(session: DossierSession, id: Id, claimIds: Iterable<Id>): Promise<void> {
  return session.edit({ kind: 'note-export' }, () => {
    const briefing = session.index.briefings[id]
    if (!briefing) return { ops: [], answer: undefined }
    const lastExport = { at: session.tools.now(), claims: claimHashes(session.index, claimIds, makeHash) }
    return { ops: [session.put('briefings', { ...briefing, lastExport })], answer: undefined }
  })
}

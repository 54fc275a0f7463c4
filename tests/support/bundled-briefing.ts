import { readFileSync } from 'node:fs'
import type { BriefingModel } from '../../src-main/domain/briefing/model'
import { dossierContentSchema } from '../../src-main/domain/records/dossier'
import { DossierIndex } from '../../src-main/domain/dossier/dossier-index'
import { emptyLayer } from '../../src-main/domain/records/records'
import { buildBriefing } from '../../src-main/domain/briefing/build'
import { dossierHash, makeHash } from '../../src-main/services/session/content-hash'

/** The briefing of the whole bundled dossier, as the app makes it, at a fixed moment. */
export function bundledBriefing(format: 'brief' | 'report', paper: 'A4' | 'Letter' = 'A4'): BriefingModel {
  const path = new URL('../../resources/dossiers/sahel-russia/dossier.json', import.meta.url)
  const content = dossierContentSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  const index = new DossierIndex(content, emptyLayer(content.dossier.id))
  return buildBriefing(
    index,
    { format, paper, noteIds: 'all' },
    { now: '2025-11-05T09:30:00.000Z', producer: 'Dossier test', contentHash: dossierHash(index), makeHash },
  )
}

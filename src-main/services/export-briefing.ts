import { basename } from 'node:path'
import type { BriefingRequest } from '../contract/calls'
import type { Progress, RenderBriefing, CancelSignal } from '../domain/ports'
import { buildBriefing } from './build-briefing'
import { dossierHash } from './content-hash'
import type { DossierSession } from './dossier-session'
import { writeFileWhole } from './write-file-whole'

/** What exporting a briefing gave. */
export interface ExportedBriefing {
  path: string
  fileName: string
  pages: number
  missingGlyphs: number
  sizeBytes: number
  /** 'Briefing saved: 12 pages, 240 kB.' */
  summary: string
}

/** Builds, renders and writes a briefing. *Errors*: `cancelled`, `storage-failed`; the target is then as it was. */
export async function exportBriefing(
  session: DossierSession,
  request: BriefingRequest,
  target: { path: string; producer: string; render: RenderBriefing },
  progress: { onProgress?: (progress: Progress) => void; signal?: CancelSignal } = {},
): Promise<ExportedBriefing> {
  const model = buildBriefing(session.index, request, {
    now: session.tools.now(),
    producer: target.producer,
    contentHash: dossierHash(session.index),
  })
  const { bytes, pages, missingGlyphs } = await target.render(model, progress)
  await writeFileWhole(target.path, bytes)
  const missing =
    missingGlyphs === 0 ? '' : ` ${missingGlyphs} characters that no shipped font can draw are shown as boxes.`
  const kilobytes = Math.ceil(bytes.byteLength / 1000).toLocaleString('en-GB')
  return {
    path: target.path,
    fileName: basename(target.path),
    pages,
    missingGlyphs,
    sizeBytes: bytes.byteLength,
    summary: `Briefing saved: ${pages} ${pages === 1 ? 'page' : 'pages'}, ${kilobytes} kB.${missing}`,
  }
}

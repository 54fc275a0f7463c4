import { basename } from 'node:path'
import { counted, inKilobytes } from '../../domain/text/counted'
import type { ExportFormat } from '../../contract/calls/exchange'
import { DossierError } from '../../domain/errors'
import type { ExportDossier, WorkOptions } from '../../domain/exchange/exchange-ports'
import { fileStem, safeFileName } from '../../domain/text/file-name'
import type { Handover } from '../../domain/leaving/handover'
import type { DossierSession } from '../session/dossier-session'
import { exportMoment } from '../briefing/export-moment'
import { wholeFile, wholeFolder } from '../../files/export-target'
import { outgoingDossier, refuseHigher, type HandoverChoice } from '../briefing/outgoing'
import { rememberSent } from './remember-exchange'
import { writeExport } from '../../files/write-export'

/** The writers of all formats. */
export type Exporters = Readonly<Record<ExportFormat, ExportDossier>>

/** A format as dialogs name it. An absent extension: a folder. */
export interface FormatInfo {
  kind: string
  extension?: string
}

export const FORMAT_INFO: Readonly<Record<ExportFormat, FormatInfo>> = {
  dossier: { kind: 'Dossier', extension: 'dossier' },
  followthemoney: { kind: 'FollowTheMoney entities', extension: 'ftm.json' },
  csv: { kind: 'Table of claims', extension: 'csv' },
  markdown: { kind: 'Folder of Markdown files' },
}

/** The name to suggest for an export. */
export function suggestedName(title: string, format: ExportFormat): string {
  const { extension } = FORMAT_INFO[format]
  return extension === undefined ? fileStem(title, 'Dossier') : safeFileName(title, extension)
}

/** What an export gave. */
export interface ExportedDossier {
  path: string
  fileName: string
  sizeBytes: number
  /** 'Dossier saved: 85 entities, 307 claims, 3 sources, 41 kB. 2 private notes stay here.' */
  summary: string
  /** What was kept back because something it needs has been deleted. */
  leftOut: readonly string[]
}

/**
 * Writes a dossier in one format.
 * *Errors*: `conflict` when it holds something that is marked higher than the file, or is too broken; `cancelled`, `storage-failed`;
 * the target is then as it was.
 */
export async function exportDossier(
  session: DossierSession,
  format: ExportFormat,
  out: { path: string; producer: string; exporters: Exporters } & HandoverChoice,
  options: WorkOptions = {},
): Promise<ExportedDossier> {
  const { handover, higher } = await session.read(() => outgoingDossier(session.index, out), options.signal)
  refuseHigher('file', handover.content.dossier.marking, higher)
  const { now, zone } = exportMoment(session.tools)
  const stream = out.exporters[format](handover, { producer: out.producer, createdAt: now, zone })
  const { exporting } = session.tools
  const target =
    FORMAT_INFO[format].extension === undefined ? wholeFolder(out.path, exporting) : wholeFile(out.path, exporting)
  const sizeBytes = await writeExport(stream, target, options)
  const { path } = out
  const { leftOut } = handover
  const noted = format === 'dossier' ? await notedHandover(session, handover) : ''
  const summary = [summarise(format, handover, sizeBytes), noted].filter((sentence) => sentence !== '').join(' ')
  return { path, fileName: basename(path), sizeBytes, summary, leftOut }
}

/** Remembers that something was handed over. *Shape*: why it could not be, for what says how the export went; else ''. */
export async function notedHandover(session: DossierSession, handover: Handover): Promise<string> {
  try {
    await rememberSent(session, handover)
    return ''
  } catch (error) {
    if (!(error instanceof DossierError)) throw error
    // The file is there: that it was not noted must not make it look as if it were not.
    return `What was handed over could not be noted: ${error.message}`
  }
}

function summarise(
  format: ExportFormat,
  { content, reader, leftOutClaims, privateNotes }: Handover,
  sizeBytes: number,
): string {
  const hasNotes = format === 'dossier' || format === 'markdown'
  const parts = [
    counted(content.entities.length, 'entity', 'entities'),
    counted(content.claims.length, 'claim'),
    counted(content.sources.length, 'source'),
    ...(hasNotes ? [counted(reader.notes.length, 'note')] : []),
    inKilobytes(sizeBytes),
  ]
  return [
    `${FORMAT_INFO[format].kind} saved: ${parts.join(', ')}.`,
    privateNotes > 0 && hasNotes
      ? `${counted(privateNotes, 'private note')} ${privateNotes === 1 ? 'stays' : 'stay'} here.`
      : '',
    leftOutClaims > 0 ? `${counted(leftOutClaims, 'claim')} left out, since something they need was deleted.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

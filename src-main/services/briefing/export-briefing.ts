import { basename } from 'node:path'
import { listed } from '../../domain/text/listed'
import { counted, inKilobytes } from '../../domain/text/counted'
import { BRIEFING_FILE_INFO, holdsBriefing, type BriefingFile, type BriefingWriters } from '../../domain/briefing/files'
import type { BriefingModel } from '../../domain/briefing/model'
import type { PrintedIn } from '../../domain/leaving/carry'
import type { ExportDossier, ExportStream } from '../../domain/exchange/exchange-ports'
import type { Handover } from '../../domain/leaving/handover'
import type { Id } from '../../domain/records/ids'
import { missingCharactersWords } from '../../domain/briefing/missing-characters'
import type { CancelSignal, Progress, RenderBriefing, RenderedBriefing } from '../../domain/ports'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import { briefingPlan, type BriefingPlan } from '../../domain/briefing/plan'
import { noteExport } from './briefing-records'
import { dossierHash, makeHash } from '../session/content-hash'
import { found, type DossierSession } from '../session/dossier-session'
import { notedHandover } from '../exchange/exchange-export'
import { exportMoment } from './export-moment'
import { packBriefing, refuseHigher } from './outgoing'
import { writeFileWhole } from '../../files/write-file-whole'

/** What exporting a briefing gave. For anything but a PDF `pages` is 0 and no character is missing. */
export interface ExportedBriefing {
  path: string
  fileName: string
  pages: number
  missingCharacters: readonly string[]
  sizeBytes: number
  /** 'Briefing saved: 12 pages, 240 kB.' */
  summary: string
}

/** Where an export goes, and who makes it. */
export interface BriefingTarget {
  path: string
  producer: string
  /** A PDF when not given. */
  as?: BriefingFile
  render: RenderBriefing
  writers: BriefingWriters
  printedIn: PrintedIn
  /** Writes what a PDF takes along. */
  writeDossier: ExportDossier
}

/** What of a briefing's choices can be made anew for one file of it. */
export type LeavingChoice = Pick<BriefingPlan, 'carries' | 'marking' | 'leaveOut'>

interface WorkOptions {
  onProgress?: (progress: Progress) => void
  signal?: CancelSignal
}

/**
 * Builds, renders and writes a briefing.
 * *Errors*: `conflict` when something in it is marked higher than it is, `cancelled`, `storage-failed`; the target is then as it was.
 */
export async function exportBriefing(
  session: DossierSession,
  plan: BriefingPlan,
  target: BriefingTarget,
  options: WorkOptions = {},
): Promise<ExportedBriefing> {
  return (await write(session, plan, target, options)).exported
}

/**
 * As `exportBriefing`, from a saved briefing; what was said is noted in it, unless the dossier cannot be changed now.
 * *Errors*: also `not-found`.
 */
export async function exportSavedBriefing(
  session: DossierSession,
  id: Id,
  target: BriefingTarget,
  options: WorkOptions = {},
  choice: LeavingChoice = {},
): Promise<ExportedBriefing> {
  const briefing = found(session.index.briefings[id], 'briefing')
  const saved = briefingPlan(briefing, briefing.lastExport)
  const plan = { ...saved, ...choice, leaveOut: [...(saved.leaveOut ?? []), ...(choice.leaveOut ?? [])] }
  const { exported, claimIds } = await write(session, plan, target, options)
  if (!holdsBriefing(target.as ?? 'pdf')) return exported
  try {
    await noteExport(session, id, claimIds)
    return exported
  } catch (error) {
    if (!(error instanceof DossierError)) throw error
    // The file is there: that it was not noted must not make it look as if it were not.
    return { ...exported, summary: `${exported.summary} That it was exported could not be noted: ${error.message}` }
  }
}

async function write(
  session: DossierSession,
  plan: BriefingPlan,
  { path, producer, as = 'pdf', render, writers, printedIn, writeDossier }: BriefingTarget,
  options: WorkOptions,
): Promise<{ exported: ExportedBriefing; claimIds: ReadonlySet<Id> }> {
  const moment = exportMoment(session.tools)
  const { model, claimIds, handover, higher } = packBriefing(session.index, plan, as, {
    ...moment,
    producer,
    contentHash: dossierHash(session.index),
    makeHash,
    printedIn,
  })
  refuseHigher('briefing', model.marking, higher)
  const { bytes, pages, missingCharacters } =
    as === 'pdf'
      ? await render(
          carrying(
            model,
            handover && bytesOf(writeDossier(handover, { producer, createdAt: moment.now, zone: moment.zone })),
          ),
          options,
        )
      : await written(writers[as], model, options)
  await writeFileWhole(path, bytes, session.tools.exporting)
  // Part of a dossier never comes back over the whole of it, so that nothing has to be told from it.
  const noted = handover && handover.partial !== true ? await notedHandover(session, handover) : ''
  const said = summaryOf(as, model, handover, { pages, missingCharacters, sizeBytes: bytes.byteLength })
  const exported: ExportedBriefing = {
    path,
    fileName: basename(path),
    pages,
    missingCharacters,
    sizeBytes: bytes.byteLength,
    summary: noted === '' ? said : `${said} ${noted}`,
  }
  return { exported, claimIds }
}

function carrying({ attachment, ...model }: BriefingModel, bytes: Uint8Array | null): BriefingModel {
  return attachment && bytes ? { ...model, attachment: { ...attachment, bytes } } : model
}

function bytesOf({ pieces }: ExportStream): Uint8Array {
  return Buffer.concat([...pieces].map((piece) => piece.bytes))
}

async function written(
  writeText: BriefingWriters[keyof BriefingWriters],
  model: BriefingModel,
  options: WorkOptions,
): Promise<RenderedBriefing> {
  options.onProgress?.({ phase: 'Writing', done: 0, total: 1 })
  const text = await writeText(model, options)
  if (options.signal?.aborted) throw new DossierError('cancelled', say('leaving.briefing-cancelled'))
  return { bytes: new TextEncoder().encode(text), pages: 0, missingCharacters: [] }
}

function summaryOf(
  as: BriefingFile,
  model: BriefingModel,
  handover: Handover | null,
  { pages, missingCharacters, sizeBytes }: Pick<ExportedBriefing, 'pages' | 'missingCharacters' | 'sizeBytes'>,
): string {
  const size = inKilobytes(sizeBytes)
  if (!holdsBriefing(as)) return `${counted(model.sources.length, 'source')} saved as ${BRIEFING_FILE_INFO[as].label}.`
  const leftOut = answerWords(model)
  if (as !== 'pdf') return `Briefing saved as ${BRIEFING_FILE_INFO[as].label}: ${size}.${leftOut}`
  const missing = missingCharactersWords(missingCharacters)
  return `Briefing saved: ${counted(pages, 'page')}, ${size}. ${carriedWords(handover)}${missing && ` ${missing}`}${leftOut}`
}

/** ' Left out: the bottom line and 3 of 5 judgements, which rest on entities that were not chosen.' */
function answerWords({ answerLeftOut }: BriefingModel): string {
  if (!answerLeftOut) return ''
  const { bottomLine, judgements, of } = answerLeftOut
  const parts = [
    ...(bottomLine ? ['the bottom line'] : []),
    ...(judgements > 0 ? [`${judgements} of ${counted(of, 'key judgement')}`] : []),
  ]
  return ` Left out: ${parts.join(' and ')}, which rest on entities that were not chosen.`
}

/** 'It carries 4 entities, 6 claims and 2 sources, one of them with its full text.' */
function carriedWords(handover: Handover | null): string {
  if (!handover) return 'It carries nothing of the dossier.'
  const { entities, claims, sources } = handover.content
  const parts = [
    counted(entities.length, 'entity', 'entities'),
    counted(claims.length, 'claim'),
    counted(sources.length, 'source'),
    ...(handover.reader.notes.length > 0 ? [counted(handover.reader.notes.length, 'note')] : []),
  ]
  return `It carries ${listed(parts)}${handover.partial === true ? ', not the whole dossier' : ''}.`
}

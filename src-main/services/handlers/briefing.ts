import type { briefingCalls } from '../../contract/calls/briefing'
import type { HandlersOf } from '../../contract/dispatch'
import { BRIEFING_FILE_INFO, type BriefingFile } from '../../domain/briefing/files'
import { briefingPlan } from '../../domain/briefing/plan'
import { briefingWarnings } from '../../domain/briefing/warnings'
import { safeFileName } from '../../domain/text/file-name'
import type { Answering } from '../answering'
import { BriefingPreview } from '../briefing/briefing-preview'
import { beginBriefing, duplicateBriefing } from '../briefing/briefing-records'
import { exportBriefing, exportSavedBriefing, type BriefingTarget } from '../briefing/export-briefing'
import { outgoingBriefing } from '../briefing/outgoing'
import { saveBriefing } from '../content/edit-content'
import { found } from '../session/dossier-session'

/** The answers about briefings. */
export function briefingHandlers(answering: Answering): HandlersOf<typeof briefingCalls> {
  const { open, edited, saved, shell, jobs, producer, render, briefingWriters: writers, printedIn } = answering
  const writeDossier = answering.exporters.dossier
  const preview = new BriefingPreview(render, producer)
  const chooseTarget = async (title: string, as: BriefingFile): Promise<BriefingTarget | null> => {
    const { label, extension } = BRIEFING_FILE_INFO[as]
    const path = await shell.chooseSave({ fileName: safeFileName(title, extension), kind: label, extension })
    return path === null ? null : { path, as, producer, render, writers, printedIn, writeDossier }
  }
  return {
    'briefing:get': async ({ dossierId, id }) => found((await open(dossierId)).index.briefings[id], 'briefing'),
    'briefing:save': ({ dossierId, briefing }) => edited(dossierId, (session) => saveBriefing(session, briefing)),
    'briefing:new': ({ dossierId, template, paper, author }) =>
      saved(dossierId, (session) => beginBriefing(session, { format: template, paper, author })),
    'briefing:duplicate': ({ dossierId, id }) => saved(dossierId, (session) => duplicateBriefing(session, id)),
    'briefing:preview': async ({ dossierId, briefing: { id, ...draft } }) =>
      preview.show(await open(dossierId), draft, id),
    'briefing:warnings': async ({ dossierId, briefing: { id: _, ...draft } }) =>
      briefingWarnings((await open(dossierId)).index, draft),
    'briefing:outgoing': async ({ dossierId, briefing }) =>
      outgoingBriefing((await open(dossierId)).index, briefing, 'pdf', printedIn),
    'briefing:outgoing-draft': async ({ dossierId, briefing: { id: _, ...draft }, as }) =>
      outgoingBriefing((await open(dossierId)).index, briefingPlan(draft), as, printedIn),
    'briefing:export': async ({ dossierId, briefing }) => {
      const session = await open(dossierId)
      const target = await chooseTarget(briefing.title ?? session.index.meta.title, 'pdf')
      if (!target) return null
      return {
        jobId: jobs.start((onProgress, signal) => exportBriefing(session, briefing, target, { onProgress, signal })),
      }
    },
    'briefing:export-saved': async ({ dossierId, id, as }) => {
      const session = await open(dossierId)
      const { title } = found(session.index.briefings[id], 'briefing')
      const target = await chooseTarget(title, as)
      if (!target) return null
      return {
        jobId: jobs.start((onProgress, signal) => exportSavedBriefing(session, id, target, { onProgress, signal })),
      }
    },
  }
}

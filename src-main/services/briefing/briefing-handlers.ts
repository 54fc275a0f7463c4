import type { Saved } from '../../contract/calls'
import type { Handlers } from '../../contract/dispatch'
import type { briefingCalls } from '../../contract/briefing-calls'
import { BRIEFING_FILE_INFO, type BriefingFile, type BriefingWriters } from '../../domain/briefing/files'
import { briefingWarnings } from '../../domain/briefing/warnings'
import { safeFileName } from '../../domain/text/file-name'
import type { PrintedIn } from '../../domain/leaving/carry'
import type { ExportDossier } from '../../domain/exchange/exchange-ports'
import type { Id } from '../../domain/records/ids'
import type { RenderBriefing } from '../../domain/ports'
import { BriefingPreview } from './briefing-preview'
import { beginBriefing, duplicateBriefing } from './briefing-records'
import { found, type DossierSession } from '../session/dossier-session'
import { saveBriefing } from '../content/edit-content'
import { exportBriefing, exportSavedBriefing, type BriefingTarget } from './export-briefing'
import { outgoingBriefing } from './outgoing'
import { briefingPlan } from '../../domain/briefing/plan'
import { claimViews, findClaims } from '../content/find-claims'
import type { Shell } from '../handlers'
import type { Jobs } from '../../threads/jobs'

/** What the calls about briefings work with. */
export interface BriefingDesk {
  open(dossierId: Id): Promise<DossierSession>
  saved(dossierId: Id, edit: (session: DossierSession) => Promise<Id>): Promise<Saved>
  shell: Shell
  jobs: Jobs
  render: RenderBriefing
  writers: BriefingWriters
  printedIn: PrintedIn
  writeDossier: ExportDossier
  /** 'Dossier 0.1.0'. */
  producer: string
}

type BriefingChannel =
  | keyof typeof briefingCalls
  | 'briefing:get'
  | 'briefing:save'
  | 'briefing:export'
  | 'briefing:outgoing'

/** The app's answers about briefings. */
export function createBriefingHandlers(desk: BriefingDesk): Pick<Handlers, BriefingChannel> {
  const { open, saved, jobs, producer, render, writers, printedIn, writeDossier } = desk
  const preview = new BriefingPreview(render, producer)
  const chooseTarget = async (title: string, as: BriefingFile): Promise<BriefingTarget | null> => {
    const { label, extension } = BRIEFING_FILE_INFO[as]
    const path = await desk.shell.chooseSave({ fileName: safeFileName(title, extension), kind: label, extension })
    return path === null ? null : { path, as, producer, render, writers, printedIn, writeDossier }
  }
  return {
    'briefing:get': async ({ dossierId, id }) => found((await open(dossierId)).index.briefings[id], 'This briefing'),
    'briefing:save': async ({ dossierId, briefing }) => {
      let updatedAt = ''
      const answer = await saved(dossierId, async (session) => {
        const kept = await saveBriefing(session, briefing)
        updatedAt = kept.updatedAt
        return kept.id
      })
      return { ...answer, updatedAt }
    },
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
      const { title } = found(session.index.briefings[id], 'This briefing')
      const target = await chooseTarget(title, as)
      if (!target) return null
      return {
        jobId: jobs.start((onProgress, signal) => exportSavedBriefing(session, id, target, { onProgress, signal })),
      }
    },
    'claim:find': async ({ dossierId, words, limit }) => findClaims((await open(dossierId)).index, words, limit),
    'claim:views': async ({ dossierId, ids }) => claimViews((await open(dossierId)).index, ids),
  }
}

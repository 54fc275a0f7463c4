import type { Briefing, Finding, Judgement, SectionKind } from '../records/briefing'
import { printedSections, REPORT_SUMMARY, UNTITLED_BRIEFING } from './sections'
import type { BriefingRequest } from './request'
import type { WarnedBriefing } from './warnings'

/** Everything that decides what a briefing says: a quick request, or one that was composed. */
export interface BriefingPlan extends BriefingRequest {
  deck?: string | undefined
  audience?: string | undefined
  /** What is printed, in this order; absent where nobody composed it. */
  sections?: readonly SectionKind[] | undefined
  keyJudgements?: readonly Judgement[] | undefined
  /** What stands under the bottom line, under these labels. */
  reportSummary?: readonly { label: string; text: string }[] | undefined
  scopeNote?: string | undefined
  findings?: readonly Finding[] | undefined
  outlook?: string | undefined
  indicators?: readonly string[] | undefined
  gaps?: readonly string[] | undefined
  lastExport?: Briefing['lastExport']
}

/** True where nobody composed it: it takes from the dossier what `quickSections` lists, and the dossier's own judgements. */
export function isQuick({ sections }: Pick<BriefingPlan, 'sections'>): boolean {
  return sections === undefined
}

/** What a saved briefing, or one that is being written, says. What is not written yet is left out. */
export function briefingPlan(briefing: WarnedBriefing, lastExport?: Briefing['lastExport']): BriefingPlan {
  const { format, paper, marking, author, deck, audience, bottomLine, scopeNote, outlook } = briefing
  return {
    title: briefing.title.trim() || UNTITLED_BRIEFING,
    author: written(author),
    deck: written(deck),
    audience: written(audience),
    format,
    paper,
    marking,
    bottomLine: written(bottomLine),
    reportSummary: format === 'report' ? reportSummary(briefing) : [],
    scopeNote: written(scopeNote),
    outlook: written(outlook),
    indicators: (briefing.indicators ?? []).filter(isWritten),
    gaps: (briefing.gaps ?? []).filter(isWritten),
    keyJudgements: briefing.keyJudgements.filter(({ text }) => isWritten(text)),
    findings: (briefing.findings ?? []).filter(({ title }) => isWritten(title)),
    entityIds: briefing.entityIds,
    noteIds: briefing.noteIds,
    sections: printedSections(briefing.sections),
    lastExport,
    carries: briefing.carries,
    leaveOut: briefing.leaveOut,
  }
}

function reportSummary(briefing: WarnedBriefing): { label: string; text: string }[] {
  return REPORT_SUMMARY.flatMap(({ field, label }) => {
    const text = written(briefing[field])
    return text === undefined ? [] : [{ label, text }]
  })
}

function isWritten(text: string): boolean {
  return text.trim() !== ''
}

function written(text: string | undefined): string | undefined {
  return text === undefined || !isWritten(text) ? undefined : text
}

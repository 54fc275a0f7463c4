import { describe, expect, it } from 'vitest'
import { DocumentFonts } from '../../../src-main/briefing/fonts/document-fonts'
import { FontLibrary } from '../../../src-main/briefing/fonts/font-library'
import { layOutBriefing, type LaidOutBriefing } from '../../../src-main/briefing/layout/lay-out'
import { BriefingPdf } from '../../../src-main/briefing/pdf/briefing-pdf'
import { Shaper } from '../../../src-main/briefing/text/shaper'
import type { BriefingModel } from '../../../src-main/domain/briefing-model'
import { benchModel } from '../../bench/briefing-model'
import { scriptsModel } from '../../fixtures/briefing/scripts-model'
import { bundledBriefing } from '../../support/bundled-briefing'
import { fontsFolder } from './engine'

const library = new FontLibrary(fontsFolder)

function layOut(model: BriefingModel): Promise<LaidOutBriefing> {
  const pdf = new BriefingPdf({
    title: model.title,
    producer: model.producer,
    date: new Date(model.date),
    language: model.language,
    fileId: new Uint8Array(16),
  })
  return layOutBriefing(model, new Shaper(new DocumentFonts(library, pdf)), () => Promise.resolve())
}

const MODELS: Record<string, () => BriefingModel> = {
  'the bundled dossier’s brief on A4': () => bundledBriefing('brief'),
  'the bundled dossier’s brief on Letter': () => bundledBriefing('brief', 'Letter'),
  'the bundled dossier’s report on A4': () => bundledBriefing('report'),
  'the bundled dossier’s report on Letter': () => bundledBriefing('report', 'Letter'),
  'eleven scripts and languages': () => scriptsModel(),
  'a hundred pages': () => benchModel(100),
}
const SLACK_PT = 0.5

interface Span {
  from: number
  to: number
}

/** The spans that begin before the one above them has ended. */
function overlapping(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.from - b.from || a.to - b.to)
  return sorted.filter((span, at) => {
    const above = sorted[at - 1]
    return above !== undefined && span.from < above.to - SLACK_PT
  })
}

describe.each(Object.entries(MODELS))('the pages of %s', (_name, makeModel) => {
  it(
    'hold everything within their edges, nothing over anything, no heading at a foot',
    { timeout: 60_000 },
    async () => {
      const { pages, geometry, outline } = await layOut(makeModel())
      const heightPt = geometry.heightPt - geometry.topPt - geometry.bottomPt
      const headings = new Set(outline.map(({ anchor }) => anchor))
      const faults = pages.flatMap((page, at) => {
        const room = heightPt - page.notesHeightPt
        const name = `page ${at + 1}`
        const columns = new Map<number, Span[]>()
        for (const { box, yPt, xPt = 0 } of page.boxes)
          columns.set(xPt, [...(columns.get(xPt) ?? []), { from: yPt, to: yPt + box.heightPt }])
        const margins = page.boxes.flatMap(({ box: { margin }, yPt }) =>
          margin ? [{ from: yPt, to: yPt + margin.heightPt }] : [],
        )
        const notes = page.notes.map(({ note, yPt }) => yPt + note.heightPt)
        const last = page.boxes.at(-1)?.box
        return [
          ...[...columns.values(), margins].flatMap((spans) => [
            ...spans.filter(({ to }) => to > room + SLACK_PT).map(() => `${name}: something reaches into the notes`),
            ...overlapping(spans).map(({ from }) => `${name}: something lies over something else at ${from}`),
          ]),
          ...notes.filter((end) => end > page.notesHeightPt + SLACK_PT).map(() => `${name}: a note is cut`),
          ...(last?.anchors?.some((anchor) => headings.has(anchor)) ? [`${name}: ends with a heading`] : []),
          ...(page.boxes.length === 0 && page.notes.length === 0 ? [`${name}: is empty`] : []),
        ]
      })
      expect(faults).toEqual([])
    },
  )
})

describe('a brief of the bundled dossier', () => {
  it.each(['A4', 'Letter'] as const)(
    'has two to four pages on %s, with every judgement on the first',
    async (paper) => {
      const model = bundledBriefing('brief', paper)
      const { pages, destination } = await layOut(model)
      expect(pages.length).toBeGreaterThanOrEqual(2)
      expect(pages.length).toBeLessThanOrEqual(4)
      expect(destination('key-judgements')?.page).toBe(0)
      // the judgements' footnotes are called in their order
      expect(destination(`note-${model.keyJudgements.length}-mark`)?.page).toBe(0)
    },
  )
})

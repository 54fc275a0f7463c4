import { describe, expect, it } from 'vitest'
import { DocumentFonts } from '../../../src-main/briefing/fonts/document-fonts'
import { FontLibrary } from '../../../src-main/briefing/fonts/font-library'
import { layOutBriefing, type LaidOutBriefing } from '../../../src-main/briefing/layout/lay-out'
import { LineBox } from '../../../src-main/briefing/layout/line-box'
import { BriefingPdf } from '../../../src-main/briefing/pdf/briefing-pdf'
import { Shaper } from '../../../src-main/briefing/text/shaper'
import type { BriefingModel } from '../../../src-main/domain/briefing/model'
import { benchModel } from '../../bench/briefing-model'
import { scriptsModel } from '../../fixtures/briefing/scripts-model'
import { bundledBriefing } from '../../support/bundled-briefing'
import { breakFaults } from '../../support/pdf/break-faults'
import { fontsFolder } from './engine'

const library = new FontLibrary(fontsFolder)

function layOut(model: BriefingModel): Promise<LaidOutBriefing> {
  const pdf = new BriefingPdf({
    title: model.title,
    producer: model.producer,
    date: new Date(model.madeAt),
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
  'twenty scripts and languages': () => scriptsModel(),
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
  it('hold everything within their edges, nothing over anything, no heading at a foot', async () => {
    const { pages, geometry, outline } = await layOut(makeModel())
    const heightPt = geometry.heightPt - geometry.topPt - geometry.bottomPt
    const headings = new Set(outline.map(({ anchor }) => anchor))
    const faults = pages.flatMap((page, at) => {
      const room = heightPt - page.notesHeightPt
      const name = `page ${at + 1}`
      const columns = new Map<number, Span[]>()
      for (const { box, yPt, xPt = 0 } of page.boxes)
        columns.set(xPt, [...(columns.get(xPt) ?? []), { from: yPt, to: yPt + box.heightPt }])
      const margins = page.boxes.flatMap(({ box: { margin }, yPt, marginYPt = yPt }) =>
        margin ? [{ from: marginYPt, to: marginYPt + margin.heightPt }] : [],
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
  })
})

const BUNDLED = Object.entries(MODELS).filter(([name]) => name.startsWith('the bundled'))

describe.each(BUNDLED)('the page ends of %s', (_name, makeModel) => {
  it('leave no line alone, no heading without text, no page half empty, no footnote on another page', async () => {
    expect(breakFaults(await layOut(makeModel()))).toEqual([])
  })
})

describe('a fault at the end of a page', () => {
  const laidOut = layOut(bundledBriefing('report'))

  /** The pages with the boxes of one page cut after so many, and the rest moved to the next page. */
  async function cutAfter(find: (box: LineBox) => boolean): Promise<string[]> {
    const known = await laidOut
    const pages = known.pages.map((page) => ({ ...page, boxes: [...page.boxes] }))
    const from = pages.findIndex(
      (page, at) => at > 3 && page.boxes.some(({ box }, nth) => nth > 0 && box instanceof LineBox && find(box)),
    )
    const page = pages[from]
    const next = pages[from + 1]
    if (!page || !next) throw new Error('there is no such line')
    const at = page.boxes.findIndex(({ box }, nth) => nth > 0 && box instanceof LineBox && find(box))
    next.boxes.unshift(...page.boxes.splice(at + 1))
    return breakFaults({ ...known, pages })
  }

  it('is found when a paragraph’s first line stands alone', async () => {
    const faults = await cutAfter((box) => box.extras.place?.at === 0 && box.extras.place.of === 4)
    expect(faults.join('\n')).toMatch(/ends with the first line of a paragraph/)
  })

  it('is found when its last line stands alone', async () => {
    const faults = await cutAfter((box) => box.extras.place?.at === 2 && box.extras.place.of === 4)
    expect(faults.join('\n')).toMatch(/begins with the last line of a paragraph/)
  })

  it('is found when a heading has lost its text, a page is half empty or a footnote went elsewhere', async () => {
    const faults = await cutAfter((box) => box.extras.section === 'Timeline')
    expect(faults.join('\n')).toMatch(/ends with a heading/)
    expect(faults.join('\n')).toMatch(/is called here and set elsewhere/)
    const known = await laidOut
    const pages = known.pages.map((page, at) => (at === 9 ? { ...page, boxes: page.boxes.slice(0, 3) } : page))
    expect(breakFaults({ ...known, pages }).join('\n')).toMatch(/page 10: is only \d+ % full/)
  })
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

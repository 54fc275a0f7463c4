import { createHash } from 'node:crypto'
import type { BriefingModel } from '../domain/briefing-model'
import { DossierError } from '../domain/errors'
import type { CancelSignal, Progress, RenderBriefing, RenderedBriefing } from '../domain/ports'
import type { Footnote } from './content/inline'
import { DocumentFonts } from './fonts/document-fonts'
import { FontLibrary } from './fonts/font-library'
import { append, BlockSetter } from './layout/block-setter'
import type { FlowItem } from './layout/flow'
import { PageFlow } from './layout/page-flow'
import { BriefingPdf } from './pdf/briefing-pdf'
import { paintPages } from './pdf/paint-pages'
import { StructureNode } from './pdf/structure'
import { composeBriefing } from './sections/compose'
import { PAGE_GEOMETRY } from './style/page-geometry'
import { hyphenatorFor } from './text/hyphenator'
import { Shaper } from './text/shaper'

const NOTE_RULE_PT = 14

/** Where the engine finds what it ships with. */
export interface BriefingResources {
  fontsFolder: string
}

/** The renderer that sets briefings in the shipped fonts. It parses them at the first briefing and keeps them. */
export function renderBriefing(resources: BriefingResources): RenderBriefing {
  const library = new FontLibrary(resources.fontsFolder)
  return (model, options) => render(model, library, options)
}

async function render(
  model: BriefingModel,
  library: FontLibrary,
  options: { onProgress?: (progress: Progress) => void; signal?: CancelSignal },
): Promise<RenderedBriefing> {
  const step = async (phase: string, done: number, total: number): Promise<void> => {
    options.onProgress?.({ phase, done, total })
    await nextTurn()
    if (options.signal?.aborted) throw new DossierError('cancelled', 'The briefing was not made: it was cancelled.')
  }
  await step('Composing', 0, 1)

  const geometry = PAGE_GEOMETRY[model.paper]
  const pdf = new BriefingPdf({
    title: model.title,
    ...(model.author === undefined ? {} : { author: model.author }),
    ...(model.deck === undefined ? {} : { subject: model.deck }),
    producer: model.producer,
    date: new Date(model.date),
    language: model.language,
    fileId: createHash('sha256').update(JSON.stringify(model)).digest().subarray(0, 16),
  })
  const shaper = new Shaper(new DocumentFonts(library, pdf))
  const setter = new BlockSetter(geometry, {
    shaper,
    hyphenator: hyphenatorFor(model.language),
    language: model.language,
    noteAnchors,
  })
  const root = new StructureNode('Document')
  const blocks = composeBriefing(model)
  const items: FlowItem[] = []
  for (const [at, block] of blocks.entries()) {
    append(items, setter.setBlock(block, { widthPt: geometry.measurePt, xPt: 0, node: root }))
    await step('Setting the text', at + 1, blocks.length)
  }

  const flow = new PageFlow({
    heightPt: geometry.heightPt - geometry.topPt - geometry.bottomPt,
    noteRulePt: NOTE_RULE_PT,
    setNote: (note) => setter.setNote(note),
  })
  const pages = flow.place(items)
  const bytes = await paintPages({ pdf, model, geometry, pages, root, shaper, outline: setter.outline, step })
  return { bytes, pages: pages.length, missingGlyphs: setter.missingGlyphs }
}

function noteAnchors(note: Footnote): { mark: string; text: string } {
  return { mark: `note-${note.number}-mark`, text: `note-${note.number}` }
}

/** Lets other work on the thread have its turn, so that progress is seen and a cancel is heard. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

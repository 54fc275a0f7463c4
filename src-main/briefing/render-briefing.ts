import { createHash } from 'node:crypto'
import type { BriefingModel } from '../domain/briefing/model'
import { DossierError } from '../domain/errors'
import { say } from '../domain/messages/message'
import type { RenderBriefing, RenderedBriefing, RenderOptions } from '../domain/ports'
import { Pace } from '../pace/pace'
import { DocumentFonts } from './fonts/document-fonts'
import { FontLibrary } from './fonts/font-library'
import { layOutBriefing } from './layout/lay-out'
import { writeAttachment } from './pdf/attachment'
import { BriefingPdf, type PdfFacts } from './pdf/briefing-pdf'
import { paintPages } from './pdf/paint-pages'
import { Shaper } from './text/shaper'

/** Where the engine finds what it ships with. */
export interface BriefingResources {
  fontsFolder: string
  /** The standard to write to; `a-3a` with PDF/UA-1 when absent. `a-1b` carries no attachment, which that standard forbids. */
  conformance?: PdfFacts['conformance']
}

/** The renderer that sets briefings in the shipped fonts. It parses them at the first briefing and keeps them. */
export function renderBriefing(resources: BriefingResources): RenderBriefing {
  const library = new FontLibrary(resources.fontsFolder)
  return (model, options) => render(model, library, resources.conformance ?? 'a-3a', options)
}

async function render(
  model: BriefingModel,
  library: FontLibrary,
  conformance: NonNullable<PdfFacts['conformance']>,
  options: RenderOptions,
): Promise<RenderedBriefing> {
  const pace = new Pace()
  const step = async (phase: string, done: number, total: number): Promise<void> => {
    options.onProgress?.({ phase, done, total })
    await pace.pause()
    if (options.signal?.aborted) throw new DossierError('cancelled', say('leaving.briefing-cancelled'))
  }
  await step('Composing', 0, 1)

  const date = new Date(model.madeAt)
  const pdf = new BriefingPdf({
    title: model.title,
    ...(model.author === undefined ? {} : { author: model.author }),
    ...(model.deck === undefined ? {} : { subject: model.deck }),
    producer: model.producer,
    date,
    language: model.language,
    conformance,
    fileId: fileId(model),
  })
  if (model.attachment && conformance === 'a-3a')
    writeAttachment(pdf, {
      fileName: model.attachment.fileName,
      bytes: model.attachment.bytes,
      mediaType: 'application/zip',
      description: ATTACHED[model.attachment.carries],
      date,
    })
  const shaper = new Shaper(new DocumentFonts(library, pdf))
  const laidOut = await layOutBriefing(model, shaper, step)
  const bytes = await paintPages(pdf, model, laidOut, step)
  return { bytes, pages: laidOut.pages.length, missingCharacters: shaper.missing }
}

/** What a PDF reader says of the file inside. */
const ATTACHED = {
  printed: 'What this briefing prints, as a file for Dossier',
  all: 'The dossier of this briefing, as a file for Dossier',
} as const

/** Equal models give equal ids. */
function fileId({ attachment, ...model }: BriefingModel): Uint8Array {
  const hash = createHash('sha256').update(JSON.stringify(model))
  if (attachment) hash.update(attachment.bytes)
  return hash.digest().subarray(0, 16)
}

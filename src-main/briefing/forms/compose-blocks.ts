import type { BriefingModel } from '../../domain/briefing/model'
import { text } from '../content/inline'
import type { Block } from '../content/block'
import type { MeasureText } from '../../figures/figure'
import { loadOutlines } from '../../figures/outlines'
import { composeBriefing } from '../sections/compose'
import { SectionTools } from '../sections/section-tools'
import { PAGE_GEOMETRY } from '../style/page-geometry'

/**
 * What the PDF says, as blocks for a form without pages: the same words, figures and footnotes, with its own last lines.
 * *Shape*: the index of pages is left out, because there are none.
 */
export async function composeBlocks(model: BriefingModel, measure: MeasureText): Promise<Block[]> {
  const order = model.sections
  const drawsMap = order.includes('map') && model.profiles.some(({ outline }) => outline)
  const { measurePt, widePt } = PAGE_GEOMETRY.A4
  const tools = new SectionTools(
    model,
    measure,
    measurePt,
    widePt,
    drawsMap ? await loadOutlines() : undefined,
    order.includes('profiles'),
  )
  const { front, body } = composeBriefing(model, tools)
  const { dossier, producer } = model
  return [
    ...front,
    ...body,
    { kind: 'rule' },
    {
      kind: 'paragraph',
      style: 'figureSource',
      content: [text(`Made with ${producer}. Dossier “${dossier.title}”, SHA-256 ${dossier.contentHash}.`)],
    },
  ]
}

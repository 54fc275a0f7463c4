import { fileURLToPath } from 'node:url'
import type { BriefingModel } from '../../../src-main/domain/briefing-model'
import type { Block } from '../../../src-main/briefing/content/block'
import { loadOutlines } from '../../../src-main/briefing/figures/outlines'
import { renderBriefing } from '../../../src-main/briefing/render-briefing'
import { composeBriefing, sectionsOf } from '../../../src-main/briefing/sections/compose'
import { SectionTools } from '../../../src-main/briefing/sections/section-tools'

export const fontsFolder = fileURLToPath(new URL('../../../resources/fonts', import.meta.url))

/** One renderer for a test file: its fonts are parsed once. */
export const render = renderBriefing({ fontsFolder })

/** What the engine sets, before any page is made. */
export async function blocksOf(model: BriefingModel): Promise<Block[]> {
  const outlines = await loadOutlines()
  const measure = (value: string, style: { sizePt: number }): number => value.length * style.sizePt * 0.5
  const tools = new SectionTools(model, measure, 380, 493, outlines, sectionsOf(model).includes('profiles'))
  const { front, body, end } = composeBriefing(model, tools)
  return [...front, ...body, ...end]
}

import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { BriefingModel } from '../../../src-main/domain/briefing/model'
import type { Block } from '../../../src-main/briefing/content/block'
import { loadOutlines } from '../../../src-main/figures/outlines'
import { renderBriefing } from '../../../src-main/briefing/render-briefing'
import { composeBriefing } from '../../../src-main/briefing/sections/compose'
import { SectionTools } from '../../../src-main/briefing/sections/section-tools'

export const fontsFolder = fileURLToPath(new URL('../../../resources/fonts', import.meta.url))

/** One renderer for all: its fonts are parsed once. */
const renderAnew = renderBriefing({ fontsFolder })
const rendered = new Map<string, ReturnType<typeof renderAnew>>()

/** Renders a briefing, and each one once only: several tests look at the same from different sides. */
export const render: typeof renderAnew = async (model, options) => {
  if (Object.keys(options).length > 0) return renderAnew(model, options)
  const key = createHash('sha256').update(JSON.stringify(model)).digest('hex')
  const known = rendered.get(key) ?? renderAnew(model, options)
  rendered.set(key, known)
  const briefing = await known
  return { ...briefing, bytes: Uint8Array.from(briefing.bytes) }
}

/** What the engine sets, before any page is made. */
export async function blocksOf(model: BriefingModel): Promise<Block[]> {
  const outlines = await loadOutlines()
  const measure = (value: string, style: { sizePt: number }): number => value.length * style.sizePt * 0.5
  const tools = new SectionTools(model, measure, 380, 493, outlines, model.sections.includes('profiles'))
  const { front, body, end } = composeBriefing(model, tools)
  return [...front, ...body, ...end]
}

import type { BriefingModel } from '../../domain/briefing/model'
import type { Block } from '../content/block'
import { StructureNode } from '../pdf/structure'
import { loadOutlines } from '../../figures/outlines'
import { composeBriefing } from '../sections/compose'
import { entityAnchor } from '../sections/entity-anchor'
import { SectionTools } from '../sections/section-tools'
import { PAGE_GEOMETRY, type PageGeometry } from '../style/page-geometry'
import { hyphenatorFor } from '../text/hyphenator'
import type { ParagraphContext } from '../text/stretches'
import { tiesOf } from '../text/ties'
import type { Shaper } from '../text/shaper'
import { WordPlaces } from '../text/word-places'
import { BlockSetter, type OutlineEntry } from './block-setter'
import { placeInColumns } from './column-pages'
import { setContents } from './contents'
import { findDestinations, findMentions } from './destinations'
import type { Destination } from './destination'
import { pageAnchor, setIndex, type IndexEntry } from './entity-index'
import { ALWAYS, append, gap, NEVER, stackHeight, type FlowItem } from './flow'
import { PageFlow, type FlowPage } from './page-flow'

/** A briefing as pages, before anything is written. */
export interface LaidOutBriefing {
  readonly pages: readonly FlowPage[]
  readonly geometry: PageGeometry
  readonly structure: StructureNode
  readonly outline: readonly OutlineEntry[]
  readonly context: ParagraphContext
  destination(anchor: string): Destination | undefined
}

const NOTE_RULE_PT = 14
const INDEX_GUTTER = 20
/** Room above what stands at the foot of the last page. */
const END_GAP = 20

/** Lays the whole briefing out. `step` is awaited between its parts. */
export async function layOutBriefing(
  model: BriefingModel,
  shaper: Shaper,
  step: (phase: string, done: number, total: number) => Promise<void>,
): Promise<LaidOutBriefing> {
  const { attachment: _attachment, ...printed } = model
  await shaper.fonts.library.prepareFor(JSON.stringify(printed))
  const geometry = PAGE_GEOMETRY[model.paper]
  const context: ParagraphContext = {
    shaper,
    places: new WordPlaces(await hyphenatorFor(model.language)),
    language: model.language,
    ties: tiesOf(model.language),
    noteAnchors: (note) => ({ mark: `note-${note.number}-mark`, text: `note-${note.number}` }),
  }
  const setter = new BlockSetter(geometry, context)
  const structure = new StructureNode('Document')
  const order = model.sections
  const outlines =
    order.includes('map') && model.profiles.some(({ outline }) => outline) ? await loadOutlines() : undefined
  const tools = new SectionTools(
    model,
    (value, style) => shaper.widthOf(value, style),
    geometry.measurePt,
    geometry.widePt,
    outlines,
    order.includes('profiles'),
  )
  const { front, body, end, hasContents, hasIndex } = composeBriefing(model, tools)
  const place = { widthPt: geometry.measurePt, xPt: 0, node: structure }
  const total = front.length + body.length + end.length

  const items: FlowItem[] = []
  const setAll = async (blocks: readonly Block[], into: FlowItem[], done: number): Promise<void> => {
    for (const [at, block] of blocks.entries()) {
      append(into, setter.setBlock(block, place))
      await step('Setting the text', done + at + 1, total)
    }
  }
  await setAll(front, items, 0)
  const contentsNode = hasContents ? structure.child('Sect') : undefined
  const rest: FlowItem[] = []
  await setAll(body, rest, front.length)
  if (contentsNode) append(items, contentsItems(setter, contentsNode, geometry, context, hasIndex))
  append(items, rest)
  const close = (): FlowItem[] => setter.set(end, place)
  // the last lines don't stand alone on a page
  if (!hasIndex) append(items, [gap(0, NEVER), ...close()])

  const heightPt = textHeight(geometry)
  const flow = new PageFlow({
    heightOf: () => heightPt,
    widthPt: geometry.widePt,
    noteRulePt: NOTE_RULE_PT,
    setNote: (note) => setter.setNote(note),
  })
  const pages = [...flow.place(items)]
  if (hasIndex) {
    pages.push(...indexPages(model, pages, setter, structure, geometry, context, heightPt))
    placeAtFoot(pages, close(), heightPt)
  }

  const destinations = findDestinations(pages, geometry)
  pages.forEach((_page, at) => destinations.set(pageAnchor(at), { page: at, yPt: geometry.topPt }))
  return {
    pages,
    geometry,
    structure,
    outline: setter.outline,
    context,
    destination: (anchor) => destinations.get(anchor),
  }
}

function textHeight(geometry: PageGeometry): number {
  return geometry.heightPt - geometry.topPt - geometry.bottomPt
}

const INDEX_ANCHOR = 'index'

function contentsItems(
  setter: BlockSetter,
  node: StructureNode,
  geometry: PageGeometry,
  context: ParagraphContext,
  hasIndex: boolean,
): FlowItem[] {
  const place = { widthPt: geometry.widePt, xPt: 0, node }
  const entries = [...setter.outline]
  if (hasIndex) entries.push({ level: 1, text: 'Index', anchor: INDEX_ANCHOR })
  const items = setter.setBlock({ kind: 'heading', level: 1, text: 'Contents', anchor: 'contents' }, place)
  // the contents are bookmarked where they stand, before what they list
  const own = setter.outline.pop()
  if (own) setter.outline.splice(firstAfterFront(setter.outline), 0, own)
  const pagePt = textHeight(geometry)
  const list = setContents(entries, node.child('TOC'), geometry.widePt, context, {
    heightPt: pagePt,
    usedPt: stackHeight(items),
  })
  // the text begins on a page of its own, unless that would leave most of one empty
  const onLastPage = (stackHeight(items) + stackHeight(list)) % pagePt
  return [gap(0, ALWAYS), ...items, ...list, onLastPage < pagePt * MOSTLY_EMPTY ? gap(0, 0) : gap(0, ALWAYS)]
}

/** *Units*: a share of the page. */
const MOSTLY_EMPTY = 0.6

function firstAfterFront(outline: readonly OutlineEntry[]): number {
  const at = outline.findIndex((entry) => entry.anchor !== 'key-judgements')
  return at === -1 ? outline.length : at
}

function indexPages(
  model: BriefingModel,
  pages: readonly FlowPage[],
  setter: BlockSetter,
  structure: StructureNode,
  geometry: PageGeometry,
  context: ParagraphContext,
  heightPt: number,
): FlowPage[] {
  const entries = indexEntries(model, pages, geometry)
  if (entries.length === 0) return []
  const section = structure.child('Sect')
  const place = { widthPt: geometry.widePt, xPt: 0, node: section }
  const heading = setter.setBlock({ kind: 'heading', level: 1, text: 'Index', anchor: INDEX_ANCHOR }, place)
  const columnPt = (geometry.widePt - INDEX_GUTTER) / 2
  const items = setIndex(entries, section.child('Index'), columnPt, context)
  return placeInColumns(heading, items, { heightPt, widthPt: geometry.widePt, columnPt })
}

/** Puts what ends the briefing at the foot of its last page, or of one more where there is no room. */
function placeAtFoot(pages: FlowPage[], items: readonly FlowItem[], heightPt: number): void {
  const boxes = items.filter((item) => item.kind === 'box')
  const last = pages.at(-1)
  const used = Math.max(0, ...(last?.boxes ?? []).map(({ box, yPt }) => yPt + box.heightPt))
  let yPt = heightPt - stackHeight(boxes)
  const placed = boxes.map((box) => {
    const at = { box, yPt }
    yPt += box.heightPt
    return at
  })
  if (last && last.notes.length === 0 && used + END_GAP <= heightPt - stackHeight(boxes))
    pages[pages.length - 1] = { ...last, boxes: [...last.boxes, ...placed] }
  else pages.push({ boxes: placed, notes: [], notesHeightPt: 0 })
}

function indexEntries(model: BriefingModel, pages: readonly FlowPage[], geometry: PageGeometry): IndexEntry[] {
  const mentions = findMentions(pages)
  const destinations = findDestinations(pages, geometry)
  const entries: IndexEntry[] = []
  const sameLetters = new Intl.Collator(model.language, { sensitivity: 'base' })
  for (const { id, names } of model.profiles) {
    const [first, ...others] = names
    if (!first) continue
    const profilePage = destinations.get(entityAnchor(id))?.page
    const found = new Set(mentions.get(id) ?? [])
    if (profilePage !== undefined) found.add(profilePage)
    if (found.size === 0) continue
    const aliases = [...new Set(others.filter((name) => isLatin(name.value)).map((name) => name.value))].filter(
      (alias) => alias !== first.value,
    )
    entries.push({
      name: isEnglish(first.lang ?? model.language) ? articleLast(first.value) : first.value,
      ...(first.lang === undefined ? {} : { lang: first.lang }),
      aliases,
      pages: [...found].sort((a, b) => a - b),
      ...(profilePage === undefined ? {} : { profilePage }),
    })
    if (profilePage !== undefined)
      for (const alias of aliases)
        // what stands at the same letters needs no pointer
        if (sameLetters.compare(alias, first.value) !== 0)
          entries.push({ name: alias, aliases: [], pages: [], see: { name: first.value, anchor: entityAnchor(id) } })
  }
  const collator = new Intl.Collator(model.language)
  return entries.sort((a, b) => collator.compare(a.name, b.name))
}

function isEnglish(language: string): boolean {
  return language.split('-')[0] === 'en'
}

/** 'West, the': an index is searched by what the name begins with after the article. */
function articleLast(name: string): string {
  return name.replace(
    /^(The|An?) (.+)$/u,
    (_whole, article: string, rest: string) => `${rest}, ${article.toLowerCase()}`,
  )
}

function isLatin(name: string): boolean {
  return /^[\p{Script=Latin}\P{L}]*$/u.test(name)
}

import type { BriefingModel } from '../../domain/briefing/model'
import { FRONT_SECTIONS } from '../../domain/briefing/sections'
import type { SectionKind } from '../../domain/records/briefing'
import type { Block } from '../content/block'
import { analystNotes } from './analyst-notes'
import { disputes } from './disputes'
import { changes, findings, gaps, outlook, scopeNote } from './findings'
import { firstPage } from './first-page'
import { bottomLine, keyJudgements } from './judgements'
import { colophon, methods } from './methods'
import { placesMap } from './places-map'
import { profiles } from './profiles'
import { relations } from './relations'
import type { SectionTools } from './section-tools'
import { sources } from './sources'
import { timeline } from './timeline'

/** A briefing as blocks. */
export interface ComposedBriefing {
  /** Up to the contents. */
  front: Block[]
  body: Block[]
  /** The colophon: after everything else, the index too. */
  end: Block[]
  hasContents: boolean
  hasIndex: boolean
}

/** The whole briefing as blocks, in its order. */
export function composeBriefing(model: BriefingModel, tools: SectionTools): ComposedBriefing {
  const order = model.sections
  const isFront = (kind: SectionKind): boolean => FRONT_SECTIONS.includes(kind)
  // footnotes are numbered as they are composed, so sections are composed in the order in which they stand
  const front = [
    section(firstPage(model)),
    ...order.filter(isFront).map((kind) => section(compose(kind, model, tools))),
  ]
  const body = order.filter((kind) => !isFront(kind)).map((kind) => section(compose(kind, model, tools)))
  return {
    front: front.filter(isFilled),
    body: body.filter(isFilled),
    end: [section(colophon(model))],
    hasContents: model.format === 'report',
    hasIndex: order.includes('index') && model.profiles.length > 0,
  }
}

function compose(kind: SectionKind, model: BriefingModel, tools: SectionTools): Block[] {
  switch (kind) {
    case 'bottom-line':
      return bottomLine(model, tools)
    case 'key-judgements':
      return keyJudgements(model, tools)
    case 'scope-note':
      return scopeNote(model, tools)
    case 'findings':
      return findings(model, tools)
    case 'disputed':
      return disputes(model, tools)
    case 'timeline':
      return timeline(model, tools)
    case 'relations':
      return relations(model, tools)
    case 'map':
      return placesMap(model, tools)
    case 'profiles':
      return profiles(model, tools)
    case 'outlook':
      return outlook(model, tools)
    case 'gaps':
      return gaps(model, tools)
    case 'changes':
      return changes(model, tools)
    case 'notes':
      return model.notes.length === 0
        ? []
        : [{ kind: 'heading', level: 1, text: 'Analyst notes', anchor: 'notes' }, ...analystNotes(model.notes, tools)]
    case 'methods':
      return methods(model)
    case 'sources':
      return sources(model)
    case 'index':
      return []
  }
}

function section(blocks: readonly Block[]): Block {
  return { kind: 'section', blocks }
}

function isFilled(block: Block): boolean {
  return block.kind !== 'section' || block.blocks.length > 0
}

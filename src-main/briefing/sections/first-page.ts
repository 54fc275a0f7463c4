import type { BriefingModel } from '../../domain/briefing/model'
import type { Block, ParagraphBlock } from '../content/block'
import { text } from '../content/inline'
import { longDate } from './dates'

/** Title, deck and the facts about the briefing itself. */
export function firstPage(model: BriefingModel): Block[] {
  const facts: (readonly [string, string])[] = [
    ['Date', longDate(model.day, model.language)],
    ...(model.dataCutOff === undefined ? [] : [['Data cut-off', capitalised(model.dataCutOff)] as const]),
    ...(model.version === undefined ? [] : [['Version', model.version] as const]),
    ...(model.audience === undefined ? [] : [['For', model.audience] as const]),
    ...(model.author === undefined ? [] : [['Author', model.author] as const]),
    ['Handling', model.marking],
  ]
  return [
    {
      kind: 'paragraph',
      style: 'kicker',
      content: [text(model.format === 'brief' ? 'BRIEF' : 'REPORT')],
    },
    { kind: 'paragraph', style: 'title', content: [text(model.title)], isTitle: true, isWide: true },
    ...(model.deck === undefined ? [] : [{ ...paragraph('deck', model.deck), isWide: true }]),
    {
      kind: 'columns',
      ruled: false,
      columns: facts.map(([label, value]) => [paragraph('factLabel', label), paragraph('factValue', value)]),
    },
    paragraph('factLabel', dossierLine(model)),
    { kind: 'space', heightPt: 8 },
  ]
}

/** Which state of which dossier it was made from. */
function dossierLine({ title, dossier }: BriefingModel): string {
  const name = dossier.title === title ? 'Dossier' : `Dossier “${dossier.title}”`
  return `${name}${dossier.version === undefined ? '' : ` version ${dossier.version}`} · SHA-256 ${dossier.contentHash}`
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function paragraph(style: 'deck' | 'factLabel' | 'factValue', value: string): ParagraphBlock {
  return { kind: 'paragraph', style, content: [text(value)] }
}

import type { BriefingModel } from '../../domain/briefing-model'
import type { Block } from '../content/block'
import { text } from '../content/inline'
import { analystNotes } from './analyst-notes'
import { CitationNotes } from './citation-notes'
import { disputes } from './disputes'
import { firstPage } from './first-page'
import { bottomLine, keyJudgements } from './judgements'
import { profiles } from './profiles'
import { sources } from './sources'
import { timeline } from './timeline'

/** The whole briefing as blocks, in the order of its format. */
export function composeBriefing(model: BriefingModel): Block[] {
  const notes = new CitationNotes(model.sources)
  return [
    { kind: 'section', blocks: [...firstPage(model), ...bottomLine(model)] },
    section(keyJudgements(model, notes)),
    section(
      model.summary
        ? [
            { kind: 'heading', level: 1, text: 'Background', anchor: 'background' },
            {
              kind: 'paragraph',
              style: 'body',
              content: [text(model.summary.text), ...notes.mark(model.summary.citations)],
            },
          ]
        : [],
    ),
    section(disputes(model, notes)),
    section(timeline(model, notes)),
    section(profiles(model, notes)),
    section(
      model.notes.length > 0
        ? [{ kind: 'heading', level: 1, text: 'Analyst notes', anchor: 'notes' }, ...analystNotes(model.notes, notes)]
        : [],
    ),
    section(sources(model)),
  ]
}

function section(blocks: readonly Block[]): Block {
  return { kind: 'section', blocks }
}

import type { BriefingModel } from '../../domain/briefing/model'
import type { ParagraphBlock } from '../content/block'
import { text, type Inline, type TextInline } from '../content/inline'
import type { MeasureText } from '../../figures/figure'
import type { Outlines } from '../../figures/outlines'
import { CitationNotes } from './citation-notes'
import { MentionFinder } from './mention-finder'

/** What sections share while they are composed: running numbers, footnotes, names, and the means to make figures. */
export class SectionTools {
  readonly notes: CitationNotes
  readonly #mentions: MentionFinder
  readonly #profileNames: ReadonlyMap<string, string>
  #figures = 0
  #tables = 0
  #paragraphs = 0

  constructor(
    readonly model: BriefingModel,
    readonly measure: MeasureText,
    readonly measurePt: number,
    /** How wide figures are, which reach over the outer margin. *Units*: points. */
    readonly widePt: number,
    readonly outlines: Outlines | undefined,
    /** Whether profiles are part of this briefing, so that links can lead to them. */
    readonly showsProfiles: boolean,
  ) {
    this.notes = new CitationNotes(model.sources)
    this.#mentions = new MentionFinder(model.profiles)
    this.#profileNames = new Map(
      model.profiles.flatMap(({ id, names: [first] }) => (first ? [[id, first.value] as const] : [])),
    )
  }

  /** Running text, with the names in it known to the index. */
  prose(value: string, tone?: TextInline['tone']): Inline[] {
    return this.#mentions.inlines(value, tone)
  }

  /** The name of an entity that has a profile here. */
  profileName(id: string): string | undefined {
    return this.#profileNames.get(id)
  }

  nextFigure(title: string): string {
    return `Figure ${++this.#figures}. ${title}`
  }

  /** A line that says what the figure and the table of a section are for. */
  lead(words: string): ParagraphBlock {
    return { kind: 'paragraph', style: 'bodyRagged', content: [text(words)] }
  }

  nextTable(title: string): string {
    return `Table ${++this.#tables}. ${title}`
  }

  /** The number of the next numbered paragraph of a report; briefs have none. */
  nextParagraph(): { number?: string } {
    return this.model.format === 'report' ? { number: String(++this.#paragraphs) } : {}
  }
}

/** 'Figure 2' of 'Figure 2. Who is tied to whom'. */
export function figureNumber(title: string): string {
  return title.slice(0, title.indexOf('.'))
}

import type { Citation } from '../../domain/records/citation'
import { withCitations, type CitingCollection } from '../../domain/citing/citing-records'
import { citationsFollow } from '../../domain/citing/follow-citations'
import { citationKey } from '../../domain/citing/reworded'
import { cites, type CollectedRecord } from '../../domain/exchange/exchanged'
import type { Id } from '../../domain/records/ids'
import { reanchor } from '../../domain/highlights/highlight-places'
import { sourceText } from '../../domain/highlights/text-selector'
import type { RecordOf } from '../../domain/records/records'
import type { Source } from '../../domain/records/source'
import { noteFollows } from '../content/follow-text'
import { hashText } from '../content/source-text'

/** A source by its id, as one of the texts has it. */
type SourceOf = (id: Id) => Source | undefined

/** The three texts that a source may have when a file is brought in: in the file, here until now, and here from then on. */
export interface TextsOfSources {
  file: SourceOf
  here: SourceOf
  then: SourceOf
}

/**
 * The record with all that points into a source's text pointing into the one that it has here from then on: what came with the file was
 * made for the file's text, what was here for the one that was here. `mine` is the record as it is here, where it is.
 */
export function followingFromFile<P extends CollectedRecord>(
  placed: P,
  mine: P['record'] | undefined,
  texts: TextsOfSources,
): P {
  const { collection, record } = placed
  if (cites(collection)) return { ...placed, record: citingRecord(collection, record as never, mine as never, texts) }
  if (collection === 'notes') {
    const sources = new Set(record.targets.flatMap((target) => (target.kind === 'paragraph' ? [target.sourceId] : [])))
    for (const [, id] of record.body.matchAll(/@([^\s,;\]]+)/gu)) if (id !== undefined) sources.add(id)
    let note = record
    for (const id of sources) {
      const [before, after] = [texts.file(id), texts.then(id)]
      if (before && after) note = noteFollows(before, after)(note)
    }
    return { ...placed, record: note }
  }
  if (collection === 'highlights') {
    const [before, after] = [texts.file(record.sourceId), texts.then(record.sourceId)]
    const hash = after && hashText(sourceText(after))
    if (!before || !after || hash === undefined || hash === record.contentHash) return placed
    return { ...placed, record: reanchor(before, after, [record], hash)[0] ?? record }
  }
  return placed
}

function citingRecord<C extends CitingCollection>(
  collection: C,
  record: RecordOf<C>,
  mine: RecordOf<C> | undefined,
  { file, here, then }: TextsOfSources,
): RecordOf<C> {
  const own = new Map<string, Citation>()
  if (mine)
    withCitations(collection, mine, (citation) => {
      own.set(citationKey(citation), citation)
      return citation
    })
  return withCitations(collection, record, (citation) => {
    // One that was here keeps what nobody was told of it: the words that it had in an earlier text.
    const known = own.get(citationKey(citation))
    const [before, after] = [(known ? here : file)(citation.sourceId), then(citation.sourceId)]
    const kept = known ?? citation
    return before && after && before.paragraphs !== after.paragraphs ? follow(before, after)(kept) : kept
  })
}

const follows = new WeakMap<Source, WeakMap<Source, (citation: Citation) => Citation>>()

/** Made once for two texts, however many point into them. */
function follow(before: Source, after: Source): (citation: Citation) => Citation {
  const known = follows.get(before) ?? new WeakMap<Source, (citation: Citation) => Citation>()
  follows.set(before, known)
  const made = known.get(after) ?? citationsFollow(before, after)
  known.set(after, made)
  return made
}

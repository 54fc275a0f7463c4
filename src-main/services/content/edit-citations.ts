import { isSameJson } from '../../domain/text/canonical-json'
import type { Citation } from '../../domain/records/citation'
import { citationTarget, tied } from '../../domain/citing/citation-target'
import { citing, wordsOf } from '../../domain/citing/cited-text'
import { citedLines, withCitations, type CitationAddress, type CitedLine } from '../../domain/citing/citing-records'
import { claimSchema } from '../../domain/records/claim'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { Id } from '../../domain/records/ids'
import type { RecordOf, RecordOp } from '../../domain/records/records'
import { found, type DossierSession } from '../session/dossier-session'

/**
 * Says that a line still rests on its words, which have changed since it was read against them. `words` are those that were seen.
 * *Errors*: `not-found`; `conflict` when other words stand there.
 */
export function confirmCitation(session: DossierSession, at: CitationAddress, words: string): Promise<Id> {
  return session.edit({ kind: 'confirm-citation' }, () => {
    const citation = citationAt(session, at)
    const source = found(session.index.sources.get(citation.sourceId), 'cited source')
    const place = citationTarget(source, citation)
    if (place.kind !== 'words' || wordsOf(place.words) !== words)
      throw new DossierError('conflict', say('editing.other-words-now'))
    const { was: _, ...read } = citing(citation, place.words)
    return { ops: [replacing(session, at, read)], answer: at.id }
  })
}

/**
 * Puts another citation in the place of one, or takes it away for null. `instead` is the one that was seen there.
 * *Errors*: `not-found`; `conflict` when it is not there any more; `invalid-input` for the last one of a claim.
 */
export function citeAnew(
  session: DossierSession,
  at: CitationAddress,
  { instead, citation }: { instead: Citation; citation: Citation | null },
): Promise<Id> {
  return session.edit({ kind: citation ? 'cite-anew' : 'take-citation-away' }, () => {
    if (!isSameJson(citationAt(session, at), instead))
      throw new DossierError('conflict', say('editing.citation-changed'))
    const source = citation && found(session.index.sources.get(citation.sourceId), 'cited source')
    return { ops: [replacing(session, at, source && tied(source, citation))], answer: at.id }
  })
}

function citationAt(session: DossierSession, at: CitationAddress): Citation {
  const record = recordAt(session, at)
  for (const { line, citations } of citedLines(at.collection, record))
    if (isMeant(line, at)) return found(citations[at.at], 'citation')
  throw new DossierError('not-found', say('editing.citation-gone'))
}

function replacing(session: DossierSession, at: CitationAddress, citation: Citation | null): RecordOp {
  const record = recordAt(session, at)
  const changed = withCitations(at.collection, record, (each, line, place) =>
    place === at.at && isMeant(line, at) ? citation : each,
  )
  if (at.collection === 'claims' && !claimSchema.safeParse(changed).success)
    throw new DossierError('invalid-input', say('editing.last-citation'))
  return session.put(at.collection, changed)
}

function recordAt(
  { index }: DossierSession,
  { collection, id }: CitationAddress,
): RecordOf<CitationAddress['collection']> {
  if (collection === 'meta') return index.meta
  return found(index[collection].get(id), collection === 'claims' ? 'claim' : 'entity')
}

function isMeant(line: CitedLine, { name }: CitationAddress): boolean {
  return line.kind === 'name' ? line.name === name : name === undefined
}

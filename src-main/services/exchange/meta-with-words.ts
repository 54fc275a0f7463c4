import type { IncomingDossier } from '../../domain/exchange/exchange-ports'
import type { CollectedRecord } from '../../domain/exchange/exchanged'
import type { DossierMeta } from '../../domain/records/dossier'
import { vocabularyWith } from '../../domain/vocabulary/standard-vocabulary'
import { onlyUsed, unitedWords, usedWords } from '../../domain/vocabulary/used-words'
import type { DossierSession } from '../session/dossier-session'

/**
 * What the dossier says of itself once these records are put into it, with a definition of every word that they and those of here are
 * said in, as far as either side has one; undefined where none is missing.
 */
export function metaWithWords(
  { index, content }: DossierSession,
  incoming: IncomingDossier,
  puts: readonly CollectedRecord[],
): DossierMeta | undefined {
  const [first, ...others] = [index.definedWords, incoming.content.dossier.vocabulary].flatMap((part) => part ?? [])
  if (!first) return undefined
  const put = puts.find(({ collection }) => collection === 'meta')
  const meta = put?.collection === 'meta' ? put.record : index.meta
  const known = vocabularyWith(...[content?.dossier.vocabulary, meta.vocabulary].flatMap((part) => part ?? []))
  const used = usedWords(
    [...index.entities.values(), ...puts.flatMap((each) => (each.collection === 'entities' ? [each.record] : []))],
    [...index.claims.values(), ...puts.flatMap((each) => (each.collection === 'claims' ? [each.record] : []))],
  )
  const missing = onlyUsed(
    others.reduce(unitedWords, first),
    {
      kinds: new Set([...used.kinds].filter((id) => !known.knowsKind(id))),
      properties: new Set([...used.properties].filter((id) => !known.knowsProperty(id))),
    },
    known,
  )
  if (!missing) return undefined
  return { ...meta, vocabulary: meta.vocabulary ? unitedWords(meta.vocabulary, missing) : missing }
}

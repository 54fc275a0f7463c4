import standard from '../../../resources/vocabulary/standard.json' with { type: 'json' }
import { vocabularySchema, type VocabularyDefinition } from './definition'
import { Vocabulary } from './vocabulary'

/**
 * What every dossier can say. *Source*: `resources/vocabulary`. It is built into each program rather than read from the disk: the
 * window, the worker threads and the terminal need the very same words, and none of them may have to wait for them.
 */
const STANDARD: VocabularyDefinition = vocabularySchema.parse(standard)

/** What every dossier can say, without what one defines itself. */
export const STANDARD_VOCABULARY = new Vocabulary(STANDARD)

/** The standard words with those of a dossier, which hold where both define an id. */
export function vocabularyWith(...own: readonly VocabularyDefinition[]): Vocabulary {
  return own.length === 0 ? STANDARD_VOCABULARY : new Vocabulary(STANDARD, ...own)
}

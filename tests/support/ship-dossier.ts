import type { DossierContent } from '../../src-main/domain/records/dossier'
import type { VocabularyDefinition } from '../../src-main/domain/vocabulary/definition'
import { aClaim, aDossier, anEntity, aSource, link, text } from './records'

/** Words of a case about a ship: a kind of its own, one that is more closely a shipped one, and what is said of them. */
export const SHIP_WORDS: VocabularyDefinition = {
  kinds: [
    { id: 'vessel', singular: 'Vessel', plural: 'Vessels' },
    { id: 'port-authority', singular: 'Port authority', plural: 'Port authorities', extends: 'PublicBody' },
  ],
  properties: [
    { id: 'imo', label: 'IMO number', value: 'text', from: ['vessel'], one: 'value', roles: ['key-fact'] },
    { id: 'cargo', label: 'Cargo', value: 'text', from: ['vessel'] },
    { id: 'tonnage', label: 'Tonnage', value: 'number', from: ['vessel'] },
    { id: 'operates', label: 'Operates', inverse: 'Operated by', value: 'entity', to: ['vessel'], time: 'lasting' },
    { id: 'flagged-in', label: 'Flagged in', value: 'entity', from: ['vessel'], to: ['Country'], time: 'none' },
  ],
}

/** A made-up case that says things in words of its own. */
export function shipDossier(): DossierContent {
  const own = sayings()
  return { ...own, dossier: { ...own.dossier, vocabulary: structuredClone(SHIP_WORDS) } }
}

/** The same without the definitions: whoever reads it has nothing but the ids. */
export function unknownWordsDossier(): DossierContent {
  return sayings()
}

function sayings(): DossierContent {
  return aDossier({
    dossier: {
      id: 'ship-case',
      title: 'The ship',
      keyJudgements: [],
      language: 'en',
      marking: 'TLP:GREEN',
    },
    entities: [
      named('meridian', 'vessel', 'MV Meridian'),
      named('harbour-office', 'port-authority', 'Harbour Office'),
      named('northline', 'Company', 'Northline'),
      named('aland', 'Country', 'Aland'),
    ],
    claims: [
      aClaim('c-imo', 'meridian', { property: 'imo', value: text('9074729') }),
      aClaim('c-cargo', 'meridian', { property: 'cargo', value: text('grain') }),
      aClaim('c-tonnage', 'meridian', { property: 'tonnage', value: { type: 'number', number: '52000', unit: 't' } }),
      aClaim('c-operates', 'northline', { property: 'operates', value: link('meridian') }),
      aClaim('c-flag', 'meridian', { property: 'flagged-in', value: link('aland') }),
      aClaim('c-seat', 'harbour-office', { property: 'body-of', value: link('aland') }),
    ],
    sources: [aSource('s1')],
  })
}

function named(id: string, schema: string, name: string) {
  return anEntity(id, { schema, names: [{ value: name, kind: 'name', citations: [] }] })
}

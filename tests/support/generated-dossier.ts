import type { Claim } from '../../src-main/domain/records/claim'
import { emptyLayer, type ReaderLayer } from '../../src-main/domain/records/records'
import { aClaim, aSource, anEntity, cite, date, link, text } from './records'

/** Claims that each generated entity is the subject of. */
export const CLAIMS_PER_ENTITY = 10

/**
 * A dossier of the reader's own with this many entities, each the subject of ten claims of every kind,
 * so that pages of dossiers of any size hold the same.
 */
export function generatedLayer(dossierId: string, entities: number): ReaderLayer {
  const layer = emptyLayer(dossierId)
  const { records } = layer
  records.meta[dossierId] = {
    id: dossierId,
    title: `Generated, ${entities} entities`,
    keyJudgements: [],
    language: 'en',
    marking: 'TLP:CLEAR',
  }
  const paragraphs = Array.from({ length: 200 }, (_, at) => ({
    id: `p${at + 1}`,
    number: String(at + 1),
    text: `Paragraph ${at + 1} of the generated source, with a sentence or two that a claim may rest on.`,
  }))
  records.sources['s1'] = aSource('s1', { paragraphs, createdBy: 'user' })
  for (let at = 0; at < entities; at++) {
    const id = entityId(at)
    const other = (step: number) => entityId((at + step) % entities)
    records.entities[id] = anEntity(id, {
      schema: at % 3 === 0 ? 'Person' : at % 3 === 1 ? 'Organization' : 'Country',
      names: [
        { value: entityName(dossierId, at), kind: 'name', citations: [cite('s1')] },
        { value: `Сущность ${at}`, lang: 'ru', script: 'Cyrl', kind: 'name', citations: [cite('s1')] },
      ],
      summary: { text: `What entity ${at} is, in a sentence.`, citations: [cite('s1', '2')] },
      createdBy: 'user',
    })
    const own: Partial<Claim>[] = [
      { property: 'purpose', value: text(`To be entity ${at}.`) },
      { property: 'founded', value: date(`${1950 + (at % 70)}`) },
      { property: 'cooperates-with', value: link(other(1)) },
      { property: 'part-of', value: link(other(2)) },
      { property: 'supports', value: link(other(5)) },
      { property: 'statement', kind: 'attributed', attributedTo: other(3), value: text('A statement about it.') },
      { property: 'assessment', kind: 'opinion', attributedTo: other(4), value: text('An opinion of it.') },
      { property: 'outlook', kind: 'forecast', attributedTo: other(4), value: text('What may come of it.') },
      { property: 'description', value: text('An account of it.'), about: [other(7)] },
      { property: 'outcome', value: text('What came of it.'), qualifiers: { happenedAt: { edtf: '2020-05' } } },
    ]
    own.forEach((fields, nth) => {
      const claimId = `c-${at}-${nth}`
      records.claims[claimId] = aClaim(claimId, id, {
        citations: [cite('s1', String(1 + ((at + nth) % 200)))],
        createdBy: 'user',
        ...fields,
      })
    })
  }
  return layer
}

/** The id of the generated entity at this place. */
export function entityId(at: number): string {
  return `entity-${at}`
}

/** Its name, which no other generated dossier has. */
export function entityName(dossierId: string, at: number): string {
  return `Entity ${at} of ${dossierId}`
}

import fc from 'fast-check'
import type { Claim, ClaimKind, ClaimValue } from '../../src-main/domain/records/claim'
import type { DossierContent } from '../../src-main/domain/records/dossier'
import type { PropertyId } from '../../src-main/domain/vocabulary/definition'
import { PROPERTY_IDS, standardProperty } from './standard-words'
import { aClaim, aDossier, aSource, anEntity, cite } from './records'

/** A word that stands in exactly one claim, wherever that is printed. */
export interface Marked {
  mark: string
  claim: Claim
  /** Whose name must stand with it. */
  name: string
  /** A word that says in what way it is theirs. */
  kind: RegExp
  /** The year in which it was said, which stands in no other claim, and must stand with it too. */
  saidIn?: string
}

/** A dossier of which every claim can be found again by its mark. */
export interface VoicedDossier {
  content: DossierContent
  /** The claims that no source simply reports. */
  marked: Marked[]
}

const KIND_WORDS: Readonly<Record<Exclude<ClaimKind, 'fact'>, RegExp>> = {
  attributed: /said|statement/i,
  opinion: /opinion/i,
  forecast: /forecast/i,
  inference: /infer/i,
}

const PROPERTIES = PROPERTY_IDS.filter((id) => {
  const { value, from } = standardProperty(id)
  return value !== 'geometry' && (!from || from.includes('Organization'))
})

/** Dossiers with claims of every kind and property, with and without a speaker, a reporter, a date, an event, a dispute. */
export const arbVoicedDossier: fc.Arbitrary<VoicedDossier> = fc
  .record({
    entities: fc.integer({ min: 3, max: 7 }),
    claims: fc.array(
      fc.record({
        subject: fc.nat(),
        other: fc.nat(),
        property: fc.constantFrom(...PROPERTIES),
        kind: fc.constantFrom<ClaimKind>('fact', 'attributed', 'opinion', 'forecast', 'inference'),
        speaker: fc.option(fc.nat(), { nil: undefined }),
        reporter: fc.option(fc.nat(), { nil: undefined, freq: 1 }),
        isSaidSometime: fc.boolean(),
        year: fc.option(fc.integer({ min: 1990, max: 2025 }), { nil: undefined }),
        about: fc.nat(),
        isCited: fc.boolean(),
        byUser: fc.boolean(),
        isLow: fc.boolean(),
        disputes: fc.option(fc.nat(), { nil: undefined }),
      }),
      { minLength: 12, maxLength: 30 },
    ),
  })
  .map(({ entities, claims }): VoicedDossier => {
    const ids = Array.from({ length: entities }, (_, at) => `entity-${at}`)
    const nameOf = (id: string) => `Named${id.replace('entity-', '')}zz`
    const pick = (at: number, but?: string) => {
      const list = ids.filter((id) => id !== but)
      return list[at % list.length] ?? ''
    }
    const marked: Marked[] = []
    const made = claims.map((drawn, at): Claim => {
      const id = `c-${at}`
      const mark = `mark${at}zz`
      const subject = pick(drawn.subject)
      const attributedTo =
        drawn.kind === 'attributed' ||
        ((drawn.kind === 'opinion' || drawn.kind === 'forecast') && drawn.speaker !== undefined)
          ? pick(drawn.speaker ?? 0)
          : undefined
      const saidIn = drawn.isSaidSometime ? String(3000 + at) : undefined
      const claim = aClaim(id, subject, {
        property: drawn.property,
        value: markedValue(drawn.property, mark, pick(drawn.other, subject)),
        kind: drawn.kind,
        about: [pick(drawn.about)],
        citations: drawn.isCited ? [cite('s1')] : [],
        createdBy: drawn.byUser ? 'user' : 'bundle',
        ...(attributedTo !== undefined && { attributedTo }),
        ...(drawn.reporter !== undefined && drawn.kind === 'attributed' && { reportedBy: pick(drawn.reporter) }),
        ...(!drawn.isCited && { ownJudgement: true }),
        ...(drawn.isLow && { confidence: { level: 'low' as const, why: 'Thin.' } }),
        ...(drawn.disputes !== undefined && at > 0 && { disputes: [{ claimId: `c-${drawn.disputes % at}` }] }),
        qualifiers: {
          ...(standardProperty(drawn.property).value === 'entity' && { role: mark }),
          ...(drawn.year !== undefined && { start: { edtf: String(drawn.year) } }),
          ...(saidIn !== undefined && { saidAt: { edtf: saidIn } }),
        },
      })
      const said = saidIn === undefined ? {} : { saidIn }
      const maker = claim.createdBy === 'user' ? 'analyst' : 'makers'
      if (claim.kind !== 'fact') {
        const isOwn = claim.kind === 'inference' || claim.citations.length === 0
        const name = attributedTo !== undefined ? nameOf(attributedTo) : isOwn ? maker : 'A. Writer'
        marked.push({ mark, claim, name, kind: KIND_WORDS[claim.kind], ...said })
      } else if (claim.ownJudgement) marked.push({ mark, claim, name: maker, kind: /own judgement/i, ...said })
      return claim
    })
    const content = aDossier({
      entities: ids.map((id) =>
        anEntity(id, { names: [{ value: nameOf(id), kind: 'name', citations: [cite('s1')] }], createdBy: 'user' }),
      ),
      claims: made,
      sources: [aSource('s1')],
    })
    return { content, marked }
  })

function markedValue(property: PropertyId, mark: string, other: string): ClaimValue {
  switch (standardProperty(property).value) {
    case 'number':
      return { type: 'number', number: '7', unit: mark }
    case 'date':
      return { type: 'date', date: { edtf: '2001' }, note: mark }
    case 'entity':
      return { type: 'entity', entityId: other }
    default:
      return { type: 'text', text: `What ${mark} is.` }
  }
}

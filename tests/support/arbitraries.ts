import fc from 'fast-check'
import type { Briefing, Judgement } from '../../src-main/domain/records/briefing'
import { SECTION_KINDS } from '../../src-main/domain/records/briefing'
import type { Citation } from '../../src-main/domain/records/citation'
import type { Claim, ClaimValue } from '../../src-main/domain/records/claim'
import type { Dated } from '../../src-main/domain/dating/dates'
import { SCHEMA_VERSION, type DossierContent } from '../../src-main/domain/records/dossier'
import type { Entity, EntityName } from '../../src-main/domain/records/entity'
import { HIGHLIGHT_COLOURS, type Highlight } from '../../src-main/domain/records/highlight'
import type { Id } from '../../src-main/domain/records/ids'
import { MARKINGS } from '../../src-main/domain/records/marking'
import type { Note, NoteTarget } from '../../src-main/domain/records/note'
import { plainDecimal } from '../../src-main/domain/values/decimal'
import { nearnessSchema } from '../../src-main/domain/values/figure'
import type { Money } from '../../src-main/domain/values/money'
import type { KindId, PropertyId } from '../../src-main/domain/vocabulary/definition'
import { KIND_IDS, PROPERTY_IDS, standardProperty } from './standard-words'
import { emptyLayer, type ReaderLayer } from '../../src-main/domain/records/records'
import type { Paragraph, Source } from '../../src-main/domain/records/source'

/** Makes a record's absent fields absent rather than undefined, as JSON has them. */
function present<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T
}

const maybe = <T>(arb: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arb, { nil: undefined, freq: 3 })

/** Pieces that trip writers of CSV, YAML, Markdown, JSON and file names. */
const AWKWARD = [
  '=1+1',
  '-2',
  '@x',
  '"quoted"',
  "it's",
  'a,b;c',
  '[[link]]',
  '# head',
  '---',
  ': ',
  'con',
  '../up',
  'Россия',
  'بوركينا فاسو',
  '\u202egnp.exe',
  '𝄞',
  'e\u0301',
  '__proto__',
  'null',
  '|',
  '</script>',
]

/**
 * Any letter or sign of Unicode. *Source*: fast-check has this as the unit 'binary', for which it first makes a map of all that there are:
 * ten seconds in each process.
 */
export const arbSign: fc.Arbitrary<string> = fc
  .oneof(
    fc.integer({ min: 0, max: 0x7f }),
    fc.integer({ min: 0, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  )
  .map((point) => String.fromCodePoint(point))

const rawText = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength }),
    fc.string({ unit: arbSign, maxLength }),
    fc.array(fc.constantFrom(...AWKWARD), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')),
  )

/** Text that `lineSchema` accepts, of every script and with every trap that it lets through. */
export const arbLine: fc.Arbitrary<string> = rawText(24).map((text) => {
  // eslint-disable-next-line no-control-regex -- the controls are what is replaced
  const clean = text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '·')
  return clean.trim() === '' ? `${clean}x` : clean
})

/** Text that `proseSchema` accepts, with line breaks and tabs. */
export const arbProse: fc.Arbitrary<string> = fc
  .array(rawText(40), { minLength: 1, maxLength: 4 })
  .map((lines) => lines.join('\n'))
  .map((text) => {
    // eslint-disable-next-line no-control-regex -- the controls are what is replaced
    const clean = text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '·')
    return clean.trim() === '' ? `${clean}x` : clean
  })

/** What a reader may type into a note: any UTF-16 code units, lone surrogates and NUL among them. */
export const arbAnyText: fc.Arbitrary<string> = fc.oneof(
  rawText(60),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((units) => String.fromCharCode(...units)),
)

const arbId: fc.Arbitrary<Id> = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/)

/** *Units*: ISO 8601 UTC with milliseconds. */
const arbInstant: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 4_000_000_000_000 })
  .map((ms) => new Date(ms).toISOString())

const arbDay = arbInstant.map((instant) => instant.slice(0, 10))

const arbDated: fc.Arbitrary<Dated> = fc
  .record({
    edtf: fc.oneof(
      arbDay,
      arbDay.map((day) => day.slice(0, 7)),
      fc.constantFrom(
        '2023-09',
        '2025-04~',
        '2025-08?',
        '2021-12/..',
        '2021/2023',
        '2024-21',
        '2023-09-16',
        '1998',
        '199X',
      ),
    ),
    original: maybe(arbLine),
    inferredFrom: maybe(arbProse),
  })
  .map(present)

const arbConfidence = fc.record({
  level: fc.constantFrom('low' as const, 'moderate' as const, 'high' as const),
  why: arbProse,
})
const arbCreatedBy = fc.constantFrom('bundle' as const, 'user' as const, 'importer' as const)
const arbMarking = fc.constantFrom(...MARKINGS)

const arbParagraphs: fc.Arbitrary<Paragraph[]> = fc
  .array(fc.record({ text: arbProse, heading: maybe(arbLine), carriesNoClaim: maybe(arbProse) }), { maxLength: 5 })
  .map((paragraphs) =>
    paragraphs.map((paragraph, at) => present({ id: `p${at + 1}`, number: String(at + 1), ...paragraph })),
  )

/** A source that names authors among the entities and derives only from sources before it, so that there is no cycle. */
function arbSource(id: Id, entityIds: readonly Id[], earlier: readonly Id[]): fc.Arbitrary<Source> {
  return fc
    .record({
      id: fc.constant(id),
      kind: fc.constantFrom('article' as const, 'report' as const, 'data-package' as const, 'other' as const),
      title: arbLine,
      shortTitle: maybe(arbLine),
      authors: fc.array(arbLine, { maxLength: 3 }),
      authorIds: maybe(fc.subarray([...entityIds])),
      publisher: maybe(arbLine),
      published: maybe(arbDated),
      accessed: maybe(arbDay),
      url: maybe(fc.stringMatching(/^[a-z0-9]{1,12}$/).map((tail) => `https://example.org/${tail}?a=1&b=[2]#c`)),
      licence: maybe(arbLine),
      version: maybe(arbLine),
      language: fc.constantFrom('en', 'fr', 'ru', 'ar'),
      marking: maybe(arbMarking),
      grade: fc.record({
        reliability: fc.constantFrom(
          'A' as const,
          'B' as const,
          'C' as const,
          'D' as const,
          'E' as const,
          'F' as const,
        ),
        rationale: arbProse,
        gradedAt: arbDay,
      }),
      remarks: maybe(arbProse),
      contentHash: maybe(fc.constant('0123456789abcdef'.repeat(4))),
      paragraphs: arbParagraphs,
      derivedFrom: maybe(fc.subarray([...earlier])),
      createdBy: arbCreatedBy,
    })
    .chain((source) =>
      fc
        .constantFrom(...(source.paragraphs.length > 0 ? (['full', 'digest'] as const) : (['none'] as const)))
        .map((textKind): Source => present({ ...source, textKind })),
    )
}

/** A citation that points at a paragraph that is there, with words that stand in it. */
function arbCitation(sources: readonly Source[]): fc.Arbitrary<Citation> {
  return fc.constantFrom(...sources).chain((source) =>
    fc
      .record({
        credibility: fc.integer({ min: 1, max: 6 }),
        at: fc.nat(),
        section: arbLine,
        quoted: fc.boolean(),
      })
      .map(({ credibility, at, section, quoted }): Citation => {
        const paragraph = source.paragraphs[at % Math.max(1, source.paragraphs.length)]
        if (!paragraph) return { sourceId: source.id, locator: { kind: 'section', value: section }, credibility }
        const citation: Citation = {
          sourceId: source.id,
          locator: { kind: 'paragraph', value: paragraph.number },
          credibility,
        }
        if (!quoted) return citation
        const end = [...paragraph.text].length
        return {
          ...citation,
          selector: { quote: { exact: paragraph.text, prefix: '', suffix: '' }, position: { start: 0, end } },
        }
      }),
  )
}

function arbName(citation: fc.Arbitrary<Citation>): fc.Arbitrary<EntityName> {
  return fc
    .record({
      value: arbLine,
      lang: maybe(fc.constantFrom('en', 'fr', 'ar', 'ru', 'pt-BR')),
      script: maybe(fc.constantFrom('Latn', 'Cyrl', 'Arab')),
      kind: fc.constantFrom(
        'name' as const,
        'alias' as const,
        'acronym' as const,
        'previous' as const,
        'transliteration' as const,
      ),
      citations: fc.array(citation, { maxLength: 2 }),
    })
    .map(present)
}

function arbEntity(id: Id, schema: KindId, citation: fc.Arbitrary<Citation>): fc.Arbitrary<Entity> {
  return fc
    .record({
      id: fc.constant(id),
      schema: fc.constant(schema),
      descriptor: maybe(arbLine),
      names: fc.array(arbName(citation), { minLength: 1, maxLength: 4 }),
      summary: maybe(fc.record({ text: arbProse, citations: fc.array(citation, { maxLength: 2 }) })),
      createdBy: arbCreatedBy,
    })
    .map(present)
}

export const arbDecimal: fc.Arbitrary<string> = fc
  .record({
    sign: fc.constantFrom('', '', '-'),
    whole: fc.bigInt(0n, 10n ** 24n),
    fraction: maybe(fc.stringMatching(/^\d{1,6}$/)),
  })
  .map(({ sign, whole, fraction }) => plainDecimal(`${sign}${whole}${fraction === undefined ? '' : `.${fraction}`}`))

const arbNearness = fc.constantFrom(...nearnessSchema.options)

export const arbMoney: fc.Arbitrary<Money> = fc
  .record({
    amount: arbDecimal,
    nearness: maybe(arbNearness),
    currency: fc.constantFrom('EUR', 'USD', 'GBP', 'CHF', 'XOF', 'RUB', 'QQQ'),
  })
  .map(present)

function arbValue(property: PropertyId, others: readonly Id[]): fc.Arbitrary<ClaimValue> {
  const unknown = fc.constantFrom<ClaimValue>({ type: 'somevalue' }, { type: 'novalue' })
  const known = (): fc.Arbitrary<ClaimValue> => {
    switch (standardProperty(property).value) {
      case 'text':
        return fc
          .record({ type: fc.constant('text' as const), text: arbProse, lang: maybe(fc.constant('fr')) })
          .map(present)
      case 'number':
        return fc
          .record({
            type: fc.constant('number' as const),
            number: arbDecimal,
            nearness: maybe(arbNearness),
            unit: maybe(arbLine),
          })
          .map(present)
      case 'money':
        return arbMoney.map((money) => ({ type: 'money' as const, ...money }))
      case 'percentage':
        return fc
          .record({ type: fc.constant('percentage' as const), percent: arbDecimal, nearness: maybe(arbNearness) })
          .map(present)
      case 'identifier':
        return fc.record({
          type: fc.constant('identifier' as const),
          scheme: fc.constant(standardProperty(property).scheme ?? 'registration-number'),
          identifier: arbLine,
        })
      case 'address':
        return fc
          .record({
            type: fc.constant('address' as const),
            address: arbLine.filter((line) => line.length <= 2_000),
            country: maybe(fc.constantFrom('ML', 'CI', 'QQ')),
          })
          .map(present)
      case 'coordinates':
        return fc
          .record({
            type: fc.constant('coordinates' as const),
            latitude: fc.integer({ min: -90, max: 90 }).map(String),
            longitude: fc.constantFrom('-8.0029', '180', '0'),
            precisionMetres: maybe(fc.constantFrom('1000', '0.5')),
          })
          .map(present)
      case 'url':
        return fc.constantFrom('https://example.org/a', 'example.org').map((url) => ({ type: 'url' as const, url }))
      case 'email':
        return fc.constant({ type: 'email' as const, email: 'desk@example.org' })
      case 'phone':
        return fc
          .constantFrom('+223 20 22 12 34', '(020) 7946 0000')
          .map((phone) => ({ type: 'phone' as const, phone }))
      case 'country':
        return fc.constantFrom('ML', 'SU', 'QQ').map((country) => ({ type: 'country' as const, country }))
      case 'date':
        return fc.record({ type: fc.constant('date' as const), date: arbDated, note: maybe(arbLine) }).map(present)
      case 'geometry':
      default:
        return fc.constant({ type: 'geometry', dataset: 'world-atlas/countries-50m', featureId: '466' })
      case 'entity':
        return others.length === 0
          ? unknown
          : fc.constantFrom(...others).map((entityId) => ({ type: 'entity', entityId }))
    }
  }
  return fc.oneof({ weight: 9, arbitrary: known() }, { weight: 1, arbitrary: unknown })
}

function arbClaim(
  id: Id,
  entities: readonly { id: Id; schema: KindId }[],
  earlierClaims: readonly Id[],
  citation: fc.Arbitrary<Citation>,
): fc.Arbitrary<Claim> {
  const ids = entities.map((entity) => entity.id)
  return fc.constantFrom(...entities).chain((subject) => {
    const others = entities.filter((other) => other.id !== subject.id)
    const fitting = (property: PropertyId) => {
      const { to } = standardProperty(property)
      return others.filter(({ schema }) => !to || to.includes(schema)).map((other) => other.id)
    }
    const allowed = PROPERTY_IDS.filter((property) => {
      const { from } = standardProperty(property)
      return (!from || from.includes(subject.schema)) && fitting(property).length > 0
    })
    return fc.constantFrom(...allowed).chain((property) =>
      fc
        .record({
          id: fc.constant(id),
          subject: fc.constant(subject.id),
          property: fc.constant(property),
          value: arbValue(property, fitting(property)),
          kind: fc.constantFrom('fact' as const, 'attributed' as const, 'opinion' as const, 'forecast' as const),
          attributedTo: maybe(fc.constantFrom(...ids)),
          reportedBy: maybe(fc.constantFrom(...ids)),
          about: maybe(fc.subarray(ids)),
          qualifiers: maybe(
            fc
              .record({
                role: maybe(arbLine),
                share: maybe(fc.record({ percent: arbDecimal, nearness: maybe(arbNearness) }).map(present)),
                amount: maybe(arbMoney),
                start: maybe(arbDated),
                happenedAt: maybe(arbDated),
                saidAt: maybe(arbDated),
                place: maybe(fc.constantFrom(...ids)),
                event: maybe(fc.constantFrom(...ids)),
              })
              .map(present),
          ),
          rank: fc.constantFrom('preferred' as const, 'normal' as const, 'deprecated' as const),
          confidence: maybe(arbConfidence),
          citations: fc.array(citation, { maxLength: 3 }),
          disputes: maybe(
            fc
              .subarray([...earlierClaims])
              .chain((ids) =>
                fc.tuple(
                  ...ids.map((claimId) =>
                    fc.record({ claimId: fc.constant(claimId), because: maybe(arbProse) }).map(present),
                  ),
                ),
              ),
          ),
          agreesWith: maybe(fc.subarray([...earlierClaims])),
          createdBy: arbCreatedBy,
        })
        .map((claim): Claim => {
          const attributed = claim.kind === 'attributed' && claim.attributedTo === undefined
          return present({
            ...claim,
            ...(attributed && { attributedTo: subject.id }),
            ...(claim.citations.length === 0 && { ownJudgement: true }),
          })
        }),
    )
  })
}

function arbJudgement(id: Id, claimIds: readonly Id[]): fc.Arbitrary<Judgement> {
  return fc
    .record({
      id: fc.constant(id),
      text: arbProse,
      claimIds: fc.subarray([...claimIds]),
      confidence: maybe(arbConfidence),
    })
    .map(present)
}

/** A whole and sound dossier: it parses and `checkIntegrity` finds nothing in it. Always with an entity and a source. */
export const arbDossierContent: fc.Arbitrary<DossierContent> = fc
  .record({
    ids: fc.uniqueArray(arbId, { minLength: 3, maxLength: 24 }),
    schemata: fc.array(fc.constantFrom(...KIND_IDS), { minLength: 24, maxLength: 24 }),
    share: fc.integer({ min: 1, max: 6 }),
    bundled: fc.boolean(),
  })
  .chain(({ ids, schemata, share, bundled }) => {
    const [dossierId = 'd', judgementId = 'j', ...rest] = ids
    const sourceIds = rest.slice(0, share)
    const entityIds = rest.slice(share, share * 3)
    const claimIds = rest.slice(share * 3)
    if (entityIds.length === 0) entityIds.push(`${dossierId}-only`)
    const kinds = entityIds.map((id, at) => ({ id, schema: schemata[at] ?? 'Topic' }))
    return fc.tuple(...sourceIds.map((id, at) => arbSource(id, entityIds, sourceIds.slice(0, at)))).chain((sources) => {
      const citation = arbCitation(sources)
      return fc
        .record({
          entities: fc.tuple(...kinds.map(({ id, schema }) => arbEntity(id, schema, citation))),
          claims: fc.tuple(...claimIds.map((id, at) => arbClaim(id, kinds, claimIds.slice(0, at), citation))),
          title: arbLine,
          shortTitle: maybe(arbLine),
          summary: maybe(fc.record({ text: arbProse, citations: fc.array(citation, { maxLength: 2 }) })),
          keyJudgements: fc.array(arbJudgement(judgementId, claimIds), { maxLength: 1 }),
          language: fc.constantFrom('en', 'fr'),
          marking: arbMarking,
          dataCutOff: maybe(fc.constantFrom('2025-08?', '2025')),
        })
        .map(({ entities, claims, ...meta }): DossierContent => ({
          schemaVersion: SCHEMA_VERSION,
          dossier: present({ id: dossierId, ...meta, ...(bundled && { bundle: { id: dossierId, version: '1.0.0' } }) }),
          entities,
          claims,
          sources,
        }))
    })
  })

/** A note on any of the ids. */
function arbNote(id: Id, content: DossierContent): fc.Arbitrary<Note> {
  const entityIds = content.entities.map((entity) => entity.id)
  const target = fc.oneof(
    fc.constant<NoteTarget>({ kind: 'dossier' }),
    fc.constantFrom(...entityIds).map((entityId): NoteTarget => ({ kind: 'entity', id: entityId })),
    fc
      .constantFrom(...content.sources.map((source) => source.id))
      .map((sourceId): NoteTarget => ({ kind: 'paragraph', sourceId, number: '1' })),
  )
  return fc
    .record({
      id: fc.constant(id),
      targets: fc.array(target, { maxLength: 3 }),
      title: arbAnyText,
      body: arbAnyText,
      tags: fc.array(arbLine, { maxLength: 3 }),
      pinned: maybe(fc.boolean()),
      private: maybe(fc.boolean()),
      createdAt: arbInstant,
      updatedAt: arbInstant,
    })
    .map(present)
}

function arbHighlight(id: Id, content: DossierContent): fc.Arbitrary<Highlight> {
  return fc.record({
    id: fc.constant(id),
    sourceId: fc.constantFrom(...content.sources.map((source) => source.id)),
    contentHash: fc.constant('ab'.repeat(32)),
    selector: fc.record({
      quote: fc.record({ exact: arbProse, prefix: fc.string({ maxLength: 20 }), suffix: fc.string({ maxLength: 20 }) }),
      position: fc.integer({ min: 0, max: 1_000 }).map((start) => ({ start, end: start + 5 })),
    }),
    colour: fc.constantFrom(...HIGHLIGHT_COLOURS),
    tags: fc.array(arbLine, { maxLength: 2 }),
    status: fc.constantFrom('anchored' as const, 'orphaned' as const),
    createdAt: arbInstant,
  })
}

function arbBriefing(id: Id, noteIds: readonly Id[], content: DossierContent): fc.Arbitrary<Briefing> {
  return fc
    .record({
      id: fc.constant(id),
      title: arbLine,
      deck: maybe(arbLine),
      author: maybe(arbLine),
      audience: maybe(arbLine),
      format: fc.constantFrom('brief' as const, 'report' as const),
      paper: fc.constantFrom('A4' as const, 'Letter' as const),
      marking: arbMarking,
      bottomLine: maybe(arbProse),
      whatIsNew: maybe(arbProse),
      whyItMatters: maybe(arbProse),
      whatToDo: maybe(arbProse),
      keyJudgements: fc.array(
        arbJudgement(
          `${id}-j`,
          content.claims.map((claim) => claim.id),
        ),
        { maxLength: 1 },
      ),
      sections: fc.array(fc.record({ kind: fc.constantFrom(...SECTION_KINDS), included: fc.boolean() }), {
        maxLength: 4,
      }),
      entityIds: fc.subarray(content.entities.map((entity) => entity.id)),
      noteIds: fc.subarray([...noteIds]),
      createdAt: arbInstant,
      updatedAt: arbInstant,
    })
    .map(present)
}

/** A dossier with a reader's notes, highlights and briefings on it, private notes among them. */
export const arbReadDossier: fc.Arbitrary<{ content: DossierContent; layer: ReaderLayer }> = arbDossierContent.chain(
  (content) =>
    fc
      .record({ notes: fc.nat({ max: 4 }), highlights: fc.nat({ max: 3 }), briefings: fc.nat({ max: 2 }) })
      .chain((counts) => {
        const noteIds = numbered('r-note', counts.notes)
        return fc.record({
          notes: fc.tuple(...noteIds.map((id) => arbNote(id, content))),
          highlights: fc.tuple(...numbered('r-mark', counts.highlights).map((id) => arbHighlight(id, content))),
          briefings: fc.tuple(...numbered('r-brief', counts.briefings).map((id) => arbBriefing(id, noteIds, content))),
        })
      })
      .map(({ notes, highlights, briefings }) => {
        const layer = emptyLayer(content.dossier.id)
        for (const note of notes) layer.records.notes[note.id] = note
        for (const highlight of highlights) layer.records.highlights[highlight.id] = highlight
        for (const briefing of briefings) layer.records.briefings[briefing.id] = briefing
        return { content, layer }
      }),
)

function numbered(prefix: string, count: number): Id[] {
  return Array.from({ length: count }, (_, at) => `${prefix}-${at + 1}`)
}

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DossierIndex } from '../../../../src-main/domain/dossier/dossier-index'
import { emptyLayer } from '../../../../src-main/domain/records/records'
import { checkIntegrity } from '../../../../src-main/domain/checking/integrity'
import { audit } from '../../../../src-main/domain/views/audit'
import { entityPage } from '../../../../src-main/domain/views/entity-page'
import { typeLabel } from '../../../../src-main/domain/views/refs'
import { kindIdSchema, vocabularySchema } from '../../../../src-main/domain/vocabulary/definition'
import { inSentence } from '../../../../src-main/domain/vocabulary/in-sentence'
import { readableId } from '../../../../src-main/domain/vocabulary/readable-id'
import { STANDARD_VOCABULARY, vocabularyWith } from '../../../../src-main/domain/vocabulary/standard-vocabulary'
import { opened } from '../../../../src-main/domain/views/sealed'
import { runs } from '../../../support/runs'
import { SHIP_WORDS, shipDossier, unknownWordsDossier } from '../../../support/ship-dossier'
import { KIND_IDS, PROPERTY_IDS } from '../../../support/standard-words'

const indexOf = (content: ReturnType<typeof shipDossier>) => new DossierIndex(content, emptyLayer(content.dossier.id))

describe('the words that ship', () => {
  it('are data that its own schema reads, with nothing defined twice', () => {
    const text = readFileSync(new URL('../../../../resources/vocabulary/standard.json', import.meta.url), 'utf8')
    const data = vocabularySchema.parse(JSON.parse(text))
    expect(data.kinds.map(({ id }) => id)).toEqual(KIND_IDS)
    expect(data.properties.map(({ id }) => id)).toEqual(PROPERTY_IDS)
  })

  it('name only kinds and contraries that are there', () => {
    for (const { from = [], to = [], contrary } of STANDARD_VOCABULARY.properties) {
      for (const id of [...from, ...to]) expect(STANDARD_VOCABULARY.knowsKind(id), id).toBe(true)
      if (contrary !== undefined) expect(STANDARD_VOCABULARY.knowsProperty(contrary)).toBe(true)
    }
  })

  it('tell a conduct from its contrary whichever of the two is asked', () => {
    expect(STANDARD_VOCABULARY.conductOf('opposes')).toBe(STANDARD_VOCABULARY.conductOf('supports'))
    expect(STANDARD_VOCABULARY.conductOf('seeks')).toBeUndefined()
  })
})

describe('a vocabulary', () => {
  const words = vocabularyWith(SHIP_WORDS)

  it('knows what ships and what the dossier defines', () => {
    expect(words.kind('vessel')).toMatchObject({ singular: 'Vessel', isKnown: true })
    expect(words.kind('Person').plural).toBe('People')
    expect(words.property('imo').label).toBe('IMO number')
  })

  it('gives a kind the roles, the place in FollowTheMoney and the fit of what it is more closely', () => {
    const inner = vocabularyWith({
      kinds: [
        { id: 'summit', singular: 'Summit', plural: 'Summits', extends: 'Event' },
        { id: 'virtual-summit', singular: 'Virtual summit', plural: 'Virtual summits', extends: 'summit' },
      ],
      properties: [],
    })
    expect(inner.kind('virtual-summit').lineage).toEqual(['virtual-summit', 'summit', 'Event'])
    expect(inner.isKind('virtual-summit', 'event')).toBe(true)
    expect(inner.kind('virtual-summit').followTheMoney?.schema).toBe('Event')
  })

  it('ends where kinds extend one another in a circle', () => {
    const circle = vocabularyWith({
      kinds: [
        { id: 'a', singular: 'A', plural: 'As', extends: 'b' },
        { id: 'b', singular: 'B', plural: 'Bs', extends: 'a', roles: ['place'] },
      ],
      properties: [],
    })
    expect(circle.kind('a').lineage).toEqual(['a', 'b'])
    expect(circle.isKind('a', 'place')).toBe(true)
  })

  it('lets a dossier say a shipped word otherwise, in its place', () => {
    const other = vocabularyWith({ kinds: [{ id: 'Topic', singular: 'Theme', plural: 'Themes' }], properties: [] })
    expect(other.kind('Topic').plural).toBe('Themes')
    expect(other.kinds.map(({ id }) => id)).toEqual(KIND_IDS)
  })

  it('answers for any id, Object’s own names among them, with its own words', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,95}$/),
          fc.constantFrom('constructor', 'toString', 'valueOf'),
        ),
        (id) => {
          fc.pre(!words.knowsKind(id) && !words.knowsProperty(id))
          expect(kindIdSchema.safeParse(id).success).toBe(true)
          expect(words.kind(id)).toMatchObject({ id, isKnown: false })
          expect(words.kind(id).singular.replace(/\s/g, '').toLowerCase()).toBe(id.replace(/-/g, '').toLowerCase())
          expect(words.property(id)).toMatchObject({ id, isKnown: false })
          expect(words.property(id).value).toBeUndefined()
        },
      ),
      { numRuns: runs(100) },
    )
  })

  it('lists what is unknown after what is known, each once', () => {
    expect(
      words
        .kindsAmong(['zeppelin', 'vessel', 'airfield', 'zeppelin'])
        .slice(-2)
        .map(({ id }) => id),
    ).toEqual(['airfield', 'zeppelin'])
  })
})

it.each([
  ['beneficial-owner', 'Beneficial owner'],
  ['beneficialOwner', 'Beneficial owner'],
  ['UnknownLink', 'Unknown link'],
  ['IMO-number', 'IMO number'],
  ['vesselMMSI', 'Vessel MMSI'],
  ['x', 'X'],
])('reads the id %s as ‘%s’', (id, words) => {
  expect(readableId(id)).toBe(words)
})

it.each([
  ['Member of', 'member of'],
  ['IMO number', 'IMO number'],
  ['ISO 3166-1 alpha-2', 'ISO 3166-1 alpha-2'],
  ['Élu de', 'élu de'],
  ['', ''],
])('says %j within a sentence as %j', (label, words) => {
  expect(inSentence(label)).toBe(words)
})

describe.each([
  [
    'its own words',
    shipDossier(),
    { type: 'Vessel', facts: ['IMO number', 'Tonnage'], in: 'Operated by', out: 'Flagged in' },
  ],
  [
    'unknown words',
    unknownWordsDossier(),
    { type: 'Vessel', facts: ['Tonnage'], in: 'Points here as ‘Operates’', out: 'Flagged in' },
  ],
])('an entity in %s', (_, content, wanted) => {
  const index = indexOf(content)
  const page = entityPage(index, 'meridian')

  it('shows every claim about the thing, under its own words', () => {
    expect(page?.typeLabel).toBe(wanted.type)
    expect(page?.keyFacts.map(({ label }) => label)).toEqual(wanted.facts)
    expect(page?.relations.map(({ label }) => label).sort()).toEqual([wanted.in, wanted.out].sort())
    const shown = [
      ...(page?.keyFacts.flatMap(({ claims }) => claims) ?? []),
      ...(page?.relations.flatMap(({ relations }) => relations.map(({ claim }) => claim)) ?? []),
      ...(page?.accounts ?? []),
    ]
    expect(shown.map(({ id }) => id).sort()).toEqual(['c-cargo', 'c-flag', 'c-imo', 'c-operates', 'c-tonnage'])
  })

  it('says what a bare word is of', () => {
    const cargo = page?.accounts.find(({ id }) => id === 'c-cargo')
    expect(cargo?.needsLabel).toBe(true)
    expect(cargo && opened(cargo.value).text).toBe('grain')
  })
})

describe('the audit', () => {
  it('lists nothing where the dossier defines its words', () => {
    const index = indexOf(shipDossier())
    expect(audit(index).unknownWords).toEqual([])
    expect(audit(index).misfits).toEqual([])
    expect(checkIntegrity(shipDossier())).toEqual([])
  })

  it('lists each kind and property that nobody defines, with how often and where it stands, and holds nothing against it', () => {
    const index = indexOf(unknownWordsDossier())
    const found = audit(index)
    expect(found.unknownWords.map(({ what, words, uses, entities }) => [what, words, uses, entities[0]?.name])).toEqual(
      [
        ['kind', 'Port authority', 1, 'Harbour Office'],
        ['kind', 'Vessel', 1, 'MV Meridian'],
        ['property', 'Cargo', 1, 'MV Meridian'],
        ['property', 'Flagged in', 1, 'MV Meridian'],
        ['property', 'Imo', 1, 'MV Meridian'],
        ['property', 'Operates', 1, 'Northline'],
        ['property', 'Tonnage', 1, 'MV Meridian'],
      ],
    )
    expect(found.misfits).toEqual([])
    expect(checkIntegrity(unknownWordsDossier())).toEqual([])
  })

  it('follows when the words are defined', () => {
    const content = unknownWordsDossier()
    const layer = emptyLayer(content.dossier.id)
    const index = new DossierIndex(content, layer)
    expect(audit(index).unknownWords).not.toEqual([])
    const after = { ...content.dossier, vocabulary: SHIP_WORDS }
    layer.records.meta[after.id] = after
    index.follow([{ collection: 'meta', id: after.id, before: null, after }])
    expect(audit(index).unknownWords).toEqual([])
    expect(content.entities.slice(0, 1).map((entity) => typeLabel(index.vocabulary, entity))).toEqual(['Vessel'])
  })

  it('tells a claim that its own words do not fit', () => {
    const content = shipDossier()
    content.claims = content.claims.slice(0, 1).map((claim) => ({ ...claim, subject: 'northline' }))
    expect(audit(indexOf(content)).misfits.map(({ reason }) => reason)).toEqual([
      '‘IMO number’ is said of vessels, not of an entity of the kind ‘Company’.',
    ])
  })

  it('asks no date of what has none', () => {
    const undated = audit(indexOf(shipDossier())).undated.map(({ claim }) => claim.id)
    expect(undated).toContain('c-operates')
    expect(undated).not.toContain('c-flag')
  })
})

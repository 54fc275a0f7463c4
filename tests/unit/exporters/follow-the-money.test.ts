import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { DossierContent } from '../../../src-main/domain/records/dossier'
import { STANDARD_VOCABULARY } from '../../../src-main/domain/vocabulary/standard-vocabulary'
import { exportFollowTheMoney } from '../../../src-main/exporters/follow-the-money'
import { ftmDates } from '../../../src-main/exporters/follow-the-money/ftm-date'
import { ftmLanguage } from '../../../src-main/exporters/follow-the-money/ftm-language'
import { arbDossierContent } from '../../support/arbitraries'
import { handoverOf, MAKING, textsOf } from '../../support/exchange-files'
import { smallDossier } from '../../support/small-dossier'
import { readBundledDossier } from '../resources/bundled-dossier'
import { runs } from '../../support/runs'

const modelSchema = z.object({
  schemata: z.record(
    z.string(),
    z.object({
      extends: z.array(z.string()),
      abstract: z.boolean().optional(),
      required: z.array(z.string()).optional(),
      properties: z.record(
        z.string(),
        z.object({
          type: z.string(),
          range: z.string().optional(),
          stub: z.boolean().optional(),
          maxLength: z.number().optional(),
        }),
      ),
    }),
  ),
  types: z.record(z.string(), z.object({ values: z.record(z.string(), z.unknown()).optional() })),
})

/** FollowTheMoney's own default model, as its package ships it. */
const model = modelSchema.parse(
  JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('@alephdata/followthemoney/dist/defaultModel.json'), 'utf8'),
  ),
)

const entitySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9_-]{1,255}$/),
  schema: z.string(),
  properties: z.record(z.string(), z.array(z.string().min(1)).min(1)),
})
type FtmEntity = z.infer<typeof entitySchema>

function entitiesOf(content: DossierContent): FtmEntity[] {
  const text = textsOf(exportFollowTheMoney(handoverOf(content), MAKING)).get('') ?? ''
  return text
    .trimEnd()
    .split('\n')
    .map((line) => entitySchema.parse(JSON.parse(line)))
}

function lineage(name: string): string[] {
  const schema = model.schemata[name]
  return schema ? [name, ...schema.extends.flatMap(lineage)] : [name]
}

function propertyOf(schema: string, name: string) {
  return lineage(schema)
    .map((ancestor) => model.schemata[ancestor]?.properties[name])
    .find((property) => property !== undefined)
}

/** Everything the model says about entities that does not hold for these. */
function faults(entities: readonly FtmEntity[]): string[] {
  const found: string[] = []
  const byId = new Map(entities.map((entity) => [entity.id, entity]))
  if (byId.size !== entities.length) found.push('an id twice')
  for (const { id, schema, properties } of entities) {
    const own = model.schemata[schema]
    if (!own || own.abstract) found.push(`${id}: ${schema} is no schema for entities`)
    for (const name of lineage(schema).flatMap((ancestor) => model.schemata[ancestor]?.required ?? [])) {
      // A subclass of Document may do without what Document asks for, and says so by its own list.
      if (own?.required?.includes(name) && !properties[name]) found.push(`${id}: ${schema} without ${name}`)
    }
    for (const [name, values] of Object.entries(properties)) {
      const property = propertyOf(schema, name)
      if (!property || property.stub) found.push(`${id}: ${schema} has no ${name}`)
      else found.push(...values.flatMap((value) => valueFaults(id, name, property, value, byId)))
    }
  }
  return found
}

function valueFaults(
  id: string,
  name: string,
  property: NonNullable<ReturnType<typeof propertyOf>>,
  value: string,
  byId: ReadonlyMap<string, FtmEntity>,
): string[] {
  const { type, range, maxLength } = property
  const wrong = (why: string) => [`${id}: ${name} ${JSON.stringify(value).slice(0, 80)} ${why}`]
  if (maxLength !== undefined && value.length > maxLength) return wrong(`is longer than ${maxLength}`)
  if (type === 'date' && !/^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$/.test(value)) return wrong('is no date')
  if (type === 'url' && !/^https?:\/\//.test(value)) return wrong('is no address')
  const values = model.types[type]?.values
  if ((type === 'country' || type === 'language') && values && !Object.hasOwn(values, value))
    return wrong('is not listed')
  if (type !== 'entity') return []
  const target = byId.get(value)
  if (!target) return wrong('points at nothing')
  return range === undefined || lineage(target.schema).includes(range)
    ? []
    : wrong(`is a ${target.schema}, not a ${range}`)
}

describe('the FollowTheMoney export', () => {
  it('is valid in FollowTheMoney’s own model for the bundled dossier', () => {
    const content = readBundledDossier()
    const entities = entitiesOf(content)
    expect(faults(entities)).toEqual([])
    expect(entities.length).toBeGreaterThanOrEqual(
      content.entities.length + content.claims.length + content.sources.length,
    )
    for (const kind of ['Person', 'PublicBody', 'Event', 'Contract', 'Membership', 'Representation', 'Occupancy']) {
      expect(
        entities.some((entity) => entity.schema === kind),
        kind,
      ).toBe(true)
    }
  })

  it('is valid in the model for any dossier', () => {
    fc.assert(
      fc.property(arbDossierContent, (content) => {
        expect(faults(entitiesOf(content))).toEqual([])
      }),
      { numRuns: runs(20) },
    )
  })

  it('has a schema in the model for every kind of entity', () => {
    for (const { id, followTheMoney: place } of STANDARD_VOCABULARY.kinds) {
      const followTheMoney = place?.schema ?? id
      expect(model.schemata[followTheMoney]?.abstract ?? false, followTheMoney).toBe(false)
      expect(lineage(followTheMoney)).toContain('Thing')
    }
  })

  it('says a relation as a link with its dates and where it comes from', () => {
    const link = entitiesOf(smallDossier()).find((entity) => entity.id === 'river-pact_c-member-a')
    expect(link).toMatchObject({
      schema: 'Membership',
      properties: {
        member: ['river-pact_aland'],
        organization: ['river-pact_river-pact-org'],
        role: ['founding member'],
        startDate: ['2023-09-16'],
        publisher: ['The Gazette', 'An atlas'],
        sourceUrl: ['https://example.org/river'],
      },
    })
    expect(link?.properties.summary?.[0]).toContain('On the river, para. 1 (reliability C, credibility 3)')
  })

  it('says any other claim as a note on its subject, with its speaker and its documents', () => {
    const note = entitiesOf(smallDossier()).find((entity) => entity.id === 'river-pact_c-statement')
    expect(note).toMatchObject({
      schema: 'Note',
      properties: { proof: ['river-pact_gazette'], keywords: ['attributed'] },
    })
    expect(note?.properties.entity?.[0]).toBe('river-pact_river-pact-org')
    expect(note?.properties.summary?.[0]).toContain('Statement by Ada Moreau')
  })

  it('puts both of two disputed dates on the thing', () => {
    const thing = entitiesOf(smallDossier()).find((entity) => entity.id === 'river-pact_river-pact-org')
    expect(thing?.properties.incorporationDate).toEqual(['2023-09-16', '2024-07'])
    expect(thing?.properties.weakAlias).toEqual(['RP'])
  })
})

it.each([
  ['2024-07-06', { date: '2024-07-06' }],
  ['2025-08~', { date: '2025-08' }],
  ['2024-21', { date: '2024' }],
  ['2021-12/..', { start: '2021-12' }],
  ['2021/2023', { start: '2021', end: '2023' }],
  ['199X', { start: '1990', end: '1999' }],
  ['[1950..1960]', { start: '1950', end: '1960' }],
  ['2025-04-0X', { date: '2025-04' }],
  ['-0043-03-15', {}],
  ['0000', {}],
  ['XXXX-12-25', {}],
  ['199X/2003', { start: '1990', end: '2003' }],
])('says the date %s as %o', (edtf, dates) => {
  expect(ftmDates(edtf)).toEqual(dates)
})

it('knows only languages that the model lists', () => {
  const listed = model.types.language?.values ?? {}
  for (const tag of ['af', 'ar', 'en', 'fr-BF', 'ru', 'zh', 'sw'])
    expect(Object.hasOwn(listed, ftmLanguage(tag) ?? '')).toBe(true)
  expect(ftmLanguage('bm')).toBeUndefined()
  expect(ftmLanguage('constructor')).toBeUndefined()
})

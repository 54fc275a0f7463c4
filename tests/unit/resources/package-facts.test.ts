import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { neighbors } from 'topojson-client'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Citation } from '../../../src-main/domain/records/citation'
import type { Claim } from '../../../src-main/domain/records/claim'
import type { Entity } from '../../../src-main/domain/records/entity'
import { readBundledDossier } from './bundled-dossier'

const COUNTRIES = [
  { id: 'burkina-faso', alpha2: 'BF' },
  { id: 'france', alpha2: 'FR' },
  { id: 'mali', alpha2: 'ML' },
  { id: 'niger', alpha2: 'NE' },
  { id: 'russia', alpha2: 'RU' },
] as const

const require = createRequire(import.meta.url)
const readPackage = (path: string): unknown => JSON.parse(readFileSync(require.resolve(path), 'utf8'))

const versionSchema = z.object({ version: z.string(), license: z.string() })
const localeSchema = z.object({ countries: z.record(z.string(), z.union([z.string(), z.array(z.string())])) })
const codes = z
  .array(z.tuple([z.string(), z.string(), z.string()]).rest(z.unknown()))
  .parse(readPackage('i18n-iso-countries/codes.json'))

type Outline = Parameters<typeof neighbors>[0][number] & { id: string; properties: { name: string } }
const headSchema = z.object({ type: z.enum(['Polygon', 'MultiPolygon']), arcs: z.array(z.unknown()) })
const outlineSchema = z.custom<Outline>(
  (outline) => headSchema.extend({ properties: z.object({ name: z.string() }) }).safeParse(outline).success,
)
const atlas = z
  .object({ objects: z.object({ countries: z.object({ geometries: z.array(outlineSchema) }) }) })
  .parse(readPackage('world-atlas/countries-50m.json'))
const outlines = atlas.objects.countries.geometries
const around = neighbors(outlines)

const { entities, claims, sources } = readBundledDossier()
const packages = sources.filter((source) => source.kind === 'data-package')
const isPackage = ({ sourceId }: Citation) => packages.some((source) => source.id === sourceId)

const namesIn = (locale: string, alpha2: string): string[] =>
  [localeSchema.parse(readPackage(`i18n-iso-countries/langs/${locale}.json`)).countries[alpha2] ?? []].flat()

const numericOf = (alpha2: string): string => codes.find(([code]) => code === alpha2)?.[2] ?? ''

/** The names of the countries that share an edge with this one, as the map package spells them. */
function neighboursOf(numeric: string): { id: string; name: string }[] {
  const at = outlines.findIndex((outline) => outline.id === numeric)
  return (around[at] ?? []).flatMap((index) => {
    const outline = outlines[index]
    return outline ? [{ id: outline.id, name: outline.properties.name }] : []
  })
}

function valueOf(subject: string, property: Claim['property']): Claim['value'][] {
  return claims.filter((claim) => claim.subject === subject && claim.property === property).map(({ value }) => value)
}

test('each data package is cited in the version and under the licence that is installed', () => {
  for (const source of packages) {
    const installed = versionSchema.parse(readPackage(`${source.id}/package.json`))
    expect([source.version, source.licence]).toEqual([installed.version, installed.license])
  }
  expect(packages).toHaveLength(2)
})

describe.each(COUNTRIES)('$id', ({ id, alpha2 }) => {
  const numeric = numericOf(alpha2)
  const entity = entities.find((candidate) => candidate.id === id)

  test('has the codes of the packages', () => {
    const alpha3 = codes.find(([code]) => code === alpha2)?.[1]
    expect(valueOf(id, 'iso-alpha-2')).toEqual([{ type: 'text', text: alpha2 }])
    expect(valueOf(id, 'iso-alpha-3')).toEqual([{ type: 'text', text: alpha3 }])
    expect(valueOf(id, 'iso-numeric')).toEqual([{ type: 'text', text: numeric }])
  })

  test('has the names of the package, each under the language it is cited to', () => {
    const packaged = (entity?.names ?? []).flatMap((name) => localeOf(name).map((locale) => ({ name, locale })))
    expect(packaged.length).toBeGreaterThanOrEqual(7)
    for (const { name, locale } of packaged) {
      expect(namesIn(locale, alpha2)).toContain(name.value)
      expect(name.lang).toBe(locale)
      expect(scriptsOf(name.value)).toEqual([name.script])
    }
  })

  test('has the outline of the map package', () => {
    expect(valueOf(id, 'outline')).toEqual([
      { type: 'geometry', dataset: 'world-atlas/countries-50m', featureId: numeric },
    ])
    expect(outlines.filter((outline) => outline.id === numeric)).toHaveLength(1)
  })

  test('has the land borders that follow from the outlines', () => {
    const expected = neighboursOf(numeric).map(({ name }) => name)
    const [listed] = valueOf(id, 'land-borders')
    expect(listed?.type === 'text' ? listed.text.split(/, | and /).sort() : []).toEqual(expected.sort())
  })

  test('borders exactly those of the dossier’s countries that its outline touches', () => {
    const touching = COUNTRIES.filter((other) =>
      neighboursOf(numeric).some((near) => near.id === numericOf(other.alpha2)),
    )
    const stated = claims.flatMap((claim) => {
      if (claim.property !== 'borders' || claim.value.type !== 'entity') return []
      if (claim.subject === id) return [claim.value.entityId]
      return claim.value.entityId === id ? [claim.subject] : []
    })
    expect(stated.sort()).toEqual(touching.map((other) => other.id).sort())
  })
})

test('nothing else is cited to a data package', () => {
  const properties = new Set(claims.filter((claim) => claim.citations.some(isPackage)).map((claim) => claim.property))
  expect(properties).toEqual(
    new Set(['iso-alpha-2', 'iso-alpha-3', 'iso-numeric', 'land-borders', 'outline', 'borders']),
  )
  const named = entities.filter((entity) => entity.names.some((name) => name.citations.some(isPackage)))
  expect(named.map((entity) => entity.id).sort()).toEqual(COUNTRIES.map(({ id }) => id))
})

/** The locales to whose files a name is cited. */
function localeOf(name: Entity['names'][number]): string[] {
  return name.citations.flatMap(({ sourceId, locator }) => {
    const match = sourceId === 'i18n-iso-countries' ? /^langs\/(\w+)\.json, \w\w$/.exec(locator.value) : null
    return match?.[1] === undefined ? [] : [match[1]]
  })
}

/** The ISO 15924 codes of the scripts in a name, of those that the dossier uses. */
function scriptsOf(text: string): string[] {
  const patterns = {
    Latn: /\p{Script=Latin}/u,
    Cyrl: /\p{Script=Cyrillic}/u,
    Arab: /\p{Script=Arabic}/u,
    Hans: /\p{Script=Han}/u,
  }
  return Object.entries(patterns).flatMap(([code, pattern]) => (pattern.test(text) ? [code] : []))
}

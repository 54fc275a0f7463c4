import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { citationSchema, formatLocator, selectorSchema } from '../../../../src-main/domain/records/citation'
import { claimSchema } from '../../../../src-main/domain/records/claim'
import { dossierContentSchema } from '../../../../src-main/domain/records/dossier'
import { displayName, entitySchema } from '../../../../src-main/domain/records/entity'
import { describeIssues } from '../../../../src-main/domain/errors'
import { idSchema } from '../../../../src-main/domain/records/ids'
import { KIND_IDS, PROPERTY_IDS, standardProperty } from '../../../support/standard-words'
import { sourceSchema } from '../../../../src-main/domain/records/source'
import { citation, claim, dossier, entity, source } from '../sample-dossier'
import { runs } from '../../../support/runs'

const issues = (result: { error?: Parameters<typeof describeIssues>[0] }): string[] =>
  result.error ? describeIssues(result.error) : []

test('the sample dossier is one', () => {
  expect(issues(dossierContentSchema.safeParse(dossier()))).toEqual([])
})

describe('an id', () => {
  test.each(['mali', 'c-aes-founded', '2024', 'x'.repeat(96)])('may be %s', (id) => {
    expect(idSchema.safeParse(id).success).toBe(true)
  })

  test.each(['', 'Mali', '-mali', 'ma li', '../mali', '__proto__', 'малi', 'x'.repeat(97), 'mali\n'])(
    'may not be %j',
    (id) => {
      expect(idSchema.safeParse(id).success).toBe(false)
    },
  )
})

describe('a claim', () => {
  test('that is a statement says whose', () => {
    expect(issues(claimSchema.safeParse(claim('c-1', { kind: 'attributed' })))).toEqual([
      'attributedTo: must say whose statement it is',
    ])
    expect(claimSchema.safeParse(claim('c-1', { kind: 'attributed', attributedTo: 'harbour' })).success).toBe(true)
  })

  test('has a citation or is marked as own judgement', () => {
    expect(issues(claimSchema.safeParse(claim('c-1', { citations: [] })))).toEqual([
      'citations: must have at least one citation, or be marked as own judgement',
    ])
    expect(claimSchema.safeParse(claim('c-1', { citations: [], ownJudgement: true })).success).toBe(true)
  })

  test('says how sure only together with why', () => {
    expect(claimSchema.safeParse({ ...claim('c-1'), confidence: { level: 'high' } }).success).toBe(false)
  })

  test('has a property whose id is well formed, known or not', () => {
    for (const property of ['friend-of', 'beneficialOwner', 'constructor', 'toString'])
      expect(claimSchema.safeParse({ ...claim('c-1'), property }).success).toBe(true)
    for (const property of ['', '__proto__', 'friend of', '-a', '1st', 'a\u202eb', 'x'.repeat(97)])
      expect(claimSchema.safeParse({ ...claim('c-1'), property }).success).toBe(false)
  })

  test('holds no number that is none, and no value of two types', () => {
    for (const number of [NaN, Infinity])
      expect(claimSchema.safeParse({ ...claim('c-1'), value: { type: 'number', number } }).success).toBe(false)
    const both = { type: 'text', text: 'x', entityId: 'mali' }
    expect(claimSchema.safeParse({ ...claim('c-1'), value: both }).success).toBe(false)
  })
})

describe('a citation', () => {
  test('without a locator, or with an empty one, is none', () => {
    expect(citationSchema.safeParse({ sourceId: 'report', credibility: 2 }).success).toBe(false)
    expect(citationSchema.safeParse(citation({ locator: { kind: 'section', value: ' ' } })).success).toBe(false)
  })

  test('is graded from 1 to 6', () => {
    for (const credibility of [0, 7, 2.5, -1])
      expect(citationSchema.safeParse(citation({ credibility })).success).toBe(false)
  })

  test('selects words that end after they begin', () => {
    const quote = { exact: 'words', prefix: '', suffix: '' }
    expect(selectorSchema.safeParse({ quote, position: { start: 5, end: 5 } }).success).toBe(false)
    expect(selectorSchema.safeParse({ quote, position: { start: 5, end: 10 } }).success).toBe(true)
  })

  test('prints its locator so that the number stays beside its word', () => {
    expect(formatLocator({ kind: 'paragraph', value: '6' })).toBe('para.\u00a06')
    expect(formatLocator({ kind: 'page', value: '14' })).toBe('p.\u00a014')
    expect(formatLocator({ kind: 'section', value: 'langs/fr.json, ML' })).toBe('langs/fr.json, ML')
  })
})

describe('an entity', () => {
  test('has at least one name and shows its first', () => {
    expect(entitySchema.safeParse(entity('mali', { names: [] })).success).toBe(false)
    expect(displayName(entity('mali'))).toBe('Name of mali')
  })

  test('gives language and script in their codes', () => {
    const named = (lang: string, script: string) =>
      entity('mali', { names: [{ value: 'Мали', lang, script, kind: 'name', citations: [] }] })
    expect(entitySchema.safeParse(named('ru', 'Cyrl')).success).toBe(true)
    expect(entitySchema.safeParse(named('zh-Hans', 'Hans')).success).toBe(true)
    expect(entitySchema.safeParse(named('Russian', 'Cyrl')).success).toBe(false)
    expect(entitySchema.safeParse(named('ru', 'cyrillic')).success).toBe(false)
  })

  test.each([
    ['a control character', 'Ma\u0008li'],
    ['a lone surrogate', 'Mali\ud800'],
    ['a line break', 'Ma\nli'],
  ])('with %s in its name is refused at the place', (_, value) => {
    const result = entitySchema.safeParse(entity('mali', { names: [{ value, kind: 'name', citations: [] }] }))
    expect(issues(result)[0]).toMatch(/^names\.0\.value: must /)
  })

  test('with a right-to-left override in its name parses, to be shown with the override made visible', () => {
    const value = 'Mali\u202eilaM'
    expect(entitySchema.safeParse(entity('mali', { names: [{ value, kind: 'name', citations: [] }] })).success).toBe(
      true,
    )
  })
})

describe('a source', () => {
  test('is graded A to F, with a reason and a day', () => {
    const graded = (grade: unknown) => sourceSchema.safeParse({ ...source('report'), grade }).success
    expect(graded({ reliability: 'F', rationale: 'Nothing is known of it.', gradedAt: '2024-02-29' })).toBe(true)
    expect(graded({ reliability: 'G', rationale: 'Odd.', gradedAt: '2024-02-29' })).toBe(false)
    expect(graded({ reliability: 'A', rationale: '', gradedAt: '2024-02-29' })).toBe(false)
    expect(graded({ reliability: 'A', rationale: 'Good.', gradedAt: '2023-02-29' })).toBe(false)
  })

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'smb://host/share', 'not a url'])(
    'has no address such as %s',
    (url) => {
      expect(sourceSchema.safeParse(source('report', { url })).success).toBe(false)
    },
  )
})

describe('a dossier', () => {
  test('of another schema version is refused', () => {
    expect(issues(dossierContentSchema.safeParse({ ...dossier(), schemaVersion: 1 }))[0]).toMatch(/^schemaVersion: /)
  })

  test('has a data cut-off that is a date', () => {
    const whole = dossier()
    const cut = (dataCutOff: string) =>
      dossierContentSchema.safeParse({ ...whole, dossier: { ...whole.dossier, dataCutOff } }).success
    expect(cut('2025-08?')).toBe(true)
    expect(cut('recently')).toBe(false)
  })

  test('parses to what it was', () => {
    const content = dossier()
    expect(dossierContentSchema.parse(JSON.parse(JSON.stringify(content)))).toEqual(content)
  })
})

describe('keys of another making', () => {
  const withKey = (key: string) =>
    JSON.stringify(dossier()).replace('"schemaVersion"', `"${key}":{"polluted":true},"schemaVersion"`)

  test.each(['constructor', 'prototype', 'toString', 'extra'])('%s is refused', (key) => {
    expect(dossierContentSchema.safeParse(JSON.parse(withKey(key))).success).toBe(false)
  })

  test('__proto__ changes no object, whether it is refused or dropped', () => {
    for (const text of [
      withKey('__proto__'),
      JSON.stringify(dossier()).replaceAll('"id"', '"__proto__":{"polluted":true},"id"'),
    ]) {
      const result = dossierContentSchema.safeParse(JSON.parse(text))
      expect(JSON.stringify(result.data ?? {})).not.toContain('polluted')
      expect(Object.keys(Object.prototype)).toEqual([])
      expect('polluted' in {}).toBe(false)
      if (result.data) expect('polluted' in result.data || 'polluted' in result.data.dossier).toBe(false)
    }
  })

  test('any unknown key anywhere is refused', () => {
    const key = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text !== '__proto__')
    const at = fc.constantFrom('entities', 'claims', 'sources')
    fc.assert(
      fc.property(key, at, (name, collection) => {
        const content = dossier()
        const [record] = content[collection]
        fc.pre(
          record !== undefined &&
            !(name in claimSchema.shape || name in entitySchema.shape || name in sourceSchema.shape),
        )
        const broken = { ...content, [collection]: [{ ...record, [name]: 'x' }] }
        expect(dossierContentSchema.safeParse(broken).success).toBe(false)
      }),
      { numRuns: runs(100) },
    )
  })
})

describe('the vocabulary', () => {
  test('gives an inverse label to exactly the properties that take an entity', () => {
    const mismatched = PROPERTY_IDS.filter(
      (id) => (standardProperty(id).inverse !== undefined) !== (standardProperty(id).value === 'entity'),
    )
    expect(mismatched).toEqual([])
  })

  test('reads a symmetric relation the same from both ends', () => {
    const symmetric = PROPERTY_IDS.map(standardProperty).filter((info) => info.symmetric === true)
    expect(symmetric.map((info) => info.inverse)).toEqual(symmetric.map((info) => info.label))
  })

  test('gives no two properties one label, so that a form’s list is unambiguous', () => {
    const labels = PROPERTY_IDS.map((id) => standardProperty(id).label)
    expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([])
  })

  test('speaks of known schemata only', () => {
    for (const id of PROPERTY_IDS)
      for (const schema of [...(standardProperty(id).from ?? []), ...(standardProperty(id).to ?? [])])
        expect(KIND_IDS).toContain(schema)
  })
})

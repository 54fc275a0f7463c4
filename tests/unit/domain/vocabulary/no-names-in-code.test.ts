import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../../../../scripts/lib/project.mjs'
import { KIND_IDS, PROPERTY_IDS } from '../../../support/standard-words'

/** Names that are nothing else: no other word of the code is written so. */
const OWN = new Set([...KIND_IDS, ...PROPERTY_IDS.filter((id) => id.includes('-'))])
/** Names that are words of the code as well; a line that asks for a property or a kind by one means the vocabulary's. */
const ORDINARY = new Set(PROPERTY_IDS.filter((id) => !OWN.has(id)))

/** Headings of a form or a table, which are words for a reader. */
const HEADING = /(?:header: |label=)$/
/** What is compared with a property, or asked of the vocabulary by its name. */
const ASKED = /(?:\bproperty\)?\s*(?:[!=]==|:)\s*|\b(?:property|isProperty|knowsProperty|includes|Set)\(\[?)$/

/** The lines of a text that name a kind or a property. */
function named(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    if (/^\s*(?:\/?\*|\/\/|import )/.test(line)) return []
    const isNamed = [...line.matchAll(/(['"`])([A-Za-z][A-Za-z0-9-]*)\1/g)].some((match) => {
      const [, , word = ''] = match
      const before = line.slice(0, match.index)
      return (OWN.has(word) && !HEADING.test(before)) || (ORDINARY.has(word) && ASKED.test(before))
    })
    const isKey = OWN.has(/^\s*([A-Z][A-Za-z]+):/.exec(line)?.[1] ?? '')
    return isNamed || isKey ? [line.trim()] : []
  })
}

test('no code outside the vocabulary names a kind or a property: it asks for roles', () => {
  const found = ['src-main', 'src-renderer'].flatMap((top) =>
    readdirSync(path.join(projectFolder, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ts|svelte)$/.test(entry.name))
      .flatMap((entry) => {
        const file = path.join(entry.parentPath, entry.name)
        return named(readFileSync(file, 'utf8')).map((line) => `${path.relative(projectFolder, file)}: ${line}`)
      }),
  )
  expect(found).toEqual([])
})

test('a line that names one is found, and an ordinary word is not', () => {
  expect(named(`if (schema !== 'Event' && schema !== 'Agreement') continue`)).toHaveLength(1)
  expect(named(`const isOwnDate = claim.property === 'date'`)).toHaveLength(1)
  expect(named(`  Person: ['LegalEntity'],`)).toHaveLength(1)
  expect(named(`<EntityField schemata={['Place', 'Country']} />`)).toHaveLength(1)
  expect(named(`if (property === 'held-at') held.add(claim)`)).toHaveLength(1)
  expect(named(`<div role="status">`)).toEqual([])
  expect(named(`if (value.type === 'date') return value`)).toEqual([])
})

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../scripts/lib/project.mjs'

/** What the app itself does not use, by why it is there. */
const FOR_TESTS: Readonly<Record<string, string>> = {
  applyOps: 'carries a change out on a layer that a test holds',
  compareThreeWays:
    'compares the layers of two machines, which the stamps of records are there for; no machine meets another yet',
  SCHEMA_FILE: 'names the file of the published schema, which its test keeps',
  dossierFileJsonSchema: 'makes that file',
  dossierFileImporter: 'reads a dossier file without the look at what kind of file it is',
}

const EXPORT = /^export (?:async )?(?:const|let|function\*?|class|enum) ([\w$]+)/gm

describe('what a file gives to others', () => {
  const files = ['src-main', 'src-renderer', 'scripts', 'tests'].flatMap((top) =>
    readdirSync(path.join(projectFolder, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|svelte|mjs|cjs)$/.test(name) && !name.endsWith('.d.ts'))
      .map((name) => `${top}/${name.split(path.sep).join('/')}`),
  )
  const texts = new Map(files.map((file) => [file, readFileSync(path.join(projectFolder, file), 'utf8')]))
  /** By name, the files in which it stands, this one not counted. */
  const standsIn = new Map<string, Set<string>>()
  for (const [file, text] of texts) {
    if (file === 'tests/unit/dead-exports.test.ts') continue
    for (const word of new Set(text.match(/[\w$]+/g) ?? [])) {
      const known = standsIn.get(word)
      if (known) known.add(file)
      else standsIn.set(word, new Set([file]))
    }
  }
  const given = [...texts].flatMap(([file, text]) =>
    file.startsWith('src-') ? [...text.matchAll(EXPORT)].map(([, name = '']) => ({ file, name, text })) : [],
  )

  it('is taken by one of them', () => {
    expect(given.length).toBeGreaterThan(800)
    const dead = given.filter(({ file, name }) => [...(standsIn.get(name) ?? [])].every((other) => other === file))
    expect(dead.map(({ file, name }) => `${file}: ${name}`)).toEqual([])
  })

  it('is taken by the app, or it is said why not', () => {
    const uses = (text: string, name: string) =>
      text.split(new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`)).length - 1
    const onlyTested = given.filter(
      ({ file, name, text }) =>
        uses(text, name) === 1 &&
        [...(standsIn.get(name) ?? [])].every((other) => other === file || other.startsWith('tests/')),
    )
    expect(onlyTested.map(({ name }) => name).sort()).toEqual(Object.keys(FOR_TESTS).sort())
  })
})

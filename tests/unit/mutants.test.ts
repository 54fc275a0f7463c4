import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../scripts/lib/project.mjs'
import { CODE_MUTANTS } from '../torture/mutants/code'
import { GUARD_MUTANTS } from '../torture/mutants/guards'
import { STORAGE_MUTANTS } from '../torture/mutants/storage'

const MUTANTS = [...STORAGE_MUTANTS, ...CODE_MUTANTS, ...GUARD_MUTANTS]

/** The mutants of which something holds, by their names. */
const namesOf = (which: (mutant: (typeof MUTANTS)[number]) => boolean) =>
  MUTANTS.flatMap((mutant) => (which(mutant) ? [mutant.name] : []))

/** A mutant that no longer applies, or whose tests have moved, tells nothing: the torture that tries them is run seldom. */
describe('the faults that are put into the code on purpose', () => {
  it('change what stands once in their files', () => {
    const isStale = ({ file, text, replacement }: (typeof MUTANTS)[number]) => {
      const place = path.join(projectFolder, file)
      const times = existsSync(place) ? readFileSync(place, 'utf8').split(text).length - 1 : 0
      return times !== 1 || text === replacement
    }
    expect(namesOf(isStale)).toEqual([])
  })

  it('name tests that are there', () => {
    const isThere = (test: string) => existsSync(path.join(projectFolder, 'tests', 'unit', test))
    expect(namesOf(({ tests }) => tests.length === 0 || !tests.every(isThere))).toEqual([])
  })

  it('are each called otherwise', () => {
    const names = MUTANTS.map(({ name }) => name)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })
})

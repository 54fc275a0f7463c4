import { describe, expect, it } from 'vitest'
import { DossierIndex } from '../../../../src-main/domain/dossier/dossier-index'
import { Notebook } from '../../../../src-main/domain/notes/book/notebook'
import { emptyLayer } from '../../../../src-main/domain/records/records'
import { note } from '../../../support/notes'
import { smallDossier } from '../../../support/small-dossier'

const MANY = 50

/** Notes that all link to one record. */
function notebook(): Notebook {
  const layer = emptyLayer('river-pact')
  for (let at = 0; at < MANY; at++) layer.records.notes[`n-${at}`] = note(`n-${at}`, `Élan of [[${ID}]], ${at}.`)
  return new Notebook(new DossierIndex(smallDossier(), layer))
}

const ID = smallDossier().entities[0]?.id ?? ''

/** Permits so many steps. */
function upTo(steps: number): () => boolean {
  let left = steps
  return () => left-- > 0
}

describe('a notebook of many notes', () => {
  it('reads what links to a record in turns, and tells the same in the end', () => {
    const many = notebook()
    const counts: number[] = []
    let about = many.about(ID, 3, upTo(20))
    for (let turns = 0; turns < 20 && !about.complete; turns++) {
      counts.push(about.backlinksTotal)
      about = many.about(ID, 3, upTo(20))
    }
    expect(counts.slice(0, 2)).toEqual([20, 40])
    expect(about).toMatchObject({ complete: true, backlinksTotal: MANY })
    expect(about.backlinks).toHaveLength(3)
  })

  it('gives way after each note whose words it looks through', () => {
    const { ways, value } = counted(notebook().paging({ text: 'elan' }, 'changed', 0, 10))
    expect(ways).toBeGreaterThanOrEqual(MANY)
    expect(value).toMatchObject({ total: MANY })
  })

  it('gives way after each note that it reads to tell which name a record, however many records there are', () => {
    const one = counted(notebook().naming(new Set([ID])))
    expect(one.ways).toBeGreaterThanOrEqual(2 * MANY)
    expect(one.value).toHaveLength(MANY)
    const all = counted(notebook().naming(new Set([ID, ...Array.from({ length: 300 }, (_, at) => `n-${at}`)])))
    expect(all.ways).toBe(one.ways)
    expect(all.value).toHaveLength(MANY)
  })

  it('gives way after each note that it reads to tell which has a tag', () => {
    const { ways, value } = counted(notebook().tagging('ore'))
    expect(ways).toBeGreaterThanOrEqual(MANY)
    expect(value).toEqual([])
  })
})

/** How often work gives way, and its outcome. */
function counted<T>(work: Iterator<undefined, T>): { ways: number; value: T } {
  for (let ways = 0; ; ways++) {
    const { done, value } = work.next()
    if (done === true) return { ways, value }
  }
}

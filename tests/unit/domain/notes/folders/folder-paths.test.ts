import { describe, expect, it } from 'vitest'
import { FolderPaths } from '../../../../../src-main/domain/notes/folders/folder-paths'

const PATHS = [
  'Air.md',
  'x/Air.md',
  'x/y/Air.md',
  'z/Air.md',
  'z/Deep/Only.md',
  'x/Note.md',
  'x/y/Note.md',
  'pic/a b.PNG',
]

describe('a link between files of a folder', () => {
  const paths = new FolderPaths(PATHS)

  it.each([
    // By its path from the top first: a bare name is one too.
    ['Air', 'x/from.md', 'Air.md'],
    ['x/Air', 'z/from.md', 'x/Air.md'],
    // Else in the note's own folder or below it, else wherever the path is shortest.
    ['Note', 'x/from.md', 'x/Note.md'],
    ['Note', 'x/y/from.md', 'x/y/Note.md'],
    ['Note', 'z/from.md', 'x/Note.md'],
    ['y/Note', 'z/from.md', 'x/y/Note.md'],
    ['only', 'from.md', 'z/Deep/Only.md'],
    ['DEEP/Only.md', 'x/from.md', 'z/Deep/Only.md'],
    ['a b.png', 'z/from.md', 'pic/a b.PNG'],
    // From the folder on where it says so, and from the top.
    ['./Air', 'x/from.md', 'x/Air.md'],
    ['../Air', 'x/y/from.md', 'x/Air.md'],
    ['../../x/./Air', 'x/y/from.md', 'x/Air.md'],
    ['/Air', 'x/y/from.md', 'Air.md'],
    ['../../../Air', 'x/y/from.md', undefined],
    ['./Only', 'x/from.md', undefined],
    ['Nowhere', 'x/from.md', undefined],
    ['ir', 'x/from.md', undefined],
    ['', 'x/from.md', undefined],
  ])('%s in %s is %s, as in Obsidian', (link, from, path) => {
    expect(paths.resolve(link, from)).toBe(path)
  })

  it.each([
    ['Air.md', 'x/from.md', 'x/Air.md'],
    ['y/Air.md', 'x/from.md', 'x/y/Air.md'],
    ['../z/Air.md', 'x/from.md', 'z/Air.md'],
    ['z/Air.md', 'x/from.md', 'z/Air.md'],
    ['/Air.md', 'x/from.md', 'Air.md'],
    ['Only.md', 'x/from.md', 'z/Deep/Only.md'],
  ])('%s as an address in %s is %s, from the own folder first', (address, from, path) => {
    expect(paths.resolveAddress(address, from)).toBe(path)
  })

  it('is found among many of one name without looking at each for each', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => `f${at}/README.md`)
    const folder = new FolderPaths(many)
    for (const path of many) expect(folder.resolve('README', path.replace('README', 'from'))).toBe(path)
  })
})

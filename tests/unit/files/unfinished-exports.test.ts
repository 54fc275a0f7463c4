import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { wholeFile, wholeFolder } from '../../../src-main/files/export-target'
import { placeToGrow, removeUnfinishedExports } from '../../../src-main/files/unfinished-exports'
import { writeFileWhole } from '../../../src-main/files/write-file-whole'
import { bundle } from '../../support/bundle.mjs'
import { tempFolder } from '../../support/temp-folder'

let child: Awaited<ReturnType<typeof bundle>>
beforeAll(async () => void (child = await bundle('tests/support/export-child.ts')))
afterAll(() => child.remove())

/** A process that is in the middle of an export. */
async function exporting(kind: 'file' | 'folder', path: string): Promise<ChildProcess> {
  const started = spawn(process.execPath, [child.file, kind, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void started.kill('SIGKILL'))
  await once(started.stdout, 'data')
  return started
}

async function kill(running: ChildProcess): Promise<void> {
  const gone = once(running, 'exit')
  running.kill('SIGKILL')
  await gone
}

const KINDS = [
  ['file', 'file'],
  ['file', 'folder'],
  ['folder', 'file'],
  ['folder', 'folder'],
] as const

describe.each(KINDS)('an export of a %s that was killed', (killed, next) => {
  it(`leaves nothing behind once one of a ${next} has run there`, async () => {
    const folder = await tempFolder()
    await kill(await exporting(killed, join(folder, 'killed')))
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^\.dossier-export-.*\.part$/)])
    if (next === 'file') await writeFileWhole(join(folder, 'next'), Buffer.from('all of it'))
    else {
      const target = wholeFolder(join(folder, 'next'))
      await target.write('a.md', Buffer.from('all of it'))
      await target.publish()
    }
    expect(await readdir(folder)).toEqual(['next'])
  })
})

describe('what is removed', () => {
  it('is never what another process is writing, or this one', async () => {
    const folder = await tempFolder()
    const other = await exporting('folder', join(folder, 'other'))
    const own = wholeFile(join(folder, 'own'))
    await own.write('', Buffer.from('half'))
    const growing = await readdir(folder)
    expect(growing).toHaveLength(2)
    await removeUnfinishedExports(folder)
    expect(await readdir(folder)).toEqual(growing)
    await own.write('', Buffer.from(' and half'))
    await own.publish()
    await kill(other)
    await removeUnfinishedExports(folder)
    expect(await readdir(folder)).toEqual(['own'])
  })

  it('is never a file of a person’s, whatever it is called', async () => {
    const folder = await tempFolder()
    const names = [
      '.On gold.0123abcd.part',
      '.dossier-export-notes.part',
      'dossier-export-0123abcd-1-0123abcd.part',
      'film.part',
    ]
    for (const name of names) await writeFile(join(folder, name), 'mine')
    await mkdir(join(folder, '.dossier-export-drafts'))
    await removeUnfinishedExports(folder, Number.MAX_SAFE_INTEGER)
    expect((await readdir(folder)).sort()).toEqual([...names, '.dossier-export-drafts'].sort())
  })

  it('is what an earlier process of the same number left, and a link without what it leads to', async () => {
    const folder = await tempFolder()
    const kept = await tempFolder()
    await writeFile(join(kept, 'mine'), 'mine')
    const { path, grown } = placeToGrow(join(folder, 'out'))
    grown()
    await symlink(kept, path)
    await removeUnfinishedExports(folder)
    expect(await readdir(folder)).toEqual([])
    expect(await readdir(kept)).toEqual(['mine'])
  })

  it('is what another computer left, a day after it last wrote to it', async () => {
    const folder = await tempFolder()
    const left = join(folder, `.dossier-export-00000000-${process.ppid}-0123abcd.part`)
    await writeFile(left, 'half')
    const written = new Date('2025-06-01T12:00:00Z')
    await utimes(left, written, written)
    const hoursLater = (hours: number) => written.getTime() + hours * 60 * 60 * 1_000
    await removeUnfinishedExports(folder, hoursLater(23))
    expect(await readdir(folder)).toHaveLength(1)
    await removeUnfinishedExports(folder, hoursLater(25))
    expect(await readdir(folder)).toEqual([])
  })
})

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { wholeFile, wholeFolder } from '../../../src-main/files/export-target'
import { placeToGrow, removeNotedExports, removeUnfinishedExports } from '../../../src-main/files/unfinished-exports'
import { writeFileWhole } from '../../../src-main/files/write-file-whole'
import { renderBriefing } from '../../../src-main/briefing/render-briefing'
import { EXPORTERS } from '../../../src-main/exporters/exporters'
import { exportBriefing } from '../../../src-main/services/briefing/export-briefing'
import { exportDossier } from '../../../src-main/services/exchange/exchange-export'
import { ExportingFile } from '../../../src-main/storage/data-folder/exporting-file'
import { nodeDisk } from '../../../src-main/storage/disk/disk'
import { MAKERS } from '../../support/briefing-writers'
import { countingTools } from '../../support/counting-tools'
import { smallLibrary } from '../../support/library'
import { smallDossier } from '../../support/small-dossier'
import { fontsFolder } from '../briefing/engine'
import { terminalOn } from '../cli/terminal'
import { bundle } from '../../support/bundle.mjs'
import { tempFolder } from '../../support/temp-folder'

let child: Awaited<ReturnType<typeof bundle>>
beforeAll(async () => void (child = await bundle('tests/support/export-child.ts')))
afterAll(() => child.remove())

/** A process that is in the middle of an export. */
async function exporting(kind: 'file' | 'folder', path: string, ...list: string[]): Promise<ChildProcess> {
  const started = spawn(process.execPath, [child.file, kind, path, ...list], { stdio: ['ignore', 'pipe', 'inherit'] })
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
    const { path, end } = placeToGrow(join(folder, 'out'))
    await end()
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

const listIn = (path: string) => new ExportingFile(nodeDisk, path, () => true)

describe('what is noted of exports', () => {
  it.each(['file', 'folder'] as const)('has the start remove what one of a %s left that was killed', async (kind) => {
    const [folder, data] = [await tempFolder(), await tempFolder()]
    const list = join(data, 'exporting.json')
    await kill(await exporting(kind, join(folder, 'killed'), list))
    const [left = ''] = await readdir(folder)
    expect(await listIn(list).noted()).toEqual([join(folder, left)])
    await removeNotedExports(listIn(list))
    expect(await readdir(folder)).toEqual([])
    expect(await readdir(data)).toEqual([])
  })

  it('is gone once the export is, or was taken back', async () => {
    const [folder, data] = [await tempFolder(), await tempFolder()]
    const places = listIn(join(data, 'exporting.json'))
    const [whole, half] = [wholeFile(join(folder, 'whole'), places), wholeFolder(join(folder, 'half'), places)]
    await whole.write('', Buffer.from('all'))
    await half.write('a', Buffer.from('half'))
    expect(await places.noted()).toHaveLength(2)
    await whole.publish()
    await half.discard()
    expect(await readdir(folder)).toEqual(['whole'])
    expect(await readdir(data)).toEqual([])
  })

  it('makes the start remove nothing that is not surely left by this computer', async () => {
    const [folder, data] = [await tempFolder(), await tempFolder()]
    const places = listIn(join(data, 'exporting.json'))
    const running = await exporting('file', join(folder, 'running'))
    const own = wholeFile(join(folder, 'own'))
    await own.write('', Buffer.from('half'))
    const growing = await readdir(folder)
    const computer = growing[0]?.split('-')[2] ?? ''
    const elsewhere = `.dossier-export-00000000-999999999-0123abcd.part`
    const away = join(folder, 'stick', `.dossier-export-${computer}-999999999-0123abcd.part`)
    for (const name of ['mine.txt', elsewhere]) await writeFile(join(folder, name), 'mine')
    const noted = [...growing, elsewhere].map((name) => join(folder, name)).concat(away)
    // Nothing outside of this folder may be named here: a fault put into the code on purpose would remove it.
    const mine = join(folder, 'mine')
    await mkdir(mine)
    await writeFile(join(mine, 'own.txt'), 'mine')
    const forgotten = [join(folder, 'mine.txt'), mine]
    for (const place of [...noted, ...forgotten]) await places.note(place)
    await removeNotedExports(places)
    expect((await readdir(folder)).sort()).toEqual([...growing, 'mine', 'mine.txt', elsewhere].sort())
    expect(await readdir(mine)).toEqual(['own.txt'])
    expect(await places.noted()).toEqual(noted)
    await own.discard()
    await kill(running)
  })

  it('is nothing where nothing may be written, and no export fails for it', async () => {
    const folder = await tempFolder()
    const list = join(folder, 'exporting.json')
    const closed = new ExportingFile(nodeDisk, list, () => false)
    await closed.note(join(folder, 'x'))
    expect(await readdir(folder)).toEqual([])
    await writeFile(list, '["a')
    expect(await listIn(list).noted()).toEqual([])
    const nowhere = listIn(join(folder, 'no', 'such', 'folder', 'exporting.json'))
    await writeFileWhole(join(folder, 'out'), Buffer.from('all'), nowhere)
    expect((await readdir(folder)).sort()).toEqual(['exporting.json', 'out'])
  })

  it('is looked at when the terminal program starts to write', async () => {
    const desk = await smallLibrary(smallDossier())
    await desk.library().close()
    const folder = await tempFolder()
    await kill(await exporting('file', join(folder, 'killed'), join(desk.dataFolder, 'exporting.json')))
    const run = await terminalOn(desk)
    await run('list', '--dossier', 'river-pact')
    expect(await readdir(folder)).toHaveLength(1)
    await run('note', 'add', '--dossier', 'river-pact', '--text', 'x')
    expect(await readdir(folder)).toEqual([])
  })

  it('is every export of a dossier and of a briefing, while it lasts', async () => {
    const noted: string[] = []
    const forgotten: string[] = []
    const places = {
      noted: () => Promise.resolve([]),
      note: (place: string) => Promise.resolve(void noted.push(place)),
      forget: (place: string) => Promise.resolve(void forgotten.push(place)),
    }
    const desk = await smallLibrary(smallDossier(), { ...countingTools(), exporting: places })
    const session = await desk.session()
    for (const format of ['markdown', 'dossier', 'csv', 'followthemoney'] as const)
      await exportDossier(session, format, { path: join(desk.root, format), producer: 'Dossier', exporters: EXPORTERS })
    const plan = { format: 'brief', paper: 'A4', noteIds: 'all' } as const
    const render = renderBriefing({ fontsFolder })
    await exportBriefing(session, plan, { path: join(desk.root, 'briefing.md'), as: 'markdown', render, ...MAKERS })
    expect(noted).toHaveLength(5)
    expect(forgotten).toEqual(noted)
  })
})

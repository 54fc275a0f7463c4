import { mkdir, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CopyPlan, Settings } from '../../../../src-main/domain/ports'
import { mergeBroughtSettings } from '../../../../src-main/services/desktop/brought-settings'
import { CopyDesk } from '../../../../src-main/services/desktop/copy-desk'
import { isCopyDue } from '../../../../src-main/services/desktop/copy-plan'
import { saveNote } from '../../../../src-main/services/notes/edit-notes'
import { smallLibrary } from '../../../support/library'

const NOW = '2026-03-01T12:00:00.000Z'
const hoursAgo = (hours: number) => new Date(Date.parse(NOW) - hours * 3_600_000).toISOString()
const nothing = () => undefined

async function desk() {
  const small = await smallLibrary()
  const stick = join(small.root, 'stick')
  await mkdir(stick)
  const settings = {
    value: {} as Settings,
    save: (next: Settings) => {
      settings.value = next
      return Promise.resolve()
    },
  }
  const session = await small.session()
  const news: string[] = []
  const copies = new CopyDesk(small.library(), settings, session.tools.makeId, {
    dossiersChanged: () => news.push('changed'),
    reopened: (id) => news.push(`reopened ${id}`),
  })
  const write = (body: string) => saveNote(session, { targets: [], title: '', body, tags: [] })
  const copy = (folder = stick) => copies.copyTo(folder)(nothing, { aborted: false })
  return { ...small, stick, settings, session, copies, write, copy, news }
}

describe('copies by themselves', () => {
  const plan = (every: CopyPlan['every'], hours: number): CopyPlan => ({
    folder: '/stick',
    every,
    last: { at: hoursAgo(hours), name: 'Dossier copy', state: 'then' },
  })
  const due = (every: CopyPlan['every'], hours: number, more: { isThere?: boolean; state?: string } = {}) =>
    isCopyDue(plan(every, hours), { now: NOW, isThere: true, state: 'now', ...more })

  it('are due by how old the last one is', () => {
    expect([due('never', 9_000), due('there', 0.5), due('there', 2)]).toEqual([false, false, true])
    expect([due('day', 19), due('day', 21), due('week', 150), due('week', 160)]).toEqual([false, true, false, true])
  })

  it('are not due where nothing is new, where the folder is not there, and are where the clock was set back', () => {
    expect(due('there', 2, { state: 'then' })).toBe(false)
    expect(due('there', 2, { isThere: false })).toBe(false)
    expect(due('week', -5_000)).toBe(true)
  })

  it('go to the folder of the last one asked for, and only when something is new', async () => {
    const { copies, copy, stick, write, session } = await desk()
    await write('one')
    await copy()
    await copies.schedule('there')
    expect(await copies.copyIfDue('2027-01-01T00:00:00.000Z')).toBe(false)
    await write('two')
    expect(await copies.copyIfDue('2027-01-01T00:00:00.000Z')).toBe(true)
    expect(await readdir(stick)).toHaveLength(2)
    // On another machine each may be gone on with: what is in a copy counts as handed over, once.
    expect(Object.values(session.store.layer.records.handovers).map(({ way }) => way)).toEqual(['sent', 'sent'])
    expect(await copies.status()).toMatchObject({
      isThere: true,
      isNothingNew: true,
      plan: { folder: stick, every: 'there' },
    })
  })

  it('are left out in silence while the stick is not in, and the page says how old the last one is', async () => {
    const { copies, copy, stick, write } = await desk()
    await copy()
    await copies.schedule('day')
    await write('two')
    await rename(stick, `${stick}-out`)
    expect(await copies.copyIfDue('2027-01-01T00:00:00.000Z')).toBe(false)
    const { isThere, isNothingNew, plan } = await copies.status()
    expect({ isThere, isNothingNew }).toEqual({ isThere: false, isNothingNew: false })
    expect(plan?.lastAt).toMatch(/^2026-01-02T/)
    expect(plan?.problem).toBeUndefined()
  })

  it('that fail are told on the page and not tried again at once, and one that succeeds settles it', async () => {
    const { copies, copy, stick, write, settings, dataFolder } = await desk()
    await copy()
    await copies.schedule('day')
    await write('two')
    const plan = settings.value.copies
    settings.value = { copies: { folder: join(dataFolder, 'dossiers'), every: 'day' } }
    expect(await copies.copyIfDue('2027-01-01T00:00:00.000Z')).toBe(false)
    expect((await copies.status()).plan?.problem).toContain('inside the data folder')
    settings.value = { copies: { ...settings.value.copies, ...plan } as CopyPlan }
    expect(await copies.copyIfDue('2027-01-01T00:10:00.000Z')).toBe(false)
    expect(await copies.copyIfDue('2027-01-01T02:00:00.000Z')).toBe(true)
    expect((await copies.status()).plan?.problem).toBeUndefined()
    expect(await readdir(stick)).toHaveLength(2)
  })

  it('do not run twice at a time', async () => {
    const { copy } = await desk()
    const first = copy()
    await expect(copy()).rejects.toMatchObject({ code: 'conflict' })
    await first
  })

  it('that run as the app ends come to their end, or are stopped', async () => {
    const { copies, copy, stick } = await desk()
    const first = copy()
    await copies.finish(NOW, { aborted: false })
    await first
    expect(await readdir(stick)).toHaveLength(1)
    const second = copy()
    const stopped = expect(second).rejects.toMatchObject({ code: 'cancelled' })
    await copies.finish(NOW, { aborted: true })
    await stopped
    expect(await readdir(stick)).toHaveLength(1)
  })
})

describe('bringing back', () => {
  it('is an edit that Undo takes back, and a token serves once', async () => {
    const { copies, copy, session, stick, write, news } = await desk()
    const { id } = await write('one')
    await copy()
    await saveNote(session, { id, targets: [], title: '', body: 'changed', tags: [] })
    const { token, look } = await copies.look(stick, {})
    const [dossier] = look.dossiers
    expect(dossier).toMatchObject({ id: 'd1', state: 'differs' })
    const how = { [dossier?.file ?? '']: 'replace' } as const
    expect(await copies.bringBack(token, how)({})).toMatch(/^Brought back from Dossier copy /)
    expect(session.index.notes[id]?.body).toBe('one')
    expect(news).toEqual(['changed'])
    expect(await session.undo()).toBe('bring back from a copy')
    expect(session.index.notes[id]?.body).toBe('changed')
    expect(() => copies.bringBack(token, how)).toThrow('chosen again')
  })

  it('keeps habits that were set here, and adds words to the spelling list', () => {
    const here: Settings = { lastDossier: 'mine', renderer: { 'spelling.words': 'Gao\nMopti', 'pane.width': 300 } }
    const brought: Settings = {
      lastDossier: 'theirs',
      renderer: { 'spelling.words': 'Mopti\nMénaka', 'pane.width': 9, 'keys.letters': false },
    }
    expect(mergeBroughtSettings(here, brought)).toEqual({
      lastDossier: 'mine',
      renderer: { 'spelling.words': 'Gao\nMopti\nMénaka', 'pane.width': 300, 'keys.letters': false },
    })
  })
})

describe('what a copy on a stick says of this machine', () => {
  it('is no path of it', async () => {
    const { copies, copy, stick, root, write } = await desk()
    await write('one')
    await copy()
    await copies.schedule('day')
    await copy()
    const [name = ''] = await readdir(stick)
    for (const file of await readdir(join(stick, name), { recursive: true, withFileTypes: true })) {
      if (file.isFile()) expect(await readFile(join(file.parentPath, file.name), 'utf8')).not.toContain(root)
    }
  })
})

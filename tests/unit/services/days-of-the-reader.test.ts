import { makeHash } from '../../../src-main/services/session/content-hash'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { markdownFolderImporter } from '../../../src-main/importers/markdown-folder'
import { buildBriefing } from '../../../src-main/domain/briefing/build'
import { saveNote } from '../../../src-main/services/notes/edit-notes'
import { exportMoment, pinnedMoment } from '../../../src-main/services/briefing/export-moment'
import { NoteImportDesk } from '../../../src-main/services/notes/import-notes'
import { notebookOf } from '../../../src-main/services/session/notebook-of'
import { localDay, moment } from '../../../src-renderer/lib/words'
import { inTimeZone } from '../../support/in-time-zone'
import { smallLibrary } from '../../support/library'
import { terminalOn } from '../cli/terminal'

/** The moment at which all is done here. */
const NOW = '2026-01-02T03:04:05.000Z'

const PLAN = { format: 'report', paper: 'A4', noteIds: 'all' } as const

async function desk() {
  let ids = 0
  const small = await smallLibrary(undefined, { now: () => NOW, makeId: () => `r-${++ids}` })
  return { ...small, session: await small.session() }
}

describe.each([
  ['America/New_York', '2026-01-01', '22:04'],
  ['Pacific/Kiritimati', '2026-01-02', '17:04'],
  ['Asia/Kolkata', '2026-01-02', '08:34'],
])('for a reader in %s', (zone, day, time) => {
  inTimeZone(zone)

  it('window, terminal and print show one day, and the list of notes is narrowed by it', async () => {
    const { session, library, root, dataFolder } = await desk()
    await saveNote(session, { title: 'Evening', body: 'Late.', targets: [], tags: [] })
    const context = { now: NOW, producer: 'Dossier', contentHash: '0'.repeat(64), makeHash }
    const printed = buildBriefing(session.index, PLAN, context)
    expect(printed.day).toBe(day)
    expect(printed.notes.map(({ changedOn }) => changedOn)).toEqual([day])
    expect(localDay(new Date(NOW))).toBe(day)
    const page = (filter: { from?: string; to?: string }) => notebookOf(session).page(filter, 'changed', 0, 10).rows
    expect(page({ from: day, to: day })).toHaveLength(1)
    expect(page({ from: '2026-01-03' })).toEqual([])
    expect(page({ to: '2025-12-31' })).toEqual([])
    await library().close()
    const run = await terminalOn({ root, dataFolder })
    expect((await run('note', 'list', '--dossier', 'd1')).said).toContain(`${day} ${time}`)
  })

  it('a day in a file’s front matter is that day in the window and in print', async () => {
    const { session, root } = await desk()
    const folder = join(root, 'vault')
    await mkdir(folder)
    await writeFile(join(folder, 'a.md'), '---\ncreated: 2024-05-01\n---\nWritten on Labour Day.')
    const imports = new NoteImportDesk(markdownFolderImporter(), () => 'token')
    await imports.inspect(session, folder)
    await imports.bringIn(session, 'token')
    const [note] = Object.values(session.index.notes)
    expect(moment(note?.createdAt ?? '', new Date(NOW))).toMatch(/\b1 May 2024|May 1, 2024/)
    const context = { now: NOW, producer: 'Dossier', contentHash: '0'.repeat(64), makeHash }
    expect(buildBriefing(session.index, PLAN, context).notes[0]?.changedOn).toBe('2024-05-01')
  })

  it('an export that is to be made again bears the day in UTC that was set for it', () => {
    const pinned = () => pinnedMoment({ SOURCE_DATE_EPOCH: '1767322800' })
    const made = exportMoment({ now: () => NOW, pinned })
    expect(made).toEqual({ now: '2026-01-02T03:00:00.000Z', zone: 'UTC' })
    expect(exportMoment({ now: () => NOW })).toEqual({ now: NOW })
  })
})

it.each(['now', '-1', '1e9', '12.5', '999999999999'])('SOURCE_DATE_EPOCH=%s is refused with what to do', (set) => {
  expect(() => pinnedMoment({ SOURCE_DATE_EPOCH: set })).toThrow(/whole seconds since 1970, or unset it/)
})

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { editLabel } from '../../../../src-main/domain/records/edit-made'
import type { Change } from '../../../../src-main/domain/records/records'
import { deleteRecord } from '../../../../src-main/services/content/bin'
import { letStand } from '../../../../src-main/services/content/edit-content'
import { changeNotes, saveNote } from '../../../../src-main/services/notes/edit-notes'
import { MemoryDisk } from '../../../support/memory-disk'
import { change, note, putNote } from '../../../support/notes'
import { smallLibrary } from '../../../support/library'
import { openStorage } from '../../../support/storage'

interface WrittenChange {
  edit?: { kind: string }
  label?: string
}

/** Every change that stands in the journals and snapshots of a dossier. */
async function changesIn(folder: string): Promise<WrittenChange[]> {
  const changes: WrittenChange[] = []
  for (const name of await readdir(folder)) {
    if (!/^(journal|snapshot)-/.test(name)) continue
    for (const line of (await readFile(join(folder, name), 'utf8')).split('\n')) {
      const json = line.slice(line.indexOf('{'))
      if (!json.startsWith('{"seq"') && !json.startsWith('{"history"')) continue
      const read = JSON.parse(json) as { changes?: WrittenChange[]; history?: WrittenChange[] }
      changes.push(...(read.changes ?? read.history ?? []))
    }
  }
  return changes
}

async function afterRestart(made: Partial<Change>): Promise<Change | undefined> {
  const disk = new MemoryDisk()
  const first = await openStorage({ disk })
  await (await first.open('sahel')).commit({ ...change('c-1', [putNote(note('n-1'))]), ...made })
  await first.close()
  return (await (await openStorage({ disk })).open('sahel')).history.at(-1)
}

describe('an edit in the journal', () => {
  it('says what it did as a kind, and holds no sentence', async () => {
    const desk = await smallLibrary()
    const session = await desk.session()
    const { id } = await saveNote(session, { targets: [], title: 'zq-secret-zq', body: 'zq', tags: [], private: true })
    await changeNotes(session, { kind: 'these', ids: [id] }, { kind: 'add-tag', tag: 'zq-tag' })
    await letStand(session, ['c-member', 'c-founded'])
    await deleteRecord(session, 'notes', id)
    await session.undo()
    await desk.library().close()
    const written = await changesIn(join(desk.dataFolder, 'dossiers', 'd1'))
    expect(written.length).toBeGreaterThan(3)
    for (const { edit, label } of written) {
      expect(label).toBeUndefined()
      expect(edit?.kind).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(JSON.stringify(edit)).not.toMatch(/zq| /)
    }
    const kinds = written.map(({ edit }) => edit?.kind)
    expect(kinds.slice(0, 2)).toEqual(['add-note', 'tag-notes'])
    expect(kinds.slice(-2)).toEqual(['delete-note', 'delete-note'])
  })

  it('is still told in the words of a version that had no kinds', async () => {
    const made = await afterRestart({ label: 'change the ancient thing' })
    expect(made?.edit).toBeUndefined()
    expect(made && editLabel(made)).toBe('change the ancient thing')
  })

  it('is kept as it is when only a later version knows its kind', async () => {
    const plain = change('c-1', [putNote(note('n-1'))])
    delete plain.label
    const disk = new MemoryDisk()
    const first = await openStorage({ disk })
    const edit = { kind: 'turn-upside-down', count: 3, angle: 180 }
    await (await first.open('sahel')).commit({ ...plain, edit })
    await first.close()
    const store = await (await openStorage({ disk })).open('sahel')
    expect(store.undecided).toBeNull()
    expect(store.history.at(-1)?.edit).toEqual(edit)
    expect(editLabel({ edit })).toBe('a change made with a newer version')
  })
})

describe('the words of an edit', () => {
  it('count what it was done to', () => {
    expect(editLabel({ edit: { kind: 'let-claims-stand', count: 1 } })).toBe('let a claim stand')
    expect(editLabel({ edit: { kind: 'let-claims-stand', count: 4 } })).toBe('let 4 claims stand')
  })

  it('take no word from the prototype of objects for a kind', () => {
    expect(editLabel({ edit: { kind: 'constructor' } })).toBe('a change made with a newer version')
  })
})

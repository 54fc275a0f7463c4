import { describe, expect, it, vi } from 'vitest'
import type { Bundles } from '../../../src-main/domain/ports'
import { DossierLibrary } from '../../../src-main/services/session/dossier-library'
import { saveNote } from '../../../src-main/services/notes/edit-notes'
import { MemoryDisk } from '../../support/memory-disk'
import { countingTools } from '../../support/counting-tools'
import { openStorage } from '../../support/storage'

const noBundles: Bundles = { list: () => Promise.resolve([]), read: () => Promise.reject(new Error('none')) }

describe('closing the library', () => {
  it('does not wait for ever for a disk that is full, and refuses what is not saved', async () => {
    const disk = new MemoryDisk()
    const tools = countingTools()
    const library = new DossierLibrary(noBundles, await openStorage({ disk, program: 'app', ...tools }), tools)
    const session = await library.open(await library.create({ title: 'Mine', marking: 'TLP:AMBER+STRICT' }))
    disk.fault = ({ kind, path }) => (kind === 'write' && path.includes('journal') ? { code: 'ENOSPC' } : null)
    const draft = { targets: [], title: '', body: 'text', tags: [] }
    const first = expect(saveNote(session, draft)).rejects.toMatchObject({ code: 'storage-failed' })
    const second = expect(saveNote(session, draft)).rejects.toMatchObject({ code: 'storage-failed' })
    await vi.waitFor(() => expect(session.store.saveState().kind).toBe('not-saved'), { timeout: 60_000 })
    await Promise.all([library.close(), first, second])
  })

  it('waits for edits that are under way', async () => {
    const disk = new MemoryDisk()
    const tools = countingTools()
    const library = new DossierLibrary(noBundles, await openStorage({ disk, ...tools }), tools)
    const id = await library.create({ title: 'Mine', marking: 'TLP:AMBER+STRICT' })
    const session = await library.open(id)
    const saving = [1, 2, 3].map((count) => saveNote(session, { targets: [], title: '', body: `${count}`, tags: [] }))
    await library.close()
    await Promise.all(saving)
    const again = await (await openStorage({ disk })).open(id)
    expect(Object.keys(again.layer.records.notes)).toHaveLength(3)
  })
})

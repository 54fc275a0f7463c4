import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { answerByHand, turn, type MadeCall } from '../../../support/renderer-calls'

let calls: MadeCall[] = []
beforeEach(() => {
  calls = answerByHand()
})

afterAll(async () => {
  const { session } = await import('../../../../src-renderer/state/dossier/session.svelte')
  session.contents = null
})

async function desk() {
  const { noteList } = await import('../../../../src-renderer/state/notes/note-list.svelte')
  const { session } = await import('../../../../src-renderer/state/dossier/session.svelte')
  /** Reads the list of a dossier with these notes. */
  const read = async (dossierId: string, ids: readonly string[]) => {
    session.contents = { dossierId, entities: [], sources: [] } as never
    const reading = noteList.load()
    const made = calls.at(-1)
    made?.succeed({
      total: ids.length,
      hidden: 0,
      rows: ids.map((id) => ({ id })),
      facets: { all: ids.length, private: 0 },
    })
    await reading
    await turn()
    return made?.input
  }
  return { noteList, read }
}

describe('the list of notes', () => {
  it.each([
    ['some', () => ['n-1']],
    ['all', () => 'all' as const],
  ])('selects nothing in a dossier of what was selected in the one before: %s', async (_which, which) => {
    const { noteList, read } = await desk()
    await read('a', ['n-1', 'n-2'])
    const ids = which()
    if (ids === 'all') noteList.selectAll()
    else for (const id of ids) noteList.select(id, true)
    expect(noteList.selectedCount).toBeGreaterThan(0)
    await read('b', ['m-1', 'm-2', 'm-3'])
    expect(noteList.selectedCount).toBe(0)
    await noteList.changeSelected({ kind: 'pin', pinned: true }, () => 'Pinned.')
    expect(calls.filter(({ channel }) => channel === 'note:change-many')).toEqual([])
  })

  it('shows all of a dossier, whatever it was narrowed to in the one before', async () => {
    const { noteList, read } = await desk()
    await read('a', ['n-1', 'n-2'])
    noteList.show({ tag: 'gold' })
    expect(await read('a', ['n-2'])).toMatchObject({ filter: { tag: 'gold' } })
    expect(await read('b', ['m-1'])).toMatchObject({ filter: {}, offset: 0 })
    expect(noteList.isOpen).toBe(true)
    expect(noteList.rows.map((row) => row?.id)).toEqual(['m-1'])
  })

  it('stays as it was left when the same dossier is read anew', async () => {
    const { noteList, read } = await desk()
    await read('a', ['n-1', 'n-2'])
    noteList.show({ tag: 'gold' })
    await read('a', ['n-1', 'n-2'])
    noteList.select('n-2', true)
    expect(await read('a', ['n-1', 'n-2'])).toMatchObject({ filter: { tag: 'gold' } })
    expect(noteList.isSelected('n-2')).toBe(true)
    expect(noteList.selectedCount).toBe(1)
  })
})

import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { saveNote } from '../../../../src-main/services/notes/edit-notes'
import { withLinksFollowing } from '../../../../src-main/services/notes/follow-renames'
import type { Planned } from '../../../../src-main/services/session/dossier-session'
import { smallLibrary } from '../../../support/library'
import { smallDossier } from '../../../support/small-dossier'

const NOTE = { tags: [], targets: [] }

it('lets the rest of the app go on while an edit is planned, and no other edit come between', async () => {
  const session = await (await smallLibrary(smallDossier())).session()
  const { id } = await saveNote(session, { ...NOTE, title: 'Bamako', body: 'one' })
  const seen: (string | undefined)[] = []
  let turns = 0
  let done = false
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockReturnValue(now)
  onTestFinished(() => clock.mockRestore())
  const edit = session.editInTurns({ kind: 'change-note' }, function* (): Iterator<undefined, Planned<null>> {
    for (let step = 0; step < 4; step++) {
      seen.push(session.index.notes[id]?.body)
      // The clock says that it has gone on for longer than work may that others wait for.
      clock.mockReturnValue((now += 60_000))
      yield
    }
    const note = session.index.notes[id]
    return { ops: note ? [session.put('notes', { ...note, body: 'slow' })] : [], answer: null }
  })
  const quick = session.edit({ kind: 'change-note' }, () => {
    const note = session.index.notes[id]
    return { ops: note ? [session.put('notes', { ...note, body: `${note.body} and quick` })] : [], answer: null }
  })
  void edit.then(() => (done = true))
  while (!done) {
    turns++
    await nextTurn()
  }
  await quick
  expect(turns).toBeGreaterThan(3)
  expect(seen).toEqual(['one', 'one', 'one', 'one'])
  expect(session.index.notes[id]?.body).toBe('slow and quick')
})

it('refuses with what its plan throws on the way, and changes nothing', async () => {
  const session = await (await smallLibrary(smallDossier())).session()
  const edit = session.editInTurns({ kind: 'change-note' }, function* (): Iterator<undefined, Planned<null>> {
    yield
    throw new RangeError('no')
  })
  await expect(edit).rejects.toThrow('no')
  expect(session.store.history).toEqual([])
})

it('reads the notes whose links follow a renaming one at a time', async () => {
  const session = await (await smallLibrary(smallDossier())).session()
  const { id } = await saveNote(session, { ...NOTE, title: 'Old title', body: '' })
  for (let at = 0; at < 20; at++) await saveNote(session, { ...NOTE, title: `n ${at}`, body: 'See [[Old title]].' })
  const note = session.index.notes[id]
  const work = withLinksFollowing(session, note ? [session.put('notes', { ...note, title: 'New title' })] : [])
  let ways = 0
  for (let step = work.next(); step.done !== true; step = work.next()) ways++
  expect(ways).toBeGreaterThanOrEqual(40)
})

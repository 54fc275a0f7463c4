import { expect, it, onTestFinished, vi } from 'vitest'
import { saveNote } from '../../../../src-main/services/notes/edit-notes'
import { smallLibrary } from '../../../support/library'
import { smallDossier } from '../../../support/small-dossier'

const NOTE = { tags: [], targets: [] }

/** Reads how many notes there are at each of some steps, and gives way after each; somebody writes meanwhile, as often as it says. */
async function reading(disturbances: number) {
  const session = await (await smallLibrary(smallDossier())).session()
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 60_000))
  onTestFinished(() => clock.mockRestore())
  let begun = 0
  const outcome = session.read(function* () {
    const isDisturbed = begun++ < disturbances
    const seen = [session.index.noteCount]
    const writing = isDisturbed && saveNote(session, { ...NOTE, title: `n ${begun}`, body: '' })
    // Only where somebody has the next turn does anything come of it.
    for (let step = 0; step < 100_000 && writing && session.index.noteCount === seen[0]; step++) yield
    seen.push(session.index.noteCount)
    yield
    return seen
  })
  const seen = await outcome
  await session.settled()
  return { seen, begun }
}

it('reads at a pace what nobody changes meanwhile', async () => {
  expect(await reading(0)).toEqual({ seen: [0, 0], begun: 1 })
})

it('answers of one moment of a dossier that is changed while it is read', async () => {
  expect(await reading(1)).toEqual({ seen: [1, 1], begun: 2 })
})

it('is done in one go in the end where somebody goes on writing', async () => {
  const { seen, begun } = await reading(40)
  expect(begun).toBe(4)
  expect(seen[0]).toBe(seen[1])
})

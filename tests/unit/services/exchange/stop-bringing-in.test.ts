import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { CancelSignal } from '../../../../src-main/domain/ports'
import type { DossierContent } from '../../../../src-main/domain/records/dossier'
import { handOver } from '../../../../src-main/domain/leaving/handover'
import { markdownFolderImporter } from '../../../../src-main/importers/markdown-folder'
import { NoteImportDesk } from '../../../../src-main/services/notes/import-notes'
import { exchangeDesk } from '../../../support/exchange-desk'
import { packDossier, unpackedDossier } from '../../../support/exchange-files'
import { aClaim } from '../../../support/records'
import { smallDossier } from '../../../support/small-dossier'

/** Claims that the file has and the dossier here does not: more than are written at once. */
const NEW_CLAIMS = 250

/** How often a stop is looked for before it is there. */
const STOPS = [0, 1, 2, 5, 20, 100, 300, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000]

async function fileWith(path: string, claims: number): Promise<void> {
  const content: DossierContent = smallDossier()
  for (let at = 0; at < claims; at++)
    content.claims.push(aClaim(`c-new-${at}`, 'river-pact-org', { citations: [], ownJudgement: true }))
  await writeFile(path, packDossier(unpackedDossier(content)))
}

/** True from the time on when it has been asked so often. */
function stopAfter(times: number): CancelSignal {
  let asked = 0
  return {
    get aborted() {
      return asked++ >= times
    },
  }
}

/** Lets work give way after every step that it may. */
function alwaysGivingWay(): void {
  let now = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 60_000))
  onTestFinished(() => clock.mockRestore())
}

/** Calls the work with stops later and later, until none comes any more; answers after how many it was stopped. */
async function stoppedAgainAndAgain(
  work: (signal: CancelSignal) => Promise<unknown>,
  isAsBefore: () => Promise<void>,
): Promise<number[]> {
  const stopped: number[] = []
  for (const times of STOPS) {
    try {
      await work(stopAfter(times))
      return stopped
    } catch (error) {
      expect(error).toMatchObject({ code: 'cancelled' })
      stopped.push(times)
      await isAsBefore()
    }
  }
  throw new Error('it was stopped each time')
}

it('changes nothing in a dossier that is here when bringing a file into it is stopped, however far it has come', async () => {
  const { desk, library, root } = await exchangeDesk()
  const path = join(root, 'incoming.dossier')
  await fileWith(path, 0)
  await desk.bringIn((await desk.inspect(path)).token)
  const session = await library().open('river-pact')
  const { content: before } = handOver(session.index)
  await fileWith(path, NEW_CLAIMS)
  const { token } = await desk.inspect(path)
  alwaysGivingWay()
  const phases = new Set<string>()
  const stopped = await stoppedAgainAndAgain(
    (signal) => desk.bringIn(token, 'theirs', {}, { signal, onProgress: ({ phase }) => phases.add(phase) }),
    async () => {
      expect(handOver(session.index).content).toEqual(before)
      expect(session.store.history).toEqual([])
      expect(session.store.saveState()).toEqual({ kind: 'saved' })
      await Promise.resolve()
    },
  )
  expect(stopped.length).toBeGreaterThan(6)
  expect(phases).toContain('Bringing in')
  expect(session.index.claims.size).toBe(before.claims.length + NEW_CLAIMS)
  expect(session.store.history).toHaveLength(1)
})

it('makes no dossier of a file when that is stopped, however far it has come', async () => {
  const { desk, library, root } = await exchangeDesk()
  const path = join(root, 'incoming.dossier')
  await fileWith(path, NEW_CLAIMS)
  const { token } = await desk.inspect(path)
  const listed = await library().list()
  const folders = async () => (await readdir(root, { recursive: true })).filter((name) => name.includes('river-pact'))
  alwaysGivingWay()
  const stopped = await stoppedAgainAndAgain(
    (signal) => desk.bringIn(token, undefined, {}, { signal }),
    async () => {
      expect(await library().list()).toEqual(listed)
      expect(await folders()).toEqual([])
    },
  )
  expect(stopped.length).toBeGreaterThan(6)
  expect((await library().open('river-pact')).index.claims.size).toBe(smallDossier().claims.length + NEW_CLAIMS)
})

it('brings no note of a folder in when that is stopped, however far it has come, and all of them the next time', async () => {
  const { root, session: opened } = await exchangeDesk(smallDossier())
  const session = await opened()
  const folder = join(root, 'vault')
  await mkdir(folder)
  for (let at = 0; at < NEW_CLAIMS; at++) await writeFile(join(folder, `n-${at}.md`), `On [[n-${at + 1}]].`)
  const desk = new NoteImportDesk(markdownFolderImporter(), session.tools.makeId)
  const { token } = await desk.inspect(session, folder)
  alwaysGivingWay()
  const phases = new Set<string>()
  const stopped = await stoppedAgainAndAgain(
    (signal) => desk.bringIn(session, token, { signal, onProgress: ({ phase }) => phases.add(phase) }),
    async () => {
      expect(session.index.notes).toEqual({})
      expect(session.store.history).toEqual([])
      await Promise.resolve()
    },
  )
  expect(stopped.length).toBeGreaterThan(6)
  expect([...phases]).toEqual(['Comparing with what is here', 'Bringing in'])
  expect(session.index.noteCount).toBe(NEW_CLAIMS)
  expect(session.store.history).toHaveLength(1)
})

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DossierError } from '../../../../src-main/domain/errors'
import { asIs } from '../../../../src-main/domain/messages/message'
import { openDataFolderOrAsk, type WayOut } from '../../../../src-main/services/desktop/open-data-folder'
import { ChosenFolders } from '../../../../src-main/storage/data-folder/chosen-folders'
import { resolveDataFolder } from '../../../../src-main/storage/data-folder/default-data-folder'
import { nodeDisk } from '../../../../src-main/storage/disk/disk'
import { switchDataFolder } from '../../../../src-main/storage/data-folder/switch-data-folder'
import { AT } from '../../../support/notes'
import { openStorage } from '../../../support/storage'
import { tempFolder } from '../../../support/temp-folder'

/** A person in front of a data folder that is a file, who answers the questions in turn. */
async function personWho(ways: WayOut[], folders: (string | null)[] = []) {
  const place = await tempFolder()
  const [blocked, config] = [join(place, 'blocked'), join(place, 'config')]
  await writeFile(blocked, 'a file, not a folder')
  const chosenFolders = join(config, 'dossier', 'chosen-folders.json')
  const reasons: string[] = []
  const opened = () =>
    openDataFolderOrAsk(blocked, {
      open: (dataFolder) => openStorage({ dataFolder, chosenFolders, access: 'write-if-free', program: 'app' }),
      switchTo: (from, to) => {
        const chosen = new ChosenFolders(nodeDisk, chosenFolders)
        return switchDataFolder({ disk: nodeDisk, from, to, mayWrite: false, program: 'app', now: () => AT, chosen })
      },
      ask: (reason) => {
        reasons.push(reason)
        return Promise.resolve(ways.shift() ?? 'quit')
      },
      chooseFolder: () => Promise.resolve(folders.shift() ?? null),
    })
  const next = () =>
    resolveDataFolder(['--data-dir', blocked], { XDG_CONFIG_HOME: config }, { name: 'linux', home: '/' })
  return { opened, reasons, next, blocked }
}

it('opens the folder that is chosen in the place of one that can’t be used, now and at every later start', async () => {
  const other = join(await tempFolder(), 'other')
  const { opened, reasons, next } = await personWho(['choose another'], [other])
  const result = await opened()
  expect(result).toMatchObject({ dataFolder: other, storage: { readOnly: null } })
  expect(reasons).toEqual([expect.stringMatching(/can’t be written.*is a file, not a folder/)])
  expect(next()).toBe(other)
})

it('asks again when no folder was chosen, or one that can’t be used either, and says why', async () => {
  const occupied = await tempFolder()
  await writeFile(join(occupied, 'thesis.docx'), 'mine')
  const { opened, reasons, next, blocked } = await personWho(
    ['choose another', 'choose another', 'try again', 'quit'],
    [null, occupied],
  )
  expect(await opened()).toBeNull()
  expect(reasons).toHaveLength(4)
  expect(reasons[2]).toContain('holds something else than dossiers')
  expect(reasons[3]).toContain('is a file, not a folder')
  expect(next()).toBe(blocked)
})

it('leaves alone what another folder would not mend', async () => {
  const steps = {
    open: () => Promise.reject(new DossierError('internal', asIs('broken'))),
    switchTo: () => Promise.resolve(),
    ask: () => Promise.reject(new Error('not to be asked')),
    chooseFolder: () => Promise.resolve(null),
  }
  await expect(openDataFolderOrAsk('/x', steps)).rejects.toThrow('broken')
})

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { DossierContent } from '../../src-main/domain/records/dossier'
import { DossierLibrary } from '../../src-main/services/session/dossier-library'
import type { SessionTools } from '../../src-main/services/session/dossier-session'
import { bundlesIn } from '../../src-main/storage/dossiers/bundles'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { countingTools } from './counting-tools'
import { aClaim, aDossier, anEntity, aSource, date, link } from './records'
import { tempFolder } from './temp-folder'

/** Two members, an alliance of disputed age and a speaker. */
const TINY: DossierContent = aDossier({
  entities: [
    anEntity('mali', { schema: 'Country' }),
    anEntity('aes'),
    anEntity('camara', { schema: 'Person', summary: { text: 'A minister.', citations: [] } }),
  ],
  claims: [
    aClaim('c-member', 'mali', { property: 'member-of', value: link('aes') }),
    aClaim('c-founded', 'aes', { property: 'founded', value: date('2023-09') }),
    aClaim('c-founded-2', 'aes', { property: 'founded', value: date('2024-07~') }),
    aClaim('c-said', 'aes', { kind: 'attributed', property: 'statement', attributedTo: 'camara', about: ['mali'] }),
  ],
  sources: [aSource('s1'), aSource('s2')],
})

/** A fresh copy of it, to be spoilt freely. */
export const tinyDossier = () => structuredClone(TINY)

/** A library on real folders with one bundled dossier, `d1`, in a folder of this name. `reopen` closes it and opens it again, as a restart does. */
export async function smallLibrary(content: DossierContent = TINY, tools: SessionTools = countingTools(), within = '') {
  const root = join(await tempFolder(), within)
  const folder = join(root, 'dossiers', content.dossier.id)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'dossier.json'), JSON.stringify(content))
  const dataFolder = join(root, 'data')
  const bundles = bundlesIn({ folder: join(root, 'dossiers') })
  const open = async () =>
    new DossierLibrary(
      bundles,
      await openDossierStorage({ dataFolder, whenDiskFails: 'refuse', bundles, ...tools }),
      tools,
    )
  let library = await open()
  onTestFinished(() => library.close())
  return {
    dataFolder,
    root,
    library: () => library,
    session: () => library.open(content.dossier.id),
    async reopen() {
      await library.close()
      library = await open()
      return library
    },
  }
}

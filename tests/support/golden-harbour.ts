import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tempFolder } from './temp-folder'

const fixture = (path: string) => fileURLToPath(new URL(`../fixtures/${path}`, import.meta.url))

/**
 * What version 1 of the app wrote, by its own code: a dossier of the reader's (`OWN`) and their work over the one that comes with the
 * app (`BUNDLED`), as a data folder, and the former as a `.dossier` file and inside a briefing.
 */
export const OWN = 'g-1'
export const BUNDLED = 'sahel-russia'
export const DOSSIER_FILE = fixture('exchange/version-1/harbour.dossier')
export const BRIEFING_FILE = fixture('exchange/version-1/harbour.pdf')
export const SHIPPED_DOSSIERS = fileURLToPath(new URL('../../resources/dossiers', import.meta.url))

type Records = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>

/** The records of both, as version 1 held them in memory. */
export async function writtenRecords(): Promise<{ own: Records; sahel: Records }> {
  const { own, sahel } = JSON.parse(await readFile(fixture('storage/harbour-version-1.json'), 'utf8')) as {
    own: { records: Records }
    sahel: { records: Records }
  }
  return { own: own.records, sahel: sahel.records }
}

/** A copy of the data folder, to be opened and changed. */
export async function harbourFolder(): Promise<string> {
  const folder = join(await tempFolder(), 'data')
  await cp(fixture('storage/harbour-version-1'), folder, { recursive: true })
  return folder
}

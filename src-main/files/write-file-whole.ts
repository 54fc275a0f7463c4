import type { ExportPlaces } from '../domain/ports'
import { wholeFile } from './export-target'

/**
 * Writes a file that is either whole or not there: beside the target first, then renamed over it.
 * *Errors*: `storage-failed` with what to do; the target is then as it was.
 */
export async function writeFileWhole(path: string, bytes: Uint8Array, places?: ExportPlaces): Promise<void> {
  const target = wholeFile(path, places)
  await target.write('', bytes)
  await target.publish()
}

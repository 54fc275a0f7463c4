import { DossierError } from '../domain/errors'
import { say } from '../domain/messages/message'
import type { ExportStream, WorkOptions } from '../domain/exchange/exchange-ports'
import type { ExportTarget } from './export-target'

/**
 * Writes an export piece by piece into its target, which gets its name only when all is there.
 * *Units*: answers the bytes written. *Errors*: `cancelled`, `storage-failed`; the target is then as it was.
 */
export async function writeExport(
  stream: ExportStream,
  target: ExportTarget,
  { onProgress, signal }: WorkOptions = {},
): Promise<number> {
  let done = 0
  try {
    for (const { file, bytes, records } of stream.pieces) {
      refuseCancelled(signal)
      await target.write(file, bytes)
      done = Math.min(done + records, stream.records)
      onProgress?.({ phase: 'Writing', done, total: stream.records })
    }
    refuseCancelled(signal)
    return await target.publish()
  } catch (error) {
    await target.discard()
    throw error
  }
}

function refuseCancelled(signal: WorkOptions['signal']): void {
  if (signal?.aborted) throw new DossierError('cancelled', say('leaving.export-stopped'))
}

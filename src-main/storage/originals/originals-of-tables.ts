import { say, type Message } from '../../domain/messages/message'
import type { Original } from '../../domain/records/original'
import { sourceSchema } from '../../domain/records/source'
import type { Disk } from '../disk/disk'
import { hashesNamedIn } from './named-hashes'
import type { OriginalFiles } from './original-files'
import { tableOf, type RecordTables } from '../tables/record-table'

/** An original, and the title of a source that it belongs to. */
export interface OwnedOriginal extends Original {
  source: string
}

/** The originals of the sources in the tables, and with `binned` of those in the bin, each as often as a source has it. */
export function originalsIn(tables: RecordTables, which: 'present' | 'binned too' = 'binned too'): OwnedOriginal[] {
  const records = Object.values(tableOf(tables, 'sources').byId)
  if (which === 'binned too')
    for (const entry of Object.values(tableOf(tables, 'bin').byId)) {
      const { record } = entry
      if (typeof record === 'object' && record !== null) records.push(record as Record<string, unknown>)
    }
  return records.flatMap((record) => {
    if (record.originals === undefined) return []
    const source = sourceSchema.pick({ title: true, originals: true }).loose().safeParse(record)
    return source.success ? (source.data.originals ?? []).map((each) => ({ ...each, source: source.data.title })) : []
  })
}

/** Which files of the sources in the tables are not there, a sentence each. */
export async function missingOriginals(
  files: Pick<OriginalFiles, 'notThere'>,
  tables: RecordTables,
): Promise<Message[]> {
  const originals = originalsIn(tables, 'present')
  const missing = await files.notThere(originals)
  return originals
    .filter(({ sha256 }) => missing.has(sha256))
    .map(({ name, source }) => say('recovery.file-gone', { name, source }))
}

/** The hashes that a backup names, and the tables do not: what may be named nowhere else. */
export async function lastNamedIn(
  disk: Disk,
  path: string,
  { originals, tables }: { originals: Pick<OriginalFiles, 'isEmpty'>; tables: RecordTables | undefined },
): Promise<Set<string>> {
  if (await originals.isEmpty()) return new Set()
  const named = await hashesNamedIn(disk, path).catch(() => new Set<string>())
  if (tables) for (const { sha256 } of originalsIn(tables)) named.delete(sha256)
  return named
}

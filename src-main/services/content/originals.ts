import { basename } from 'node:path'
import type { Finding } from '../../domain/checking/finding'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { DossierStorage, LongWork } from '../../domain/ports'
import type { Id } from '../../domain/records/ids'
import { originalSchema, type Original, type OriginalState } from '../../domain/records/original'
import type { Source } from '../../domain/records/source'
import { mediaTypeOf } from './media-type'
import { wholeFile } from '../../files/export-target'
import { found, type DossierSession } from '../session/dossier-session'

/** Keeps what sources were read from. */
type OriginalsIn = Pick<DossierStorage, 'originals'>

/** A file that becomes an original. */
interface FileToKeep {
  name: string
  pieces: AsyncIterable<Uint8Array>
}

/** What came of it. `alsoIn` are titles of other sources with the same file. */
interface AddedOriginal {
  original: Original
  alsoIn: string[]
}

/** An original of a source, and how it is with its file. */
interface CheckedOriginal {
  source: Source
  original: Original
  state: OriginalState
}

/** Gives a source a file that it was read from; the same file again only mends it. *Errors*: `not-found`, `read-only`, `storage-failed`. */
export async function addOriginal(
  { originals }: OriginalsIn,
  session: DossierSession,
  sourceId: Id,
  { name, pieces }: FileToKeep,
  work: LongWork = {},
): Promise<AddedOriginal> {
  const { title } = found(session.index.sources.get(sourceId), 'source')
  const record = async ([kept]: readonly Pick<Original, 'sha256' | 'sizeBytes'>[]): Promise<AddedOriginal> => {
    const original = originalSchema.parse({ name: basename(name), mediaType: mediaTypeOf(name), ...kept })
    await session.edit(
      { kind: 'add-original' },
      () => {
        const source = found(session.index.sources.get(sourceId), 'source')
        const present = source.originals ?? []
        if (present.some(({ sha256 }) => sha256 === original.sha256)) return { ops: [], answer: null }
        const ops = [session.put('sources', { ...source, originals: [...present, original], createdBy: 'user' })]
        return { ops, answer: null }
      },
      title,
    )
    const others = [...session.index.sources.values()].filter(
      ({ id, originals: own }) => id !== sourceId && own?.some(({ sha256 }) => sha256 === original.sha256),
    )
    return { original, alsoIn: others.map((source) => source.title) }
  }
  return originals.keep([{ pieces }], record, work)
}

/** Takes a file from a source. It stays in the data folder as long as undo, the bin or a backup may bring it back. *Errors*: `not-found`. */
export function removeOriginal(session: DossierSession, sourceId: Id, sha256: string): Promise<Id> {
  return session.edit(
    { kind: 'remove-original' },
    () => {
      const source = found(session.index.sources.get(sourceId), 'source')
      const { originals = [], ...fields } = source
      const left = originals.filter((original) => original.sha256 !== sha256)
      if (left.length === originals.length) throw new DossierError('not-found', say('original.not-of-source'))
      const changed: Source = { ...fields, ...(left.length > 0 && { originals: left }), createdBy: 'user' }
      return { ops: [session.put('sources', changed)], answer: sourceId }
    },
    session.index.sources.get(sourceId)?.title,
  )
}

/** A file of a source that is not what was kept, as `dossier check` says it. */
interface FileFinding extends Finding<'damaged-file' | 'missing-file'> {
  words: string
}

const FINDINGS = {
  damaged: { code: 'damaged-file', message: 'is damaged: its bytes are not those that were kept' },
  missing: { code: 'missing-file', message: 'is missing from the data folder' },
} as const

/** What is wrong with the files of a dossier's sources. *Errors*: as `checkOriginals`. */
export async function originalFindings(storage: OriginalsIn, session: DossierSession): Promise<FileFinding[]> {
  return (await checkOriginals(storage, session)).flatMap(({ source, original, state }) => {
    if (state === 'whole') return []
    const finding = { ...FINDINGS[state], path: `sources.${source.id}.originals.${original.sha256}` }
    const words = `The file ‘${original.name}’ of the source ‘${source.title}’ ${finding.message}. Add the same file again, or bring it back from a full copy.`
    return [{ ...finding, words }]
  })
}

/**
 * Writes an original to a place outside, byte for byte as it came; the place is as it was when that fails.
 * *Units*: answers the bytes written. *Errors*: `not-found`, `storage-failed`, also when the file is damaged.
 */
export async function saveOriginal({ originals }: OriginalsIn, sha256: string, path: string): Promise<number> {
  const target = wholeFile(path)
  try {
    for await (const piece of originals.read(sha256)) await target.write('', piece)
    return await target.publish()
  } catch (error) {
    await target.discard()
    throw error
  }
}

/** The originals of a dossier's sources, each file read from start to end. *Errors*: `storage-failed`, `cancelled`. */
export async function checkOriginals(
  { originals }: OriginalsIn,
  { index }: DossierSession,
  work: LongWork = {},
): Promise<CheckedOriginal[]> {
  const all = [...index.sources.values()].flatMap((source) =>
    (source.originals ?? []).map((original) => ({ source, original })),
  )
  const states = await originals.check(
    all.map(({ original }) => original.sha256),
    work,
  )
  return all.map((each) => ({ ...each, state: states.get(each.original.sha256) ?? 'missing' }))
}

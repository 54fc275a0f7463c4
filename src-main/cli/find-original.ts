import { DossierError } from '../domain/errors'
import { say } from '../domain/messages/message'
import type { Original } from '../domain/records/original'
import type { Source } from '../domain/records/source'

/** *Units*: hex digits of a SHA-256 that name a file among those of one source. */
const ENOUGH_DIGITS = 8

/** The file of a source with this name, or whose SHA-256 begins so; its only one when none is named. *Errors*: `not-found`, `conflict`. */
export function findOriginal({ title, originals = [] }: Source, wanted: string | undefined): Original {
  const called =
    wanted === undefined
      ? originals
      : originals.filter(
          ({ name, sha256 }) => name === wanted || (wanted.length >= ENOUGH_DIGITS && sha256.startsWith(wanted)),
        )
  const [original] = called
  if (original === undefined) throw new DossierError('not-found', say('terminal.no-file', { source: title }))
  if (called.length === 1) return original
  const names = called.map(({ name, sha256 }) => `${name} (${sha256.slice(0, ENOUGH_DIGITS)})`).join(', ')
  throw new DossierError('conflict', say('terminal.several-files', { source: title, names }))
}

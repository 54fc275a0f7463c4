import type { DossierError } from '../domain/errors'
import { say } from '../domain/messages/message'
import { quoted, rejected } from './open-zip'

/** *Source*: the deepest place in a dossier is about 8 levels down. */
const MAX_DEPTH = 40
/** *Source*: a dossier of a million claims holds about eight million objects and lists; V8 takes some 3 s and 1 GB for ten. */
const MAX_CONTAINERS = 10_000_000

/**
 * The value of a JSON text from outside, found harmless before any code walks it recursively.
 * *Errors*: `import-rejected` for bytes that are not UTF-8 or JSON, nested too deeply, or with a key named `__proto__`.
 */
export function parseJson(bytes: Uint8Array, name: string): unknown {
  refuseShape(bytes, name)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof TypeError) throw rejected(say('reading.part-not-utf8', { part: name }))
    if (error instanceof SyntaxError) throw rejected(say('reading.part-not-json', { part: name }), [shortReason(error)])
    // A string longer than V8 can hold.
    throw rejected(say('reading.part-unreadable', { part: name }), [], error)
  }
  refuseStrange(value, name)
  return value
}

/**
 * Counts the objects and lists of a JSON text, and how deep they stand, before it is parsed: a few megabytes can hold enough of them
 * to end the process that parses them. *Shape*: UTF-8, in which no byte of a longer sign is one of JSON's own.
 */
function refuseShape(bytes: Uint8Array, name: string): void {
  let depth = 0
  let containers = 0
  let inString = false
  for (let at = 0; at < bytes.length; at++) {
    const sign = bytes[at]
    if (inString) {
      if (sign === BACKSLASH) at++
      else if (sign === QUOTE) inString = false
    } else if (sign === QUOTE) inString = true
    else if (sign === OBJECT || sign === LIST) {
      if (++depth > MAX_DEPTH) throw tooDeep(name)
      if (++containers > MAX_CONTAINERS)
        throw rejected(say('reading.part-too-many-parts', { part: name, most: MAX_CONTAINERS }))
    } else if (sign === OBJECT_END || sign === LIST_END) depth--
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OBJECT = 0x7b
const OBJECT_END = 0x7d
const LIST = 0x5b
const LIST_END = 0x5d

function tooDeep(name: string): DossierError {
  return rejected(say('reading.part-too-deep', { part: name, most: MAX_DEPTH }))
}

/** V8 quotes the text around the fault, which may hold anything. */
function shortReason(error: SyntaxError): string {
  return quoted(error.message.replace(/\s+/g, ' '))
}

/** Walks a value that is known to be shallow. */
function refuseStrange(value: unknown, name: string): void {
  if (typeof value !== 'object' || value === null) return
  // An own key of this name can only come from a text that was written to confuse.
  if (Object.hasOwn(value, '__proto__')) throw rejected(say('reading.part-proto', { part: name }))
  for (const child of Object.values(value)) refuseStrange(child, name)
}

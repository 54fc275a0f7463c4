import { quoted, rejected } from './zip-reader'

/** *Source*: the deepest place in a dossier is about 8 levels down. */
const MAX_DEPTH = 40

/**
 * The value of a JSON text from outside, found harmless before any code walks it recursively.
 * *Errors*: `import-rejected` for bytes that are not UTF-8 or JSON, nested too deeply, or with a key named `__proto__`.
 */
export function parseJson(bytes: Uint8Array, name: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof TypeError) throw rejected(`${name} in the file is not text in UTF-8.`)
    if (error instanceof SyntaxError) throw rejected(`${name} in the file is not JSON.`, [shortReason(error)])
    // A string longer than V8 can hold.
    throw rejected(`${name} in the file cannot be read.`, [], error)
  }
  refuseStrange(value, name)
  return value
}

/** V8 quotes the text around the fault, which may hold anything. */
function shortReason(error: SyntaxError): string {
  return quoted(error.message.replace(/\s+/g, ' '))
}

function refuseStrange(value: unknown, name: string): void {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) {
      throw rejected(`${name} in the file is nested more than ${MAX_DEPTH} levels deep, as no dossier is.`)
    }
    const next: unknown[] = []
    for (const parent of level) {
      if (typeof parent !== 'object' || parent === null) continue
      // An own key of this name can only come from a text that was written to confuse.
      if (Object.hasOwn(parent, '__proto__')) throw rejected(`${name} in the file has a field named __proto__.`)
      for (const child of Object.values(parent)) if (typeof child === 'object' && child !== null) next.push(child)
    }
    level = next
  }
}

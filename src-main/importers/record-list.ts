import { inFigures } from '../domain/text/counted'
import type { z } from 'zod'
import type { CancelSignal } from '../domain/ports'
import { Pace } from '../pace/pace'
import { issueWords } from './issue-words'
import { quoted } from './open-zip'

/** How many faults are named; whoever made the file needs the first few. */
export const MAX_FAULTS = 20

/**
 * Checks records one by one and gives the app a turn now and then.
 * *Shape*: answers the parsed records; adds to `faults` a sentence for each fault, up to `MAX_FAULTS`.
 * *Errors*: `cancelled`.
 */
export async function parseRecords<S extends z.ZodType>(
  schema: S,
  records: readonly unknown[],
  place: { file: string; noun: string },
  faults: string[],
  options: { onRecord?: (record: z.output<S>) => void; signal?: CancelSignal },
): Promise<z.output<S>[]> {
  const parsed: z.output<S>[] = []
  const pace = new Pace(options.signal)
  for (const [at, record] of records.entries()) {
    const result = schema.safeParse(record)
    if (result.success) {
      parsed.push(result.data)
      options.onRecord?.(result.data)
    } else {
      faults.push(...describeFaults(result.error, `${place.file}, ${place.noun} ${recordName(record, at)}`))
      if (faults.length >= MAX_FAULTS) break
    }
    await pace.pause()
  }
  return parsed
}

/** 'dossier.json, claim "c-1" (number 3): citations.0.locator is missing.' for each fault. */
export function describeFaults(error: z.ZodError, place: string): string[] {
  const issues = error.issues.flatMap((issue) => meant(issue))
  return issues.slice(0, MAX_FAULTS).map((issue) => {
    const field = issue.path.map(String).join('.')
    return `${place}: ${field === '' ? 'it' : quotedField(field)} ${issueWords(issue)}.`
  })
}

/** Of what may be one thing or another, the faults of the one that was meant: the one in which the fault lies deepest. */
function meant(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const depth = (faults: readonly z.core.$ZodIssue[]) => Math.max(0, ...faults.map(({ path }) => path.length))
  const [deepest] = [...issue.errors].sort((a, b) => depth(b) - depth(a))
  if (deepest === undefined || depth(deepest) === 0) return [issue]
  return deepest.flatMap((fault) => meant({ ...fault, path: [...issue.path, ...fault.path] }))
}

function recordName(record: unknown, at: number): string {
  const number = `number ${inFigures(at + 1)}`
  const id = typeof record === 'object' && record !== null && 'id' in record ? record.id : undefined
  return typeof id === 'string' ? `${quoted(id)} (${number})` : number
}

/** A path is made of the schema's own names, but for the keys of maps. */
function quotedField(field: string): string {
  return /^[\w.-]+$/.test(field) ? field : quoted(field)
}

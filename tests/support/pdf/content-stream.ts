/** What happens in a page's content, as far as tagging and text are concerned. */
export type ContentEvent =
  | { kind: 'begin'; tag: string; mcid?: number }
  | { kind: 'end' }
  | { kind: 'font'; name: string }
  /** *Shape*: two-byte codes. */
  | { kind: 'show'; codes: number[] }
  /** Any other operator that leaves a mark on the page. */
  | { kind: 'paint'; operator: string }

const PAINTING = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'Do', 'sh'])

/** Reads a content stream. *Source*: ISO 32000-1, 7.8.2; only what the briefing engine writes is understood, anything else throws. */
export function readContent(content: string): ContentEvent[] {
  const events: ContentEvent[] = []
  let operands: string[] = []
  for (const token of tokens(content)) {
    if (!/^[A-Za-z'"][A-Za-z0-9*'"]*$/.test(token)) {
      operands.push(token)
      continue
    }
    if (token === 'BMC') events.push({ kind: 'begin', tag: nameOf(operands[0]) })
    else if (token === 'BDC') {
      const mcid = /\/MCID (\d+)/.exec(operands[1] ?? '')?.[1]
      events.push({
        kind: 'begin',
        tag: nameOf(operands[0]),
        ...(mcid === undefined ? {} : { mcid: Number(mcid) }),
      })
    } else if (token === 'EMC') events.push({ kind: 'end' })
    else if (token === 'Tf') events.push({ kind: 'font', name: nameOf(operands[0]) })
    else if (token === 'TJ' || token === 'Tj') events.push({ kind: 'show', codes: codesOf(operands.join('')) })
    else if (PAINTING.has(token)) events.push({ kind: 'paint', operator: token })
    operands = []
  }
  return events
}

function* tokens(content: string): Generator<string> {
  const pattern = /<<[^>]*>>|\[[^\]]*\]|<[0-9a-fA-F]*>|\([^)]*\)|\/?[^\s[\]<>()/]+/g
  for (const [token] of content.matchAll(pattern)) yield token
}

function nameOf(operand: string | undefined): string {
  if (!operand?.startsWith('/')) throw new Error(`not a name: ${operand}`)
  return operand.slice(1)
}

function codesOf(array: string): number[] {
  const codes: number[] = []
  for (const [, hex = ''] of array.matchAll(/<([0-9a-fA-F]*)>/g))
    for (let at = 0; at < hex.length; at += 4) codes.push(Number.parseInt(hex.slice(at, at + 4), 16))
  return codes
}

import { saidOf } from './poppler'

/** An element of a PDF's structure as Poppler reads it. */
export interface PopplerElement {
  type: string
  /** All that it holds, in its order. */
  text: string
  kids: PopplerElement[]
  parent: PopplerElement | undefined
}

/** The structure of a PDF and the words in it, read by Poppler. */
export async function popplerStructure(pdf: Uint8Array): Promise<PopplerElement> {
  const lines = (await saidOf(pdf, 'pdfinfo', (file) => ['-struct-text', file])).split('\n')
  const root: PopplerElement = { type: 'Root', text: '', kids: [], parent: undefined }
  let path: { indent: number; element: PopplerElement }[] = [{ indent: -1, element: root }]
  for (const line of lines) {
    const [, spaces = '', words = ''] = /^( *)(.*)$/.exec(line) ?? []
    if (words === '') continue
    path = path.filter(({ indent }) => indent < spaces.length)
    const parent = path.at(-1)?.element ?? root
    if (words.startsWith('"')) {
      const text = words.replace(/^"|"$/g, '')
      for (let element: PopplerElement | undefined = parent; element; element = element.parent) element.text += text
      continue
    }
    const element: PopplerElement = { type: words.split(/[ <(]/)[0] ?? '', text: '', kids: [], parent }
    parent.kids.push(element)
    path.push({ indent: spaces.length, element })
  }
  return root
}

/** The element and all below it. */
export function* everyElement(element: PopplerElement): Generator<PopplerElement> {
  yield element
  for (const kid of element.kids) yield* everyElement(kid)
}

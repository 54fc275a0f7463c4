import type { LinkTarget } from '../content/inline'
import type { Destination } from '../layout/destinations'
import type { Line, LineLink } from '../text/line'
import type { Rgb, TextStyle } from '../text/text-style'
import type { BriefingPdf } from './briefing-pdf'
import { textString, type PdfDictionary, type PdfReference } from './pdfkit-internals'
import type { ContentSlot, StructureKeys } from './structure'

/** What the painter of one page needs to know of the whole document. */
export interface PaintContext {
  readonly pdf: BriefingPdf
  readonly pages: readonly PdfReference[]
  readonly keys: StructureKeys
  readonly pageHeightPt: number
  destination(anchor: string): Destination | undefined
}

interface OpenMark {
  slot: ContentSlot | 'artifact'
  inText: boolean
}

/**
 * Draws one page. Text is marked with the structure element it belongs to, everything else is an artifact unless a slot is given.
 * *Units*: points from the upper left corner of the page.
 */
export class Painter {
  readonly annotations: PdfReference[] = []
  readonly #out: string[] = []
  #mark: OpenMark | undefined
  #inText = false
  #artifactDepth = 0
  #font = ''
  #color = ''
  #rise = 0

  constructor(
    readonly context: PaintContext,
    readonly page: number,
  ) {}

  /** Everything drawn inside is an artifact, links included: repeated headers, running heads. */
  artifact(draw: () => void): void {
    this.#artifactDepth++
    draw()
    this.#artifactDepth--
  }

  /** Draws a line of text with its baseline at y. */
  line(line: Line, xPt: number, baselinePt: number): void {
    if (line.runs.length === 0) return
    this.#beginText()
    this.#out.push(`1 0 0 1 ${number(xPt + line.xPt)} ${number(this.context.pageHeightPt - baselinePt)} Tm`)
    let x = xPt + line.xPt
    let show = ''
    const links: { link: LineLink; from: number; to: number; style: TextStyle }[] = []
    const flush = (): void => {
      if (show !== '') this.#out.push(`[${show}]TJ`)
      show = ''
    }
    for (const run of line.runs) {
      const { style, word } = run
      const slot = this.#artifactDepth > 0 ? ('artifact' as const) : run.slot
      let widthPt = (word.width * style.sizePt) / 1000
      if (this.#mark?.slot !== slot || !this.#mark.inText) {
        flush()
        this.#openMark(slot, true)
      }
      for (const piece of word.pieces) {
        const font = `/${piece.font.resource} ${number(style.sizePt)} Tf`
        const rise = (style.risePt ?? 0) + (piece.rise * style.sizePt) / 1000
        const color = `${style.color.map(number).join(' ')} rg`
        if (font !== this.#font || rise !== this.#rise || color !== this.#color) {
          flush()
          if (font !== this.#font) this.#out.push((this.#font = font))
          if (rise !== this.#rise) this.#out.push(`${number((this.#rise = rise))} Ts`)
          if (color !== this.#color) this.#out.push((this.#color = color))
        }
        show += piece.show
      }
      if (run.space && line.extraPt !== 0) {
        show += -Math.round((line.extraPt * 1000) / style.sizePt)
        widthPt += line.extraPt
      }
      if (run.link && this.#artifactDepth === 0) {
        const last = links.at(-1)
        if (last && last.link === run.link) last.to = x + widthPt
        else links.push({ link: run.link, from: x, to: x + widthPt, style })
      }
      x += widthPt
    }
    flush()
    for (const { link, from, to, style } of links) this.#annotate(link, from, to, baselinePt, style)
  }

  /** A filled rectangle. */
  fill(xPt: number, yPt: number, widthPt: number, heightPt: number, color: Rgb): void {
    this.#graphics('artifact')
    this.#setColor(color)
    this.#out.push(`${this.#rectangle(xPt, yPt, widthPt, heightPt)} f`)
  }

  /** A straight rule. */
  rule(
    x1: number,
    y1: number,
    x2: number,
    y2: number,
    widthPt: number,
    color: Rgb,
    dash: readonly number[] = [],
  ): void {
    this.#graphics('artifact')
    const h = this.context.pageHeightPt
    this.#out.push(
      `q ${color.map(number).join(' ')} RG ${number(widthPt)} w [${dash.join(' ')}] 0 d ${number(x1)} ${number(h - y1)} m ${number(x2)} ${number(h - y2)} l S Q`,
    )
  }

  /** An outlined rectangle. */
  frame(
    xPt: number,
    yPt: number,
    widthPt: number,
    heightPt: number,
    strokePt: number,
    color: Rgb,
    dash: readonly number[] = [],
  ): void {
    this.#graphics('artifact')
    this.#out.push(
      `q ${color.map(number).join(' ')} RG ${number(strokePt)} w [${dash.join(' ')}] 0 d ${this.#rectangle(xPt, yPt, widthPt, heightPt)} S Q`,
    )
  }

  /** Raw path operators, in points from the upper left corner after a flip of the axes, as part of `slot` or as an artifact. */
  drawing(slot: ContentSlot | 'artifact', operators: string): void {
    this.#graphics(this.#artifactDepth > 0 ? 'artifact' : slot)
    this.#out.push(`q 1 0 0 -1 0 ${number(this.context.pageHeightPt)} cm ${operators} Q`)
  }

  /** The page's content stream. */
  finish(): string {
    this.#closeMark()
    this.#endText()
    return this.#out.join('\n')
  }

  #rectangle(xPt: number, yPt: number, widthPt: number, heightPt: number): string {
    const y = this.context.pageHeightPt - yPt - heightPt
    return `${number(xPt)} ${number(y)} ${number(widthPt)} ${number(heightPt)} re`
  }

  #setColor(color: Rgb): void {
    const operator = `${color.map(number).join(' ')} rg`
    if (operator !== this.#color) this.#out.push((this.#color = operator))
  }

  #graphics(slot: ContentSlot | 'artifact'): void {
    if (this.#mark && (this.#mark.inText || this.#mark.slot !== slot)) this.#closeMark()
    this.#endText()
    if (!this.#mark) this.#openMark(slot, false)
  }

  #beginText(): void {
    if (this.#inText) return
    this.#closeMark()
    this.#out.push('BT')
    this.#inText = true
  }

  #endText(): void {
    if (!this.#inText) return
    this.#out.push('ET')
    this.#inText = false
  }

  #openMark(slot: ContentSlot | 'artifact', inText: boolean): void {
    this.#closeMark()
    if (slot === 'artifact') this.#out.push('/Artifact BMC')
    else {
      const mark = this.context.keys.nextMark(this.page)
      slot.marks.push(this.page, mark)
      this.#out.push(`/${slot.owner.type} <</MCID ${mark}>> BDC`)
    }
    this.#mark = { slot, inText }
  }

  #closeMark(): void {
    if (this.#mark) this.#out.push('EMC')
    this.#mark = undefined
  }

  #annotate(link: LineLink, from: number, to: number, baselinePt: number, style: TextStyle): void {
    const action = this.#action(link.to)
    if (!action) return
    const { pdf, keys, pageHeightPt } = this.context
    const base = pageHeightPt - baselinePt + (style.risePt ?? 0)
    const key = keys.nextKey()
    const reference = pdf.ref({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [from, base - style.sizePt * 0.25, to, base + style.sizePt * 0.8].map(round),
      Border: [0, 0, 0],
      F: 4,
      Contents: textString(link.description),
      StructParent: key,
      ...action,
    })
    reference.end()
    this.annotations.push(reference)
    link.slot.annotations.push({ page: this.page, reference, key })
  }

  #action(to: LinkTarget): PdfDictionary | undefined {
    if (to.kind === 'url') return { A: { S: 'URI', URI: textString(to.url) } }
    const destination = this.context.destination(to.anchor)
    const page = destination && this.context.pages[destination.page]
    if (!destination || !page) return undefined
    return { Dest: [page, 'XYZ', null, round(this.context.pageHeightPt - destination.yPt + 4), null] }
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** A number as PDF writes it, to a hundredth of a point. */
export function number(value: number): string {
  return String(round(value))
}

import type { LinkTarget } from '../content/inline'
import type { DocumentFont } from '../fonts/document-fonts'
import type { Destination } from '../layout/destination'
import type { Line, LineLink } from '../text/line'
import type { Rgb } from '../../figures/colours'
import type { TextStyle } from '../text/text-style'
import type { BriefingPdf } from './briefing-pdf'
import { pdfText } from './pdf-syntax'
import type { PdfReference } from './pdfkit-internals'
import type { ContentSlot, StructureKeys } from './structure'

/** What the painter of one page needs to know of the whole document. */
export interface PaintContext {
  readonly pdf: BriefingPdf
  readonly pages: readonly PdfReference[]
  readonly keys: StructureKeys
  readonly pageHeightPt: number
  destination(anchor: string): Destination | undefined
}

const ARTIFACT = 'artifact'
/** *Units*: of the size of the type: how far above the baseline a line through words stands, and how thick it is. */
const STRIKE_RISE = 0.28
const STRIKE_WEIGHT = 0.06

/**
 * Draws one page. Text is marked with the structure element it belongs to, everything else is an artifact unless a slot is given.
 * *Units*: points from the upper left corner of the page.
 */
export class Painter {
  /** The numbers of the page's annotations. */
  readonly annotations: number[] = []
  readonly #out: string[] = []
  #mark: ContentSlot | typeof ARTIFACT | undefined
  /** True when the open mark was opened inside a text object, where it must be closed too. */
  #markInText = false
  #inText = false
  #artifactDepth = 0
  #font: DocumentFont | undefined
  #sizePt = 0
  #color: Rgb | undefined
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
    const struck: { from: number; to: number; style: TextStyle }[] = []
    const unsaid = line.spoken && new Map(line.spoken)
    const flush = (): void => {
      if (show !== '') this.#out.push(`[${show}]TJ`)
      show = ''
    }
    for (const { word, source, space } of line.runs) {
      const { style, link } = source
      const slot = this.#artifactDepth > 0 ? ARTIFACT : source.slot
      let widthPt = (word.width * style.sizePt) / 1000
      const says = slot === ARTIFACT ? undefined : unsaid?.get(slot)
      if (this.#mark !== slot || !this.#markInText || says) {
        flush()
        this.#openMark(slot, true, says)
        // where such letters stand in two places of a line, the first says it all
        if (says && slot !== ARTIFACT) unsaid?.set(slot, '')
      }
      for (const piece of word.pieces) {
        const rise = (style.risePt ?? 0) + (piece.rise * style.sizePt) / 1000
        if (
          piece.font !== this.#font ||
          style.sizePt !== this.#sizePt ||
          rise !== this.#rise ||
          style.color !== this.#color
        ) {
          flush()
          this.#setText(piece.font, style, rise)
        }
        show += piece.show
      }
      if (space && line.extraPt !== 0) {
        show += -Math.round((line.extraPt * 1000) / style.sizePt)
        widthPt += line.extraPt
      }
      if (link && this.#artifactDepth === 0) {
        const last = links.at(-1)
        if (last && last.link === link) last.to = x + widthPt
        else links.push({ link, from: x, to: x + widthPt, style })
      }
      if (style.struck) {
        const last = struck.at(-1)
        if (last && last.style === style && last.to === x) last.to = x + widthPt
        else struck.push({ from: x, to: x + widthPt, style })
      }
      x += widthPt
    }
    flush()
    for (const { from, to, style } of struck) {
      const y = baselinePt - style.sizePt * STRIKE_RISE
      this.rule(from, y, to, y, style.sizePt * STRIKE_WEIGHT, style.color)
    }
    for (const { link, from, to, style } of links) this.#annotate(link, from, to, baselinePt, style)
  }

  /** A filled rectangle. */
  fill(xPt: number, yPt: number, widthPt: number, heightPt: number, color: Rgb): void {
    this.#graphics(ARTIFACT)
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
    this.#graphics(ARTIFACT)
    const h = this.context.pageHeightPt
    this.#out.push(
      `q ${colour(color)} RG ${number(widthPt)} w [${dash.join(' ')}] 0 d ${number(x1)} ${number(h - y1)} m ${number(x2)} ${number(h - y2)} l S Q`,
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
    this.#graphics(ARTIFACT)
    this.#out.push(
      `q ${colour(color)} RG ${number(strokePt)} w [${dash.join(' ')}] 0 d ${this.#rectangle(xPt, yPt, widthPt, heightPt)} S Q`,
    )
  }

  /** Raw path operators, in points from the upper left corner after a flip of the axes, as part of `slot` or as an artifact. */
  drawing(slot: ContentSlot, operators: string): void {
    this.#graphics(this.#artifactDepth > 0 ? ARTIFACT : slot)
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

  #setText(font: DocumentFont, style: TextStyle, rise: number): void {
    if (font !== this.#font || style.sizePt !== this.#sizePt) {
      this.#out.push(`/${font.resource} ${number(style.sizePt)} Tf`)
      this.#font = font
      this.#sizePt = style.sizePt
    }
    if (rise !== this.#rise) this.#out.push(`${number(rise)} Ts`)
    this.#rise = rise
    this.#setColor(style.color)
  }

  #setColor(color: Rgb): void {
    if (color === this.#color) return
    this.#out.push(`${colour(color)} rg`)
    this.#color = color
  }

  #graphics(slot: ContentSlot | typeof ARTIFACT): void {
    if (this.#mark && (this.#markInText || this.#mark !== slot)) this.#closeMark()
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

  #openMark(slot: ContentSlot | typeof ARTIFACT, inText: boolean, says?: string): void {
    this.#closeMark()
    if (slot === ARTIFACT) this.#out.push('/Artifact BMC')
    else {
      const mark = this.context.keys.nextMark(this.page)
      slot.marks.push(this.page, mark)
      const actual = says === undefined ? '' : `/ActualText${pdfText(says)}`
      this.#out.push(`/${slot.owner.type} <</MCID ${mark}${actual}>> BDC`)
    }
    this.#mark = slot
    this.#markInText = inText
  }

  #closeMark(): void {
    if (this.#mark) this.#out.push('EMC')
    this.#mark = undefined
  }

  #annotate(link: LineLink, from: number, to: number, baselinePt: number, style: TextStyle): void {
    const action = this.#action(link.to)
    if (action === undefined) return
    const { pdf, keys, pageHeightPt } = this.context
    const base = pageHeightPt - baselinePt + (style.risePt ?? 0)
    const key = keys.nextKey()
    const rect = [from, base - style.sizePt * 0.25, to, base + style.sizePt * 0.8].map(number).join(' ')
    const annotation = pdf.reserve()
    pdf.put(
      annotation,
      `<</Type/Annot/Subtype/Link/Rect[${rect}]/Border[0 0 0]/F 4/Contents${pdfText(link.description)}/StructParent ${key}${action}>>`,
    )
    this.annotations.push(annotation)
    link.slot.annotations.push({ page: this.page, annotation, key })
  }

  /** *Shape*: undefined when the link leads to nothing that is in this briefing. */
  #action(to: LinkTarget): string | undefined {
    if (to.kind === 'url') return `/A<</S/URI/URI${pdfText(asciiUrl(to.url))}>>`
    const destination = this.context.destination(to.anchor)
    const page = destination && this.context.pages[destination.page]
    if (!destination || !page) return undefined
    return `/Dest[${page.id} 0 R/XYZ null ${number(this.context.pageHeightPt - destination.yPt + 4)} null]`
  }
}

/** *Source*: ISO 32000-1, 12.6.4.7: a URI is ASCII. */
function asciiUrl(url: string): string {
  return url.replace(/[^\x21-\x7e]/gu, (character) =>
    encodeURIComponent(/[\ud800-\udfff]/u.test(character) ? '\ufffd' : character),
  )
}

/** *Shape*: 'r g b', fine enough to tell any two of the 256 steps of a screen apart. */
function colour(color: Rgb): string {
  return color.map((share) => String(Math.round(share * 1000) / 1000)).join(' ')
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** A number as PDF writes it, to a hundredth of a point. */
export function number(value: number): string {
  return String(round(value))
}

import { inSentence } from '../domain/vocabulary/in-sentence'
import { ACCENT, INK, QUIET, TINT } from './colours'
import { linePath, n, rectanglePath, type Figure, type FigureCanvas, type MeasureText } from './figure'
import { FIGURE_EDGE, FIGURE_LABEL, FIGURE_STRONG } from './figure-styles'
import { layOutGraph } from './graph-layout'
import { between, grown, passesThrough, sharedArea, type Box, type Segment } from './segments'
import { voiceLetter, type GraphEdge, type RelationGraph } from './relation-graph'
import { clip } from './clip'

const MAX_LABEL_PT = 92
const LINE_PT = 10
const PAD_X = 6
const PAD_Y = 4
const LEGEND_PT = 24

interface DrawnNode {
  readonly box: Box
  readonly lines: readonly string[]
  readonly person: boolean
}

interface DrawnEdge {
  readonly line: Segment
  readonly label: string
  readonly labelPt: number
  readonly look: EdgeLook
}

type EdgeLook = 'reported' | 'said' | 'weak' | 'said and weak'

const DASHES: Readonly<Record<EdgeLook, readonly number[] | undefined>> = {
  reported: undefined,
  said: [0.9, 1.8],
  weak: [3.5, 2],
  'said and weak': [3.5, 1.6, 0.9, 1.6],
}

/** Entities as boxes, their relations as labelled arrows: dotted when none of it is reported as fact, dashed when all of it is weak. */
export function relationFigure(graph: RelationGraph, widthPt: number, measure: MeasureText): Figure {
  const names = graph.nodes.map((node) => wrap(node.label, measure))
  const sizes = names.map((lines) => ({
    width: Math.max(...lines.map((line) => measure(line, FIGURE_STRONG))) + 2 * PAD_X,
    height: lines.length * LINE_PT + 2 * PAD_Y,
  }))
  const labels = graph.edges.map((edge) => edgeLabel(edge, graph.voices))
  const labelWidths = labels.map((label) => measure(label, FIGURE_EDGE) + 4)
  const boxes = layOutGraph(graph, sizes, labelWidths, widthPt)
  const nodes = graph.nodes.flatMap(({ id, isPerson }, at): DrawnNode[] => {
    const box = boxes.get(id)
    return box ? [{ box, lines: names[at] ?? [], person: isPerson }] : []
  })
  const edges = graph.edges.flatMap((edge, at): DrawnEdge[] => {
    const a = boxes.get(edge.from)
    const b = boxes.get(edge.to)
    if (!a || !b) return []
    return [{ line: between(a, b, 1.5), label: labels[at] ?? '', labelPt: labelWidths[at] ?? 0, look: lookOf(edge) }]
  })
  const looks = EDGE_LOOKS.filter((look) => look === 'reported' || edges.some((edge) => edge.look === look))
  const bodyPt = Math.max(...nodes.map(({ box }) => box.y + box.height)) + 2
  return {
    heightPt: bodyPt + LEGEND_PT,
    paint: (canvas) => {
      for (const edge of edges) paintEdge(canvas, edge)
      paintEdgeLabels(canvas, edges, nodes, widthPt)
      for (const node of nodes) paintNode(canvas, node)
      paintLegend(canvas, bodyPt + 16, looks, measure)
    },
  }
}

/** At most three lines; a longer name is cut with an ellipsis and stands in full in the table. */
function wrap(label: string, measure: MeasureText): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of label.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && measure(longer, FIGURE_STRONG) > MAX_LABEL_PT) {
      lines.push(line)
      line = word
    } else line = longer
  }
  lines.push(line)
  const shown = lines.slice(0, 3).map((text) => cut(text, measure))
  if (lines.length > 3) shown[2] = `${cut(shown[2] ?? '', measure)}…`
  return shown
}

function cut(text: string, measure: MeasureText): string {
  return clip(text, (shown) => measure(shown, FIGURE_STRONG) <= MAX_LABEL_PT + 20)
}

function paintNode(canvas: FigureCanvas, { box, lines, person }: DrawnNode): void {
  const { x, y, width, height } = box
  canvas.path(person ? roundedPath(x, y, width, height) : rectanglePath(x, y, width, height), {
    fill: person ? [1, 1, 1] : TINT,
    stroke: ACCENT,
    strokePt: 0.8,
  })
  lines.forEach((line, at) => canvas.text(line, x + width / 2, y + PAD_Y + at * LINE_PT + 7.6, FIGURE_STRONG, 'center'))
}

function roundedPath(x: number, y: number, width: number, height: number): string {
  const r = Math.min(7, height / 2)
  const k = r * 0.45
  return [
    `${n(x + r)} ${n(y)} m ${n(x + width - r)} ${n(y)} l`,
    `${n(x + width - k)} ${n(y)} ${n(x + width)} ${n(y + k)} ${n(x + width)} ${n(y + r)} c`,
    `${n(x + width)} ${n(y + height - r)} l`,
    `${n(x + width)} ${n(y + height - k)} ${n(x + width - k)} ${n(y + height)} ${n(x + width - r)} ${n(y + height)} c`,
    `${n(x + r)} ${n(y + height)} l`,
    `${n(x + k)} ${n(y + height)} ${n(x)} ${n(y + height - k)} ${n(x)} ${n(y + height - r)} c`,
    `${n(x)} ${n(y + r)} l`,
    `${n(x)} ${n(y + k)} ${n(x + k)} ${n(y)} ${n(x + r)} ${n(y)} c h`,
  ].join(' ')
}

function paintEdge(canvas: FigureCanvas, { line: { from, to }, look }: DrawnEdge): void {
  const dash = DASHES[look]
  canvas.path(
    linePath([
      [from.x, from.y],
      [to.x, to.y],
    ]),
    { stroke: QUIET, strokePt: 0.7, ...(dash ? { dash } : {}) },
  )
  const angle = Math.atan2(to.y - from.y, to.x - from.x)
  const wing = (turn: number): [number, number] => [
    to.x - 5 * Math.cos(angle + turn),
    to.y - 5 * Math.sin(angle + turn),
  ]
  canvas.path(`${linePath([[to.x, to.y], wing(0.4), wing(-0.4)])} h`, { fill: QUIET })
}

const LABEL_HEIGHT = 9
/** Where along its line a label may stand. */
const LABEL_SHARES = [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8]

/** Puts each label on its line where it hides least, on a white ground. */
function paintEdgeLabels(
  canvas: FigureCanvas,
  edges: readonly DrawnEdge[],
  nodes: readonly DrawnNode[],
  widthPt: number,
): void {
  const taken = nodes.map(({ box }) => box)
  for (const edge of edges) {
    const { from, to } = edge.line
    let best: Box | undefined
    let least = Infinity
    for (const share of LABEL_SHARES) {
      const x = from.x + (to.x - from.x) * share - edge.labelPt / 2
      const box = {
        x: Math.min(Math.max(x, 0), widthPt - edge.labelPt),
        y: from.y + (to.y - from.y) * share - LABEL_HEIGHT / 2,
        width: edge.labelPt,
        height: LABEL_HEIGHT,
      }
      const cost =
        taken.reduce((sum, other) => sum + sharedArea(grown(box, 1), other), 0) +
        edges.filter((other) => other !== edge && passesThrough(other.line, box)).length * 12 +
        Math.abs(share - 0.5) * 6
      if (cost < least) {
        best = box
        least = cost
      }
    }
    if (!best) continue
    taken.push(best)
    canvas.path(rectanglePath(best.x, best.y, best.width, best.height), { fill: [1, 1, 1] })
    canvas.text(edge.label, best.x + best.width / 2, best.y + 6.8, FIGURE_EDGE, 'center')
  }
}

/** 'works with +1', 'works with +2 said (a, b)', 'armed by (a)': the letters stand below the figure with whose word it is. */
function edgeLabel({ ties }: GraphEdge, voices: readonly string[]): string {
  const [first, ...others] = ties
  const reported = others.filter(({ voice }) => voice === null).length
  const said = others.length - reported
  const letters = [...new Set(ties.flatMap(({ voice }) => (voice ? [voiceLetter(voices, voice.beside)] : [])))]
  return [
    first === undefined ? '' : inSentence(first.label),
    ...(reported > 0 ? [`+${reported}`] : []),
    ...(said > 0 ? [`+${said}${first?.voice ? '' : ' said'}`] : []),
    ...(letters.length > 0 ? [`(${letters.join(', ')})`] : []),
  ].join(' ')
}

function lookOf({ ties, weak }: GraphEdge): EdgeLook {
  if (ties.some(({ voice }) => voice === null)) return weak ? 'weak' : 'reported'
  return weak ? 'said and weak' : 'said'
}

const EDGE_LOOKS: readonly EdgeLook[] = ['reported', 'said', 'weak', 'said and weak']
const LOOK_WORDS: Readonly<Record<EdgeLook, string>> = {
  reported: 'reported as fact',
  said: 'somebody’s word',
  weak: 'low confidence or disputed',
  'said and weak': 'both',
}

function paintLegend(canvas: FigureCanvas, y: number, looks: readonly EdgeLook[], measure: MeasureText): void {
  let x = 0
  const small = { ...FIGURE_LABEL, sizePt: 7.5 }
  const put = (label: string): void => {
    canvas.text(label, x, y + 2.5, small)
    x += measure(label, small) + 16
  }
  canvas.path(roundedPath(x, y - 4.5, 16, 9), { fill: [1, 1, 1], stroke: ACCENT, strokePt: 0.8 })
  x += 20
  put('person')
  canvas.path(rectanglePath(x, y - 4.5, 16, 9), { fill: TINT, stroke: ACCENT, strokePt: 0.8 })
  x += 20
  put('other entity')
  for (const look of looks) {
    const dash = DASHES[look]
    canvas.path(
      linePath([
        [x, y],
        [x + 22, y],
      ]),
      { stroke: INK, strokePt: 0.7, ...(dash ? { dash } : {}) },
    )
    x += 26
    put(LOOK_WORDS[look])
  }
}

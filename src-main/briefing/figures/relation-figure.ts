import { ACCENT, INK, QUIET, TINT } from '../style/palette'
import { linePath, n, rectanglePath, type Figure, type FigureCanvas, type MeasureText } from './figure'
import { FIGURE_EDGE, FIGURE_LABEL, FIGURE_STRONG } from './figure-styles'
import { layOutGraph, type PlacedNode } from './graph-layout'
import type { GraphEdge, RelationGraph } from './relation-graph'

const MAX_LABEL_PT = 92
const LINE_PT = 10
const PAD_X = 6
const PAD_Y = 4
const LEGEND_PT = 24

interface DrawnNode {
  readonly place: PlacedNode
  readonly lines: readonly string[]
  readonly person: boolean
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Entities as boxes, their relations as labelled arrows; dashed when all that is said is held with low confidence or disputed. */
export function relationFigure(graph: RelationGraph, widthPt: number, measure: MeasureText): Figure {
  const labels = new Map(graph.nodes.map((node) => [node.id, wrap(node.label, measure)]))
  const sizes = new Map(
    [...labels].map(([id, lines]) => [
      id,
      {
        width: Math.max(...lines.map((line) => measure(line, FIGURE_STRONG))) + 2 * PAD_X,
        height: lines.length * LINE_PT + 2 * PAD_Y,
      },
    ]),
  )
  const bodyPt = Math.min(150 + graph.nodes.length * 17, 440)
  const places = layOutGraph(graph, sizes, widthPt, bodyPt)
  const nodes = new Map(
    graph.nodes.flatMap((node) => {
      const place = places.find(({ id }) => id === node.id)
      const lines = labels.get(node.id) ?? []
      return place ? [[node.id, { place, lines, person: node.schema === 'Person' }] as const] : []
    }),
  )
  return {
    heightPt: bodyPt + LEGEND_PT,
    paint: (canvas) => {
      for (const edge of graph.edges) paintEdge(canvas, edge, nodes)
      paintEdgeLabels(canvas, graph.edges, nodes, widthPt, measure)
      for (const node of nodes.values()) paintNode(canvas, node)
      paintLegend(canvas, bodyPt + 16, measure)
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
  let shown = text.slice(0, 60)
  while (shown.length > 1 && measure(shown, FIGURE_STRONG) > MAX_LABEL_PT + 20) shown = shown.slice(0, -2)
  return shown === text ? text : `${shown}…`
}

function paintNode(canvas: FigureCanvas, { place, lines, person }: DrawnNode): void {
  const { x, y, width, height } = place
  const left = x - width / 2
  const top = y - height / 2
  canvas.path(person ? roundedPath(left, top, width, height) : rectanglePath(left, top, width, height), {
    fill: person ? [1, 1, 1] : TINT,
    stroke: ACCENT,
    strokePt: 0.8,
  })
  lines.forEach((line, at) => canvas.text(line, x, top + PAD_Y + at * LINE_PT + 7.6, FIGURE_STRONG, 'center'))
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

/** Where the straight line between two nodes leaves their boxes. */
function ends(
  edge: GraphEdge,
  nodes: ReadonlyMap<string, DrawnNode>,
): [[number, number], [number, number]] | undefined {
  const a = nodes.get(edge.from)?.place
  const b = nodes.get(edge.to)?.place
  return a && b ? [leave(a, b), leave(b, a)] : undefined
}

function leave(from: PlacedNode, to: PlacedNode): [number, number] {
  const dx = to.x - from.x
  const dy = to.y - from.y
  const reach = Math.min(
    Math.abs(dx) > 0.01 ? (from.width / 2 + 1.5) / Math.abs(dx) : Infinity,
    Math.abs(dy) > 0.01 ? (from.height / 2 + 1.5) / Math.abs(dy) : Infinity,
    0.5,
  )
  return [from.x + dx * reach, from.y + dy * reach]
}

function paintEdge(canvas: FigureCanvas, edge: GraphEdge, nodes: ReadonlyMap<string, DrawnNode>): void {
  const line = ends(edge, nodes)
  if (!line) return
  const [from, to] = line
  canvas.path(linePath([from, to]), { stroke: QUIET, strokePt: 0.7, ...(edge.weak ? { dash: [3, 2] } : {}) })
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0])
  const wing = (turn: number): [number, number] => [
    to[0] - 5 * Math.cos(angle + turn),
    to[1] - 5 * Math.sin(angle + turn),
  ]
  canvas.path(`${linePath([to, wing(0.4), wing(-0.4)])} h`, { fill: QUIET })
}

/** Puts each label on its line where it hides least, on a white ground. */
function paintEdgeLabels(
  canvas: FigureCanvas,
  edges: readonly GraphEdge[],
  nodes: ReadonlyMap<string, DrawnNode>,
  widthPt: number,
  measure: MeasureText,
): void {
  const taken: Box[] = [...nodes.values()].map(({ place }) => ({
    x: place.x - place.width / 2,
    y: place.y - place.height / 2,
    width: place.width,
    height: place.height,
  }))
  for (const edge of edges) {
    const line = ends(edge, nodes)
    if (!line) continue
    const [from, to] = line
    const label = edgeLabel(edge)
    const width = measure(label, FIGURE_EDGE) + 3
    let best: Box | undefined
    let bestOverlap = Infinity
    for (const share of [0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75]) {
      for (const lift of [0, -7, 7]) {
        const x = from[0] + (to[0] - from[0]) * share - width / 2
        const box = {
          x: Math.min(Math.max(x, 0), widthPt - width),
          y: from[1] + (to[1] - from[1]) * share - 4.5 + lift,
          width,
          height: 9,
        }
        const overlap =
          taken.reduce((sum, other) => sum + overlapOf(box, other), 0) +
          Math.abs(lift) * 0.4 +
          Math.abs(share - 0.5) * 6
        if (overlap < bestOverlap) {
          best = box
          bestOverlap = overlap
        }
      }
    }
    if (!best) continue
    taken.push(best)
    canvas.path(rectanglePath(best.x, best.y, best.width, best.height), { fill: [1, 1, 1] })
    canvas.text(label, best.x + best.width / 2, best.y + 6.8, FIGURE_EDGE, 'center')
  }
}

function edgeLabel({ labels }: GraphEdge): string {
  const [first = ''] = labels
  const label = first.toLowerCase()
  return labels.length === 1 ? label : `${label} +${labels.length - 1}`
}

function overlapOf(a: Box, b: Box): number {
  const x = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const y = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return x > 0 && y > 0 ? x * y : 0
}

function paintLegend(canvas: FigureCanvas, y: number, measure: MeasureText): void {
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
  canvas.path(
    linePath([
      [x, y],
      [x + 22, y],
    ]),
    { stroke: INK, strokePt: 0.7 },
  )
  x += 26
  put('reported')
  canvas.path(
    linePath([
      [x, y],
      [x + 22, y],
    ]),
    { stroke: INK, strokePt: 0.7, dash: [3, 2] },
  )
  x += 26
  put('low confidence or disputed')
}

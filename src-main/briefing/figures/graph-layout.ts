import type { RelationGraph } from './relation-graph'

/** The middle and size of each node. *Units*: points. */
export interface PlacedNode {
  readonly id: string
  x: number
  y: number
  readonly width: number
  readonly height: number
}

const ROUNDS = 500

/**
 * Places the nodes so that related ones are near and none overlap. It uses no chance: equal graphs give equal pictures.
 * *Source*: Fruchterman and Reingold, Graph drawing by force-directed placement (1991).
 */
export function layOutGraph(
  graph: RelationGraph,
  sizes: ReadonlyMap<string, { width: number; height: number }>,
  widthPt: number,
  heightPt: number,
): PlacedNode[] {
  const nodes: PlacedNode[] = graph.nodes.map(({ id }, at) => {
    // on a spiral of equal angles, the best connected in the middle
    const angle = at * 2.399963
    const radius = Math.sqrt(at / graph.nodes.length) * 0.42
    const { width, height } = sizes.get(id) ?? { width: 40, height: 16 }
    return {
      id,
      x: widthPt / 2 + Math.cos(angle) * radius * widthPt,
      y: heightPt / 2 + Math.sin(angle) * radius * heightPt,
      width,
      height,
    }
  })
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const ideal = Math.sqrt((widthPt * heightPt) / Math.max(nodes.length, 1)) * 0.9
  for (let round = 0; round < ROUNDS; round++) {
    const heat = (1 - round / ROUNDS) * widthPt * 0.05 + 0.3
    const moves = nodes.map(() => ({ x: 0, y: 0 }))
    nodes.forEach((a, i) => {
      nodes.forEach((b, j) => {
        if (i >= j) return
        // wide boxes push sideways less than upwards, so that rows of labels stay apart
        const dx = (a.x - b.x) * 0.62 || 0.01 * (i - j)
        const dy = (a.y - b.y) * 1.3 || 0.01 * (j - i)
        const distance = Math.max(Math.hypot(dx, dy), 1)
        const force = (ideal * ideal) / (distance * distance)
        shift(moves[i], dx * force * 0.5, dy * force * 0.5)
        shift(moves[j], -dx * force * 0.5, -dy * force * 0.5)
      })
    })
    for (const { from, to } of graph.edges) {
      const i = nodes.findIndex(({ id }) => id === from)
      const j = nodes.findIndex(({ id }) => id === to)
      const a = byId.get(from)
      const b = byId.get(to)
      if (!a || !b) continue
      const dx = b.x - a.x
      const dy = b.y - a.y
      const distance = Math.max(Math.hypot(dx, dy), 1)
      const force = ((distance - ideal * 0.7) / distance) * 0.12
      shift(moves[i], dx * force, dy * force)
      shift(moves[j], -dx * force, -dy * force)
    }
    nodes.forEach((node, at) => {
      const move = moves[at] ?? { x: 0, y: 0 }
      const length = Math.max(Math.hypot(move.x, move.y), 0.001)
      const step = Math.min(length, heat) / length
      node.x += move.x * step + (widthPt / 2 - node.x) * 0.004
      node.y += move.y * step + (heightPt / 2 - node.y) * 0.004
      keepInside(node, widthPt, heightPt)
    })
    if (round > ROUNDS * 0.6) separate(nodes, widthPt, heightPt)
  }
  for (let round = 0; round < 60; round++) separate(nodes, widthPt, heightPt)
  return nodes
}

function shift(move: { x: number; y: number } | undefined, x: number, y: number): void {
  if (!move) return
  move.x += x
  move.y += y
}

function keepInside(node: PlacedNode, widthPt: number, heightPt: number): void {
  node.x = Math.min(Math.max(node.x, node.width / 2 + 1), widthPt - node.width / 2 - 1)
  node.y = Math.min(Math.max(node.y, node.height / 2 + 1), heightPt - node.height / 2 - 1)
}

const CLEARANCE_X = 12
const CLEARANCE_Y = 16

/** Pushes overlapping boxes apart along the shorter way. */
function separate(nodes: readonly PlacedNode[], widthPt: number, heightPt: number): void {
  nodes.forEach((a, i) => {
    for (const b of nodes.slice(i + 1)) {
      const overlapX = (a.width + b.width) / 2 + CLEARANCE_X - Math.abs(a.x - b.x)
      const overlapY = (a.height + b.height) / 2 + CLEARANCE_Y - Math.abs(a.y - b.y)
      if (overlapX <= 0 || overlapY <= 0) continue
      if (overlapX < overlapY) {
        const push = (overlapX / 2) * (a.x < b.x ? -1 : 1)
        a.x += push
        b.x -= push
      } else {
        const push = (overlapY / 2) * (a.y < b.y ? -1 : 1)
        a.y += push
        b.y -= push
      }
      keepInside(a, widthPt, heightPt)
      keepInside(b, widthPt, heightPt)
    }
  })
}

import type { RelationGraph } from './relation-graph'
import type { Box, Point } from './segments'

const COLUMNS = 4
const ROW_PT = 64
/** Cells beyond the number of nodes: room to keep lines clear of boxes. */
const SPARE_CELLS = 4
const STARTS = 6
const MAX_SWEEPS = 12

/** What each fault of a picture counts; a length of one column counts 1. */
const COST = { crossing: 4, through: 30, overlap: 0.5, alongside: 14, tooShort: 10 }
/** How near a line may come to a box that it does not belong to. *Units*: points. */
const CLEARANCE = 3
/** Lines from one box that part by less than this are hard to tell apart. *Units*: radians. */
const SMALL_ANGLE = 0.16

/**
 * Places the nodes on staggered rows so that few lines cross, none runs through a box and related nodes are near.
 * It uses no chance: equal graphs give equal pictures.
 * *Shape*: a box for each node, the uppermost at y 1. *Units*: points, as `sizes` of the nodes and `labelWidths` of the edges.
 */
export function layOutGraph(
  graph: RelationGraph,
  sizes: readonly { width: number; height: number }[],
  labelWidths: readonly number[],
  widthPt: number,
): ReadonlyMap<string, Box> {
  const { cells, heightPt } = cellsFor(graph.nodes.length, widthPt)
  const search = new Search(graph, sizes, labelWidths, cells, widthPt)
  let best: { places: readonly number[]; cost: number } | undefined
  for (let start = 0; start < STARTS; start++) {
    const found = search.improve(startOf(graph.nodes.length, cells, start, widthPt, heightPt))
    if (!best || found.cost < best.cost - 1e-9) best = found
  }
  const places = best?.places ?? []
  const boxes = search.boxesAt(places)
  const topPt = Math.min(...boxes.map(({ y }) => y)) - 1
  return new Map(boxes.map((box, at) => [graph.nodes[at]?.id ?? '', { ...box, y: box.y - topPt }]))
}

/** Rows of four and of three cells in turn, so that what stands two rows apart isn't hidden by what is between. */
function cellsFor(nodes: number, widthPt: number): { cells: Point[]; heightPt: number } {
  const cells: Point[] = []
  let rows = 0
  while (cells.length < nodes + Math.min(SPARE_CELLS, nodes)) {
    const shift = rows % 2 === 0 ? 0.5 : 1
    const count = rows % 2 === 0 ? COLUMNS : COLUMNS - 1
    for (let column = 0; column < count; column++)
      cells.push({ x: ((column + shift) * widthPt) / COLUMNS, y: (rows + 0.5) * ROW_PT })
    rows++
  }
  return { cells, heightPt: rows * ROW_PT }
}

/** The nodes, best connected first, from the middle outwards; each further start begins at another cell. */
function startOf(nodes: number, cells: readonly Point[], start: number, widthPt: number, heightPt: number): number[] {
  const order = cells
    .map((cell, at) => ({ at, away: Math.hypot(cell.x - widthPt / 2, (cell.y - heightPt / 2) * 1.5) }))
    .sort((a, b) => a.away - b.away || a.at - b.at)
    .map(({ at }) => at)
  const first = (start * 3) % order.length
  return [...order.slice(first), ...order.slice(0, first)].slice(0, nodes)
}

/** A node where it stands during the search. */
class Spot {
  left = 0
  top = 0
  right = 0
  bottom = 0
  x = 0
  y = 0

  constructor(
    readonly width: number,
    readonly height: number,
  ) {}

  /** Into the cell, but never over the edge of the figure. */
  put(cell: Point, widthPt: number): void {
    this.left = Math.min(Math.max(cell.x - this.width / 2, 1), widthPt - this.width - 1)
    this.top = cell.y - this.height / 2
    this.right = this.left + this.width
    this.bottom = this.top + this.height
    this.x = this.left + this.width / 2
    this.y = cell.y
  }
}

/** A line between two nodes during the search. */
class Tie {
  fromX = 0
  fromY = 0
  toX = 0
  toY = 0
  angle = 0

  constructor(
    readonly from: Spot,
    readonly to: Spot,
    readonly labelPt: number,
  ) {}

  draw(): void {
    const dx = this.to.x - this.from.x
    const dy = this.to.y - this.from.y
    const start = reach(this.from, dx, dy)
    const end = reach(this.to, dx, dy)
    this.fromX = this.from.x + dx * start
    this.fromY = this.from.y + dy * start
    this.toX = this.to.x - dx * end
    this.toY = this.to.y - dy * end
    this.angle = Math.atan2(dy, dx)
  }

  crosses(other: Tie): boolean {
    return (
      turns(this, other.fromX, other.fromY) !== turns(this, other.toX, other.toY) &&
      turns(other, this.fromX, this.fromY) !== turns(other, this.toX, this.toY)
    )
  }

  /** True when it runs through the box or close by. *Source*: Liang and Barsky, line clipping (1984). */
  hits(spot: Spot): boolean {
    const left = spot.left - CLEARANCE
    const right = spot.right + CLEARANCE
    const top = spot.top - CLEARANCE
    const bottom = spot.bottom + CLEARANCE
    const dx = this.toX - this.fromX
    const dy = this.toY - this.fromY
    if (Math.max(this.fromX, this.toX) < left || Math.min(this.fromX, this.toX) > right) return false
    if (Math.max(this.fromY, this.toY) < top || Math.min(this.fromY, this.toY) > bottom) return false
    if (dx === 0 || dy === 0) return true
    const x1 = (left - this.fromX) / dx
    const x2 = (right - this.fromX) / dx
    const y1 = (top - this.fromY) / dy
    const y2 = (bottom - this.fromY) / dy
    return Math.max(Math.min(x1, x2), Math.min(y1, y2), 0) < Math.min(Math.max(x1, x2), Math.max(y1, y2), 1)
  }
}

/** The share of the way between two middles that lies inside the box. */
function reach({ width, height }: Spot, dx: number, dy: number): number {
  return Math.min(
    dx === 0 ? 0.5 : (width / 2 + 1.5) / Math.abs(dx),
    dy === 0 ? 0.5 : (height / 2 + 1.5) / Math.abs(dy),
    0.5,
  )
}

function turns({ fromX, fromY, toX, toY }: Tie, x: number, y: number): boolean {
  return (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX) > 0
}

/** Moves nodes between cells as long as that makes the picture better. It makes no objects on the way: it tries thousands of pictures. */
class Search {
  readonly #spots: readonly Spot[]
  readonly #ties: readonly Tie[]

  constructor(
    graph: RelationGraph,
    sizes: readonly { width: number; height: number }[],
    labelWidths: readonly number[],
    readonly cells: readonly Point[],
    readonly widthPt: number,
  ) {
    this.#spots = graph.nodes.map((_, at) => new Spot(sizes[at]?.width ?? 40, sizes[at]?.height ?? 16))
    const byId = new Map(graph.nodes.flatMap(({ id }, at) => this.#spots.slice(at, at + 1).map((spot) => [id, spot])))
    this.#ties = graph.edges.flatMap((edge, at) => {
      const from = byId.get(edge.from)
      const to = byId.get(edge.to)
      return from && to ? [new Tie(from, to, labelWidths[at] ?? 0)] : []
    })
  }

  improve(start: readonly number[]): { places: readonly number[]; cost: number } {
    const places = [...start]
    let cost = this.#costOf(places)
    for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
      const before = cost
      for (let node = 0; node < places.length; node++)
        for (let cell = 0; cell < this.cells.length; cell++) {
          const old = places[node] ?? 0
          if (cell === old) continue
          const other = places.indexOf(cell)
          places[node] = cell
          if (other !== -1) places[other] = old
          const now = this.#costOf(places)
          if (now < cost - 1e-9) cost = now
          else {
            places[node] = old
            if (other !== -1) places[other] = cell
          }
        }
      if (cost > before - 1e-9) break
    }
    return { places, cost }
  }

  boxesAt(places: readonly number[]): Box[] {
    this.#put(places)
    return this.#spots.map(({ left, top, width, height }) => ({ x: left, y: top, width, height }))
  }

  #put(places: readonly number[]): void {
    let node = 0
    for (const spot of this.#spots) {
      const cell = this.cells[places[node++] ?? 0]
      if (cell) spot.put(cell, this.widthPt)
    }
    for (const tie of this.#ties) tie.draw()
  }

  #costOf(places: readonly number[]): number {
    this.#put(places)
    const column = this.widthPt / COLUMNS
    let cost = 0
    let at = 0
    for (const a of this.#spots) {
      at++
      for (let next = at; next < this.#spots.length; next++) {
        const b = this.#spots[next]
        if (!b) continue
        const x = Math.min(a.right, b.right) - Math.max(a.left, b.left) + 5
        const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) + 5
        if (x > 0 && y > 0) cost += x * y * COST.overlap
      }
    }
    at = 0
    for (const tie of this.#ties) {
      at++
      const dx = tie.toX - tie.fromX
      const dy = tie.toY - tie.fromY
      const length = Math.sqrt(dx * dx + dy * dy)
      cost += (length / column) * Math.sqrt(length / column)
      // a level line must be long enough for its label, an upright one only high enough
      if (length < 14 + (tie.labelPt * Math.abs(dx)) / Math.max(length, 1)) cost += COST.tooShort
      for (const spot of this.#spots) if (spot !== tie.from && spot !== tie.to && tie.hits(spot)) cost += COST.through
      for (let next = at; next < this.#ties.length; next++) {
        const other = this.#ties[next]
        if (!other) continue
        if (tie.from !== other.from && tie.from !== other.to && tie.to !== other.from && tie.to !== other.to)
          cost += tie.crosses(other) ? COST.crossing : 0
        else if (angleBetween(tie, other) < SMALL_ANGLE) cost += COST.alongside
      }
    }
    return cost
  }
}

/** The angle at which two lines leave the node that they share. */
function angleBetween(a: Tie, b: Tie): number {
  const shared = a.from === b.from || a.from === b.to ? a.from : a.to
  const turned = (a.from === shared) === (b.from === shared) ? 0 : Math.PI
  const angle = Math.abs(a.angle - b.angle - turned) % (2 * Math.PI)
  return Math.min(angle, 2 * Math.PI - angle)
}

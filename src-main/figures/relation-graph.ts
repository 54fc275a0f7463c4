import { listed } from '../domain/text/listed'
import type { BriefingModel, BriefingVoice } from '../domain/briefing/model'

/** An entity in the diagram. */
export interface GraphNode {
  readonly id: string
  readonly label: string
  readonly isPerson: boolean
}

/** One relation on an edge. */
export interface GraphTie {
  readonly label: string
  /** Whose it is; null for a reported one. */
  readonly voice: BriefingVoice | null
}

/** What holds between two entities; several relations of the same pair share an edge. */
export interface GraphEdge {
  readonly from: string
  readonly to: string
  /** The reported ones first. */
  readonly ties: readonly GraphTie[]
  /** True when every relation on it is held with low confidence or is disputed. */
  readonly weak: boolean
}

export interface RelationGraph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** Whose word there is on the edges, each once, in the order of their letters. */
  readonly voices: readonly string[]
  /** Entities with relations that the diagram has no room for. */
  readonly leftOut: number
}

/** More can't be read on a page. *Source*: the style guide allows at most 25 entities. */
const MAX_NODES = 14
const MAX_EDGES = 24
/** Entities that share this part of their ties, and at least so many, are drawn as one: 'Burkina Faso, Mali and Niger'. */
const ALIKE = 0.5
const MIN_SHARED = 4
const MAX_GROUP = 4

interface Tie {
  from: string
  to: string
  /** By label and whose it is: what two say of the same pair is not one relation. */
  ties: Map<string, GraphTie>
  weak: boolean
}

/** The best connected part of the relations between profiles. *Shape*: undefined when there are fewer than two entities to draw. */
export function relationGraph(model: BriefingModel): RelationGraph | undefined {
  const schemas = new Map(model.profiles.map(({ id, schema }) => [id, schema]))
  const persons = new Set(model.profiles.flatMap(({ id, isPerson }) => (isPerson ? [id] : [])))
  const names = new Map(model.profiles.map(({ id, names: [first] }) => [id, first?.value ?? id]))
  const ties = tiesOf(model)
  const groups = groupAlike([...names.keys()], schemas, ties)
  const merged = mergeTies(ties, groups)
  const degree = degrees(merged)
  const order = [...new Set(groups.values())].filter((id) => degree.has(id))
  if (order.length < 2) return undefined
  const { chosen, edges } = growFrom(order, degree, merged)
  const drawn = edges.map(({ from, to, ties: own, weak }): GraphEdge => ({
    from,
    to,
    ties: reportedFirst([...own.values()]),
    weak,
  }))
  return {
    nodes: [...chosen].map((id) => ({
      id,
      label: listed([...groups].flatMap(([member, group]) => (group === id ? [names.get(member) ?? member] : []))),
      isPerson: persons.has(id),
    })),
    edges: drawn,
    voices: [...new Set(drawn.flatMap((edge) => edge.ties.flatMap(({ voice }) => voice?.beside ?? [])))],
    leftOut: order.length - chosen.size,
  }
}

/** What each profile says of its entity's relations: most of them stand in two, once from each end. */
function tiesOf(model: BriefingModel): Tie[] {
  const known = new Set(model.profiles.map(({ id }) => id))
  const ties = new Map<string, Tie>()
  for (const { id, relations } of model.profiles)
    for (const { entityId: other, label: name, howMuch, voice, confidence, status } of relations) {
      if (other === undefined || other === id || !known.has(other)) continue
      const label = howMuch === undefined ? name : `${name} (${howMuch})`
      const weak = confidence?.level === 'low' || status === 'disputed'
      const tie = ties.get(`${id} ${other}`) ?? { from: id, to: other, ties: new Map<string, GraphTie>(), weak: true }
      ties.set(`${id} ${other}`, tie)
      tie.ties.set(`${label}\n${voice?.beside ?? ''}`, { label, voice })
      tie.weak &&= weak
    }
  return [...ties.values()]
}

/** For each entity, the one that stands for it and those like it. */
function groupAlike(
  ids: readonly string[],
  schemas: ReadonlyMap<string, string>,
  ties: readonly Tie[],
): Map<string, string> {
  const neighbours = new Map<string, Set<string>>()
  for (const { from, to } of ties)
    for (const [id, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const known = neighbours.get(id)
      if (known) known.add(other)
      else neighbours.set(id, new Set([other]))
    }
  const groups = new Map<string, string>()
  for (const id of ids) {
    if (groups.has(id)) continue
    groups.set(id, id)
    const own = neighbours.get(id)
    if (!own || own.size < MIN_SHARED) continue
    let size = 1
    for (const other of ids) {
      const theirs = neighbours.get(other)
      if (groups.has(other) || !theirs || schemas.get(other) !== schemas.get(id) || size >= MAX_GROUP) continue
      const shared = [...own].filter((neighbour) => theirs.has(neighbour)).length
      const all = new Set([...own, ...theirs].filter((neighbour) => neighbour !== id && neighbour !== other)).size
      if (shared < MIN_SHARED || shared / all < ALIKE) continue
      groups.set(other, id)
      size++
    }
  }
  return groups
}

/**
 * The ties between groups, each pair from one end only: its inverse says nothing new. What is drawn from one box to
 * another holds for every entity in either, or is not drawn.
 */
function mergeTies(ties: readonly Tie[], groups: ReadonlyMap<string, string>): Tie[] {
  const sizes = new Map<string, number>()
  for (const group of groups.values()) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const between = new Map<string, Tie[]>()
  for (const tie of ties) {
    const pair = `${groups.get(tie.from) ?? tie.from} ${groups.get(tie.to) ?? tie.to}`
    between.set(pair, [...(between.get(pair) ?? []), tie])
  }
  const merged = new Map<string, Tie>()
  for (const [pair, members] of between) {
    const [from = '', to = ''] = pair.split(' ')
    if (from === to || merged.has(`${to} ${from}`)) continue
    if (members.length < (sizes.get(from) ?? 1) * (sizes.get(to) ?? 1)) continue
    const shared = [...(members[0]?.ties ?? [])].filter(([key]) => members.every((tie) => tie.ties.has(key)))
    if (shared.length > 0) merged.set(pair, { from, to, ties: new Map(shared), weak: members.some(({ weak }) => weak) })
  }
  return [...merged.values()]
}

/** The letter that stands for a voice on the diagram: a to z, then aa. */
export function voiceLetter(voices: readonly string[], beside: string): string {
  const at = voices.indexOf(beside)
  const letter = String.fromCharCode(97 + (at % 26))
  return at < 26 ? letter : `${String.fromCharCode(96 + Math.floor(at / 26))}${letter}`
}

function reportedFirst(ties: readonly GraphTie[]): GraphTie[] {
  return [...ties.filter(({ voice }) => voice === null), ...ties.filter(({ voice }) => voice !== null)]
}

function degrees(ties: readonly Tie[]): Map<string, number> {
  const degree = new Map<string, number>()
  for (const { from, to } of ties) for (const id of [from, to]) degree.set(id, (degree.get(id) ?? 0) + 1)
  return degree
}

/** Begins with the best connected entity and takes in its best connected neighbours, as long as the lines can be told apart. */
function growFrom(
  order: readonly string[],
  degree: ReadonlyMap<string, number>,
  ties: readonly Tie[],
): { chosen: Set<string>; edges: Tie[] } {
  const byDegree = [...order].sort((a, b) => (degree.get(b) ?? 0) - (degree.get(a) ?? 0))
  const chosen = new Set(byDegree.slice(0, 1))
  const within = (ids: ReadonlySet<string>): Tie[] => ties.filter(({ from, to }) => ids.has(from) && ids.has(to))
  let edges: Tie[] = []
  for (;;) {
    const next = byDegree.find(
      (id) =>
        !chosen.has(id) &&
        ties.some(({ from, to }) => (from === id && chosen.has(to)) || (to === id && chosen.has(from))) &&
        within(new Set([...chosen, id])).length <= MAX_EDGES,
    )
    if (next === undefined || chosen.size >= MAX_NODES) return { chosen, edges }
    chosen.add(next)
    edges = within(chosen)
  }
}

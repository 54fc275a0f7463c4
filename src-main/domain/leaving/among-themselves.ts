import type { DossierIndex } from '../dossier/dossier-index'
import type { Id } from '../records/ids'
import { evenDeleted } from '../dossier/references'
import type { Source } from '../records/source'

/**
 * Some of a dossier's sources with what they repeat among themselves. What leads over sources that are not among them is kept as
 * the link that it comes to; where several repeat one that stays behind, a stand-in without a name takes its place, so that what
 * counted as one independent source still does.
 */
export function amongThemselves(kept: readonly Source[], index: DossierIndex): Source[] {
  const ids = new Set(kept.map(({ id }) => id))
  if (kept.every(({ derivedFrom = [] }) => derivedFrom.every((id) => ids.has(id)))) return [...kept]
  const linked = kept.map((source) => withOrigins(source, nearestKept(source, ids, index)))
  const parts = new Components(linked)
  const groups = new Map<Id, Source[]>()
  for (const source of linked) {
    const root = index.independentRoot(source.id)
    const group = groups.get(root)
    // One of each part is enough to hold the group together.
    if (!group) groups.set(root, [source])
    else if (!group.some((other) => parts.of(other.id) === parts.of(source.id))) group.push(source)
  }
  const standIns: Source[] = []
  const repeating = new Map<Id, Id>()
  for (const group of groups.values()) {
    const [first] = group
    if (!first || group.length < 2) continue
    const id = freeId(index, standIns.length)
    standIns.push(standIn(id, first))
    for (const member of group) repeating.set(member.id, id)
  }
  const sources = linked.map((source) => {
    const origin = repeating.get(source.id)
    return origin === undefined ? source : withOrigins(source, [...(source.derivedFrom ?? []), origin])
  })
  return [...sources, ...standIns]
}

function withOrigins({ derivedFrom: _, ...source }: Source, origins: readonly Id[]): Source {
  return origins.length === 0 ? source : { ...source, derivedFrom: [...origins] }
}

/** The sources among the kept ones that a source repeats, directly or over others. */
function nearestKept(source: Source, kept: ReadonlySet<Id>, index: DossierIndex): Id[] {
  const found = new Set<Id>()
  const seen = new Set([source.id])
  const open = [...(source.derivedFrom ?? [])]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    if (kept.has(id)) found.add(id)
    else open.push(...(evenDeleted(index, 'sources', id)?.derivedFrom ?? []))
  }
  return [...found].sort()
}

/** Which sources hang together by what they repeat. */
class Components {
  private readonly parent = new Map<Id, Id>()

  constructor(sources: readonly Source[]) {
    for (const { id, derivedFrom = [] } of sources) for (const origin of derivedFrom) this.join(id, origin)
  }

  of(id: Id): Id {
    let root = id
    for (let next = this.parent.get(root); next !== undefined; next = this.parent.get(root)) root = next
    return root
  }

  private join(one: Id, other: Id): void {
    const [a, b] = [this.of(one), this.of(other)]
    if (a !== b) this.parent.set(a, b)
  }
}

function standIn(id: Id, { language, grade }: Source): Source {
  return {
    id,
    kind: 'other',
    title: 'A source that is not handed over',
    authors: [],
    language,
    grade: {
      reliability: 'F',
      rationale: 'It was left out. Several of the sources here repeat it, so that they count as one.',
      gradedAt: grade.gradedAt,
    },
    textKind: 'none',
    paragraphs: [],
    createdBy: 'importer',
  }
}

function freeId({ sources, entities, claims }: DossierIndex, made: number): Id {
  for (let number = made + 1; ; number++) {
    const id = `left-out-${number}`
    if (!sources.has(id) && !entities.has(id) && !claims.has(id)) return id
  }
}

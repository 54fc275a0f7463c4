import type { Id } from '../ids'
import type { BinEntry } from '../records'
import type { SchemaName } from '../schemata'
import { foldText } from '../text'
import type { NoteLink } from './note-syntax'

/** Something a note can link to. */
export interface LinkTarget {
  kind: 'entity' | 'source' | 'note'
  id: Id
  /** What it is called now. */
  name: string
  /** Every name by which `[[Name]]` finds it, the shown one first. */
  names: readonly string[]
  /** The names as they are compared, in the same order. */
  folded: readonly string[]
  /** What it was called before, so that a label that says no more than that follows a rename. */
  formerNames: readonly string[]
  /** The name is made of other names, as an untitled note's is whose first line links: it changes with them. */
  borrowsNames?: true
  schema?: SchemaName
}

/** Finds what a link may mean. */
export interface LinkLookup {
  byId(id: Id): LinkTarget | undefined
  /** In the order of preference. The name is folded. */
  byName(folded: string): readonly LinkTarget[]
  /** The deleted record with this id. */
  binned(id: Id): BinEntry | undefined
}

/**
 * What a link means now. `live` goes to its target; `ambiguous` is a live one whose name several have;
 * `binned` can be restored; `missing` names nothing that is here.
 */
export interface ResolvedLink {
  state: 'live' | 'ambiguous' | 'binned' | 'missing'
  /** What is shown in its place. */
  shown: string
  target?: LinkTarget
  binEntryId?: Id
}

/** Reads a link by id first, then by name. The label is the writer's own words unless it is only a former name of the target. */
export function resolveLink(link: Pick<NoteLink, 'target' | 'label'>, lookup: LinkLookup): ResolvedLink {
  const byId = lookup.byId(link.target)
  if (byId) return { state: 'live', target: byId, shown: shownName(link.label, byId) }
  const [first, ...others] = lookup.byName(foldText(link.target))
  if (first) {
    const rivals = others.some((other) => other.kind === first.kind)
    return { state: rivals ? 'ambiguous' : 'live', target: first, shown: link.label ?? link.target }
  }
  const entry = lookup.binned(link.target)
  if (entry) return { state: 'binned', binEntryId: entry.id, shown: link.label ?? entry.label }
  return { state: 'missing', shown: link.label ?? link.target }
}

function shownName(label: string | undefined, target: LinkTarget): string {
  if (label === undefined) return target.name
  const folded = foldText(label)
  return target.formerNames.some((name) => foldText(name) === folded) ? target.name : label
}

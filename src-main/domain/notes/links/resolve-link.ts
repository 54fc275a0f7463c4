import { isMadeId, type Id } from '../../records/ids'
import { noteLabel } from '../../records/note'
import { binnedNote, type BinEntry } from '../../records/records'
import type { SchemaName } from '../../vocabulary/schemata'
import { foldText } from '../../text/folding'
import { partsOf, type NoteLink } from '../markdown/note-syntax'
import { PRIVATE_NOTE, shownForPrivate } from './private-words'

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
  /** A private note: `name` says only that, `names` are what links find it by. */
  private?: true
  /** The name is made of other names, as an untitled note's is whose first line links: it changes with them. */
  borrowsNames?: true
  schema?: SchemaName
}

/** Finds what a link may mean. */
export interface LinkLookup {
  byId(id: Id): LinkTarget | undefined
  /**
   * What is called so, in the order of preference, or was called so when nothing is now; of names that differ in their marks alone,
   * the nearest.
   */
  byName(name: string): readonly LinkTarget[]
  /** The deleted record with this id. */
  binned(id: Id): BinEntry | undefined
  /** Whether there is a claim with this id. */
  isClaim(id: Id): boolean
  /** Whether a private note, here or in the bin, is or was called so. The name is folded. */
  hides(folded: string): boolean
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

/**
 * Reads a link by id first, then by name, then as one to a heading, 'Name#Heading'. The label is the writer's own words unless it is
 * only a former name of the target.
 */
export function resolveLink(link: Pick<NoteLink, 'target' | 'label'>, lookup: LinkLookup): ResolvedLink {
  const found = live(link, lookup) ?? liveHeading(link, lookup)
  if (found) return found
  const entry = lookup.binned(link.target)
  if (entry) return { state: 'binned', binEntryId: entry.id, shown: shownBinned(link.label, entry) }
  const shown = link.label ?? (isMadeId(link.target) ? SOMETHING_DELETED : link.target)
  return { state: 'missing', shown: lookup.hides(foldText(shown)) ? PRIVATE_NOTE : shown }
}

function live({ target, label }: Pick<NoteLink, 'target' | 'label'>, lookup: LinkLookup): ResolvedLink | undefined {
  const byId = lookup.byId(target)
  if (byId) return { state: 'live', target: byId, shown: shownName(label, byId) }
  const [first, ...others] = lookup.byName(target)
  if (!first) return undefined
  const rivals = others.some((other) => other.kind === first.kind)
  const written = label ?? target
  const shown = isCalled(first, target) && !first.private ? written : shownName(written, first)
  return { state: rivals ? 'ambiguous' : 'live', target: first, shown }
}

function liveHeading(
  { target, label }: Pick<NoteLink, 'target' | 'label'>,
  lookup: LinkLookup,
): ResolvedLink | undefined {
  const { page, heading } = partsOf(target)
  const found = heading === '' ? undefined : live({ target: page, ...(label !== undefined && { label }) }, lookup)
  // What stands under which heading of a private note is not told either.
  if (!found || label !== undefined || found.target?.private) return found
  return { ...found, shown: `${found.shown}${heading}` }
}

/** What is shown for what was deleted when nothing else says what it was. */
const SOMETHING_DELETED = 'something deleted'

function shownName(label: string | undefined, target: LinkTarget): string {
  if (target.private) return shownForPrivate(label, namesOf(target))
  if (label === undefined) return target.name
  const folded = foldText(label)
  return target.formerNames.some((name) => foldText(name) === folded) ? target.name : label
}

function shownBinned(label: string | undefined, entry: BinEntry): string {
  const note = binnedNote(entry)
  if (note?.private !== true) return label ?? (entry.label || (note ? noteLabel(note) : SOMETHING_DELETED))
  return shownForPrivate(label, [entry.label, ...(note.formerNames ?? [])])
}

/** False for what is found by a former name. */
function isCalled({ folded }: LinkTarget, name: string): boolean {
  return folded.includes(foldText(name))
}

function namesOf({ names, formerNames }: LinkTarget): readonly string[] {
  return [...names, ...formerNames]
}

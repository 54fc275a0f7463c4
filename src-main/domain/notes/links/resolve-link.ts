import { isMadeId, type Id } from '../../records/ids'
import { noteLabel } from '../../records/note'
import { binnedNote, type BinEntry } from '../../records/records'
import type { KindId } from '../../vocabulary/definition'
import { foldText } from '../../text/folding'
import { partsOf, type NoteLink } from '../markdown/note-syntax'
import { headingsNamed, headingWords } from '../markdown/own-headings'
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
  /** Its earlier names: a label that merely repeats one of them is shown as the present name. */
  formerNames: readonly string[]
  /** A private note: `name` says no more than that, while `names` still hold its real ones, so that links find it. */
  private?: true
  /** The name contains other names (an untitled note whose first line has links) and changes when they do. */
  borrowsNames?: true
  schema?: KindId
}

/** Looks up what a link may point at. */
export interface LinkLookup {
  byId(id: Id): LinkTarget | undefined
  /**
   * Everything with this name, best match first; if nothing has it now, what had it before. Among names that differ only in marks
   * (accents, vowel signs), the closest.
   */
  byName(name: string): readonly LinkTarget[]
  /** The deleted record with this id. */
  binned(id: Id): BinEntry | undefined
  /** Whether there is a claim with this id. */
  isClaim(id: Id): boolean
  /** Whether this folded name is, or was, that of a private note, here or in the bin. */
  hides(folded: string): boolean
}

/**
 * What a link points at now. `live`: its target. `ambiguous`: the first of several targets with that name. `binned`: a deleted
 * record that can be put back. `missing`: nothing in this dossier.
 */
export interface ResolvedLink {
  state: 'live' | 'ambiguous' | 'binned' | 'missing'
  /** What is shown in its place. */
  shown: string
  target?: LinkTarget
  /** For a link to a heading of the note that it stands in: the link's target. Whether there is such a heading, the note says. */
  heading?: string
  binEntryId?: Id
}

/**
 * Resolves a link: as an id, else as a name, else as 'Name#Heading', else as '#Heading' of its own note. It is shown in the writer's own words, unless these are just a
 * former name of the target.
 */
export function resolveLink(link: Pick<NoteLink, 'target' | 'label'>, lookup: LinkLookup): ResolvedLink {
  const found = live(link, lookup) ?? liveHeading(link, lookup)
  if (found) return found
  const own = headingsNamed(link.target)
  if (own) return { state: 'live', heading: link.target, shown: link.label ?? headingWords(own) }
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

/** Shown for a deleted record of which no name is known. */
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

/** Whether this is one of the target's present names. */
function isCalled({ folded }: LinkTarget, name: string): boolean {
  return folded.includes(foldText(name))
}

function namesOf({ names, formerNames }: LinkTarget): readonly string[] {
  return [...names, ...formerNames]
}

import { formatLocator, type Locator } from '../../records/citation'
import type { DossierIndex } from '../../dossier/dossier-index'
import type { Id } from '../../records/ids'
import { foldText, spelledText } from '../../text/folding'
import type { Vocabulary } from '../../vocabulary/vocabulary'
import { claimLabel } from '../../views/claim-in-full'
import { searchedWords } from '../../views/claim-view'
import { claimView } from '../../views/claim-among-others'
import { deletedRef } from '../../views/deleted-refs'
import { entityRef, type DeletedRef } from '../../views/refs'
import type { LinkTargets } from './link-targets'
import type { LinkTarget } from './resolve-link'
import { tagKey, type CitedRef } from '../markdown/note-syntax'

/** Something to link to. */
export interface LinkSuggestion {
  id: Id
  kind: LinkTarget['kind']
  /** The name that answers to what was typed; it becomes the link's label. */
  label: string
  /** 'Country', 'Also known as AES', 'Note'. */
  detail: string
}

/** Something to cite. */
export interface CitationSuggestion {
  ref: CitedRef
  label: string
  detail: string
}

const KIND_RANK = { entity: 0, source: 1, note: 2 } as const

/**
 * What `[[` offers for what was typed: names that begin so first, then those with a word that does, then those that hold it; of names
 * that differ in their marks alone the one that has those that were typed.
 */
export function suggestLinks(targets: LinkTargets, query: string, limit: number): LinkSuggestion[] {
  const wanted = foldText(query)
  const spelled = spelledText(query)
  const found: Ranked[] = []
  for (const target of targets.records()) {
    let best: { name: string; rank: number } | undefined
    target.folded.forEach((folded, at) => {
      const rank = rankOf(folded, wanted)
      if (rank !== undefined && (best === undefined || rank < best.rank)) best = { name: target.names[at] ?? '', rank }
    })
    if (best) found.push(ranked(suggestionOf(targets.vocabulary, target, best.name), best.rank, spelled))
  }
  for (const { id, label, folded } of targets.openNotes()) {
    const rank = rankOf(folded, wanted)
    if (rank !== undefined) found.push(ranked({ id, kind: 'note', label, detail: 'Note' }, rank, spelled))
  }
  return found
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(b.isSpelledSo) - Number(a.isSpelledSo) ||
        KIND_RANK[a.suggestion.kind] - KIND_RANK[b.suggestion.kind] ||
        a.suggestion.label.length - b.suggestion.label.length ||
        (a.suggestion.id < b.suggestion.id ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ suggestion }) => suggestion)
}

interface Ranked {
  suggestion: LinkSuggestion
  rank: number
  /** Whether it has the marks that were typed. */
  isSpelledSo: boolean
}

function ranked(suggestion: LinkSuggestion, rank: number, spelled: string): Ranked {
  return { suggestion, rank, isSpelledSo: spelledText(suggestion.label).includes(spelled) }
}

function suggestionOf(
  vocabulary: Vocabulary,
  { id, kind, name: shown, schema }: LinkTarget,
  name: string,
): LinkSuggestion {
  const what = schema ? vocabulary.kind(schema).singular : 'Source'
  return { id, kind, label: name, detail: name === shown ? what : `${what} · ${shown}` }
}

/** -1 is it, 0 begins so, 1 a word begins so, 2 holds it; undefined does not answer. */
function rankOf(folded: string, wanted: string): number | undefined {
  if (wanted === '') return 0
  const at = folded.indexOf(wanted)
  if (at < 0) return undefined
  if (at === 0) return folded.length === wanted.length ? -1 : 0
  return folded.charAt(at - 1) === ' ' ? 1 : 2
}

/**
 * What `#` offers for what was typed: the tag itself when other notes have it too, then tags that begin so, then those with
 * a part that does, then those that hold it. *Shape*: `tags` come with the most used first, and stay so within each.
 */
export function suggestTags<T extends { name: string; notes: number }>(
  tags: readonly T[],
  query: string,
  limit: number,
): T[] {
  const wanted = foldText(query)
  const rank = ({ name, notes }: T) => {
    // What only one note has is most often what is being typed.
    if (tagKey(name) === tagKey(query)) return notes > 1 ? -1 : undefined
    const at = foldText(name).indexOf(wanted)
    return at < 0 ? undefined : at === 0 ? 0 : /[/_-]/.test(foldText(name).charAt(at - 1)) ? 1 : 2
  }
  return tags
    .flatMap((tag) => {
      const place = rank(tag)
      return place === undefined ? [] : [{ tag, place }]
    })
    .sort((a, b) => a.place - b.place)
    .slice(0, limit)
    .map(({ tag }) => tag)
}

/** What `@` offers: sources, their paragraphs ('title 6'), and claims whose words hold what was typed. */
export function suggestCitations(index: DossierIndex, query: string, limit: number): CitationSuggestion[] {
  const number = /(?:^|\s)(?:para\.?\s*)?(\d{1,7})$/.exec(query)?.[1]
  const words = foldText(
    number === undefined ? query : query.slice(0, query.lastIndexOf(number)).replace(/para\.?\s*$/, ''),
  )
    .split(' ')
    .filter(Boolean)
  const matches = (text: string) => {
    const folded = foldText(text)
    return words.every((word) => folded.includes(word))
  }
  const found: CitationSuggestion[] = []
  for (const source of index.sources.values()) {
    const name = source.shortTitle ?? source.title
    const named = matches(`${name} ${source.title} ${source.authors.join(' ')}`)
    if (named && number === undefined)
      found.push({ ref: { kind: 'source', sourceId: source.id }, label: name, detail: 'Source' })
    if (words.length === 0 && number === undefined) continue
    for (const paragraph of source.paragraphs) {
      const wanted = number === undefined ? matches(paragraph.text) : named && paragraph.number.startsWith(number)
      if (!wanted) continue
      const locator = { kind: 'paragraph' as const, value: paragraph.number }
      found.push({
        ref: { kind: 'source', sourceId: source.id, locator },
        label: `${name}, ${formatLocator(locator)}`,
        detail: beginning(paragraph.text),
      })
      if (found.length >= limit * 3) break
    }
  }
  if (words.length > 0 && number === undefined) {
    for (const claim of index.claims.values()) {
      if (found.length >= limit * 4) break
      if (!matches(`${entityRef(index, claim.subject).name}: ${searchedWords(index, claim)}`)) continue
      const label = claimLabel(claimView(index, claim), 90)
      found.push({ ref: { kind: 'claim', claimId: claim.id }, label, detail: 'Claim' })
    }
  }
  return found.slice(0, limit)
}

/** What a citation in a note shows. `binEntryId` puts back what it points at, where that was deleted. */
export interface CitationWords {
  shown: string
  missing?: boolean
  binEntryId?: Id
}

/** What a citation in a note points at now, in few words. */
export function citationWords(index: DossierIndex, ref: CitedRef): CitationWords {
  if (ref.kind === 'claim') {
    const claim = index.claims.get(ref.claimId)
    if (!claim) return deletedWords(deletedRef(index, 'claims', ref.claimId))
    return { shown: claimLabel(claimView(index, claim), 60) }
  }
  const source = index.sources.get(ref.sourceId)
  if (!source) return deletedWords(deletedRef(index, 'sources', ref.sourceId), ref.locator)
  const name = source.shortTitle ?? source.title
  if (!ref.locator) return { shown: name }
  const { kind, value } = ref.locator
  const gone = kind === 'paragraph' && !source.paragraphs.some((paragraph) => paragraph.number === value)
  return { shown: `${name}, ${formatLocator(ref.locator)}`, ...(gone && { missing: true }) }
}

function deletedWords({ label, binEntryId }: DeletedRef, locator?: Locator): CitationWords {
  const shown = locator ? `${label}, ${formatLocator(locator)}` : label
  return { shown, missing: true, ...(binEntryId !== undefined && { binEntryId }) }
}

function beginning(text: string, length = 70): string {
  const characters = [...text.slice(0, length * 2)]
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text
}

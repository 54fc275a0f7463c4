import { amongThemselves } from './among-themselves'
import type { BriefingModel } from '../briefing/model'
import type { PrintedRecords } from './carry'
import { NOT_JUDGED, type Citation } from '../records/citation'
import { citationTarget, paragraphCited, placeWords, tied } from '../citing/citation-target'
import { toldCitation } from '../citing/reworded'
import type { Claim } from '../records/claim'
import { SCHEMA_VERSION, type DossierMeta } from '../records/dossier'
import { DossierIndex } from '../dossier/dossier-index'
import type { Entity, EntityName } from '../records/entity'
import type { Id } from '../records/ids'
import { markOf } from '../records/marking'
import { targetId, type Note, type NoteTarget } from '../records/note'
import { LinkTargets } from '../notes/links/link-targets'
import { formatCitation, type CitedRef } from '../notes/markdown/note-syntax'
import { scanNote } from '../notes/markdown/scan-note'
import { resolveLink } from '../notes/links/resolve-link'
import { sharedBody } from '../notes/links/shared-body'
import { selectorFor, sourceText } from '../highlights/text-selector'
import { emptyLayer } from '../records/records'
import type { Paragraph, Source } from '../records/source'
import { STANDARD_VOCABULARY } from '../vocabulary/standard-vocabulary'
import { onlyUsed, usedWords } from '../vocabulary/used-words'

/** What a briefing says of its own that a part of the dossier is handed over with. */
type Said = Pick<BriefingModel, 'marking' | 'bottomLine' | 'keyJudgements'>

/**
 * A dossier that holds what a briefing prints and nothing else: its claims, the entities that they name, the paragraphs that are
 * cited, what is said of their sources, and the notes that stand in it. Whatever leads to anything else is taken away.
 */
export function printedPart(index: DossierIndex, printed: PrintedRecords, said: Said): DossierIndex {
  const part = new Part(index, printed)
  const layer = emptyLayer(index.meta.id)
  for (const note of part.notes()) layer.records.notes[note.id] = note
  const content = {
    schemaVersion: SCHEMA_VERSION,
    dossier: part.meta(said),
    entities: part.entities(),
    claims: part.claims.map((claim) => part.claim(claim)),
    sources: part.sources(said),
  } as const
  return new DossierIndex(content, layer)
}

/** The names of entities as a briefing prints them: all that a profile lists, otherwise the one that is shown. */
export function printedNames(index: DossierIndex, printed: PrintedRecords): EntityName[] {
  const named = [...printed.claimIds].flatMap((id) => {
    const claim = index.claims.get(id)
    return claim ? namedIn(claim) : []
  })
  return [...new Set([...named, ...printed.namedIds, ...printed.profiledIds])].flatMap((id) => {
    const names = index.entities.get(id)?.names ?? []
    return printed.profiledIds.has(id) ? names : names.slice(0, 1)
  })
}

/** What stays of each record. */
class Part {
  readonly claims: readonly Claim[]
  private readonly printedNotes: readonly Note[]
  private readonly claimIds: ReadonlySet<Id>
  private readonly entityIds: ReadonlySet<Id>
  private readonly places: CitedTargets
  private readonly share: (body: string) => string
  private made: LinkTargets | undefined

  constructor(
    private readonly index: DossierIndex,
    private readonly printed: PrintedRecords,
  ) {
    const { claimIds, profiledIds, namedIds, noteIds, summary } = printed
    this.share = sharedBody(index)
    this.claims = [...index.claims.values()].filter(({ id }) => claimIds.has(id))
    this.claimIds = new Set(this.claims.map(({ id }) => id))
    this.printedNotes = Object.values(index.notes).filter(({ id, private: isPrivate }) => noteIds.has(id) && !isPrivate)
    this.entityIds = new Set([...this.claims.flatMap(namedIn), ...profiledIds, ...namedIds])
    this.places = new CitedTargets(index)
    for (const { citations } of this.claims) this.places.add(citations)
    if (summary && index.meta.summary) this.places.add(index.meta.summary.citations)
    for (const id of profiledIds) this.places.add(index.entities.get(id)?.summary?.citations ?? [])
    for (const { body } of this.printedNotes) this.places.add(citedInNote(index, body))
  }

  meta({ marking, bottomLine, keyJudgements }: Said): DossierMeta {
    const { meta, definedWords } = this.index
    const vocabulary =
      definedWords && onlyUsed(definedWords, usedWords(this.entities(), this.claims), STANDARD_VOCABULARY)
    return {
      ...(vocabulary && { vocabulary }),
      id: meta.id,
      title: meta.title,
      ...(meta.shortTitle !== undefined && { shortTitle: meta.shortTitle }),
      ...(this.printed.summary && meta.summary && { summary: meta.summary }),
      ...(bottomLine !== undefined && { bottomLine }),
      keyJudgements: keyJudgements.map(({ text, claimIds, confidence }, at) => ({
        id: `printed-judgement-${at + 1}`,
        text,
        claimIds: claimIds.filter((id) => this.claimIds.has(id)),
        ...(confidence && confidence.why.trim() !== '' && { confidence }),
      })),
      language: meta.language,
      marking,
      ...(meta.dataCutOff !== undefined && { dataCutOff: meta.dataCutOff }),
      ...(meta.bundle && { bundle: meta.bundle }),
    }
  }

  entities(): Entity[] {
    return [...this.index.entities.values()]
      .filter(({ id }) => this.entityIds.has(id))
      .map((entity) => this.entity(entity))
  }

  claim(claim: Claim): Claim {
    // What was looked at and left alone is the reader's own business.
    const { about, disputes, agreesWith: _, holdsFor: __, qualifiers, ...rest } = claim
    const others = disputes?.filter(({ claimId }) => this.claimIds.has(claimId)) ?? []
    const { place, event, ...plain } = qualifiers ?? {}
    const named = about?.filter((id) => this.entityIds.has(id)) ?? []
    const kept = {
      ...plain,
      ...(place !== undefined && this.entityIds.has(place) && { place }),
      ...(event !== undefined && this.entityIds.has(event) && { event }),
    }
    return {
      ...rest,
      ...(named.length > 0 && { about: named }),
      ...(Object.keys(kept).length > 0 && { qualifiers: kept }),
      ...(others.length > 0 && { disputes: others }),
      citations: claim.citations.map((citation) => this.places.within(citation)),
    }
  }

  /** With the cited paragraphs alone, and with the mark that it has here, whatever the part is marked. */
  sources({ marking }: Said): Source[] {
    const kept = [...this.places.sourceIds].flatMap((id) => this.index.gradedSource(id) ?? [])
    return amongThemselves(kept, this.index).map((source) => {
      const { authorIds, remarks, contentHash: _, ...rest } = source
      const paragraphs = this.places.paragraphsOf(source)
      const authors = authorIds?.filter((id) => this.entityIds.has(id)) ?? []
      const own = markOf(source, this.index.meta)
      return {
        ...rest,
        ...(authors.length > 0 && { authorIds: authors }),
        ...(own !== marking && { marking: own }),
        ...(this.printed.remarks && remarks !== undefined && { remarks }),
        textKind: paragraphs.length > 0 ? source.textKind : 'none',
        paragraphs,
      }
    })
  }

  notes(): Note[] {
    return this.printedNotes.map((note) => ({
      id: note.id,
      targets: note.targets.filter((target) => this.isHere(target)),
      title: note.title,
      body: this.body(note.body),
      tags: [],
      createdAt: note.updatedAt,
      updatedAt: note.updatedAt,
    }))
  }

  /** By name alone where no profile of it is printed. */
  private entity({ id, schema, names, descriptor, summary, createdBy }: Entity): Entity {
    const [shown] = names
    const isProfiled = this.printed.profiledIds.has(id)
    return {
      id,
      schema,
      ...(isProfiled && descriptor !== undefined && { descriptor }),
      names: (isProfiled || !shown ? names : [shown]).map((name) => ({
        ...name,
        citations: name.citations.filter((citation) => this.places.has(citation)),
      })),
      ...(isProfiled &&
        summary && {
          summary: {
            ...summary,
            citations: summary.citations.map((citation) => this.places.within(citation)),
          },
        }),
      createdBy,
    }
  }

  private isHere(target: NoteTarget): boolean {
    const id = targetId(target)
    if (id === undefined) return true
    switch (target.kind) {
      case 'entity':
        return this.entityIds.has(id)
      case 'claim':
        return this.claimIds.has(id)
      case 'source':
        return this.places.sourceIds.has(id)
      case 'paragraph':
        return this.places.has({
          sourceId: id,
          locator: { kind: 'paragraph', value: target.number },
          credibility: NOT_JUDGED,
        })
      default:
        return false
    }
  }

  /** As others may read it; a link that leads nowhere in the part becomes the words that are printed for it; a cited claim the places that it cites. */
  private body(written: string): string {
    const body = this.share(written)
    const { links, citations } = scanNote(body)
    const changes = [
      ...links.flatMap((link) => {
        const { target, shown } = resolveLink(link, this.targets)
        const isHere = target && (this.entityIds.has(target.id) || this.printed.noteIds.has(target.id))
        return isHere || (target && this.places.sourceIds.has(target.id)) ? [] : [{ ...link, by: shown }]
      }),
      ...citations.flatMap(({ from, to, refs }) => {
        const inPart = refs.flatMap((ref) => this.refInPart(ref))
        return inPart === refs || formatCitation(inPart) === formatCitation(refs)
          ? []
          : [{ from, to, by: inPart.length > 0 ? formatCitation(inPart) : '' }]
      }),
    ].sort((a, b) => b.from - a.from)
    return changes.reduce((text, { from, to, by }) => text.slice(0, from) + by + text.slice(to), body)
  }

  private refInPart(ref: CitedRef): CitedRef[] {
    if (ref.kind === 'source') return this.places.sourceIds.has(ref.sourceId) ? [ref] : []
    if (this.claimIds.has(ref.claimId)) return [ref]
    const citations = this.index.claims.get(ref.claimId)?.citations ?? []
    return citations.map(({ sourceId, locator }) => ({ kind: 'source', sourceId, locator }))
  }

  private get targets(): LinkTargets {
    return (this.made ??= new LinkTargets(this.index))
  }
}

/** The places in sources that something printed cites. */
class CitedTargets {
  /** Whose metadata is printed. */
  readonly sourceIds = new Set<Id>()
  private readonly paragraphs = new Map<Id, Set<Paragraph>>()
  private readonly keys = new Set<string>()
  private readonly texts = new Map<Id, string>()

  constructor(private readonly index: DossierIndex) {}

  add(citations: readonly Citation[]): void {
    for (const citation of citations) {
      const source = this.index.sources.get(citation.sourceId)
      if (!source) continue
      this.sourceIds.add(source.id)
      this.keys.add(placeKey(source, citation))
      const paragraph = citedParagraph(source, citation)
      if (!paragraph) continue
      const known = this.paragraphs.get(source.id)
      if (known) known.add(paragraph)
      else this.paragraphs.set(source.id, new Set([paragraph]))
    }
  }

  has(citation: Citation): boolean {
    return this.keys.has(placeKey(this.index.sources.get(citation.sourceId), citation))
  }

  paragraphsOf({ id, paragraphs }: Source): Paragraph[] {
    const cited = this.paragraphs.get(id)
    return paragraphs
      .filter((paragraph) => cited?.has(paragraph) === true)
      .map(({ id: paragraphId, number, text }) => ({ id: paragraphId, number, text }))
  }

  /**
   * The citation as it goes along: a paragraph's words keep their place, because their surroundings never leave the paragraph; of a page
   * or a section only what is left of the source's text counts. Words that the source no longer has are not printed and stay here.
   */
  within(citation: Citation): Citation {
    const source = this.index.sources.get(citation.sourceId)
    if (source && citationTarget(source, citation).kind === 'lost') {
      return toldCitation({ ...citation, lost: true })
    }
    if (source && citation.locator.kind === 'paragraph' && source.paragraphs.length > 0)
      return toldCitation(tied(source, citation))
    const { selector, ...rest } = citation
    if (!selector) return citation
    const { exact } = selector.quote
    const text = this.textOf(citation.sourceId)
    const at = text.indexOf(exact)
    if (at >= 0) return { ...rest, selector: selectorFor(text, { from: at, to: at + exact.length }) }
    return {
      ...rest,
      selector: {
        quote: { exact, prefix: '', suffix: '' },
        position: { start: 0, end: [...exact].length },
      },
    }
  }

  private textOf(id: Id): string {
    const known = this.texts.get(id)
    if (known !== undefined) return known
    const source = this.index.sources.get(id)
    const text = source ? sourceText({ paragraphs: this.paragraphsOf(source) }) : ''
    this.texts.set(id, text)
    return text
  }
}

/** A place as it is printed: the same for two citations that print the same. */
function placeKey(source: Source | undefined, citation: Citation): string {
  return `${citation.sourceId} ${citation.locator.kind} ${placeWords(source, citation)}`
}

/** The one whose words are cited, or that holds the words where a page or a section is cited. */
function citedParagraph(source: Source, citation: Citation): Paragraph | undefined {
  if (citation.locator.kind === 'paragraph') {
    const id = paragraphCited(source, citation)?.id
    return source.paragraphs.find((paragraph) => paragraph.id === id)
  }
  const { selector } = citation
  return selector && source.paragraphs.find(({ text }) => text.includes(selector.quote.exact))
}

/** Whom a claim names where it is printed. */
function namedIn({ subject, value, attributedTo, reportedBy }: Claim): Id[] {
  const other = value.type === 'entity' ? value.entityId : undefined
  return [subject, other, attributedTo, reportedBy].filter((id) => id !== undefined)
}

function citedInNote(index: DossierIndex, body: string): Citation[] {
  if (!body.includes('[@')) return []
  const refs = scanNote(body).citations.flatMap((citation) => citation.refs)
  return refs.flatMap((ref): Citation[] => {
    if (ref.kind === 'claim') return index.claims.get(ref.claimId)?.citations ?? []
    return [
      {
        sourceId: ref.sourceId,
        locator: ref.locator ?? { kind: 'section', value: 'as a whole' },
        credibility: NOT_JUDGED,
      },
    ]
  })
}

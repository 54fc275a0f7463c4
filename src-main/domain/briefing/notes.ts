import type { BriefingNote, BriefingNoteCitation, BriefingNoteLink } from './model'
import { NOT_JUDGED, type Citation } from '../records/citation'
import type { DossierIndex } from '../dossier/dossier-index'
import type { Id } from '../records/ids'
import type { Note } from '../records/note'
import { withoutComments } from '../notes/markdown/comments'
import { LinkTargets } from '../notes/links/link-targets'
import { resolveLink } from '../notes/links/resolve-link'
import { formatCitation, type CitedRef, type NoteLink } from '../notes/markdown/note-syntax'
import { scanNote } from '../notes/markdown/scan-note'
import { privateNotes, withoutPrivateNames, type PrivateNotes } from '../notes/links/private-links'
import { citationWords } from '../notes/links/suggestions'
import { PRIVATE_NOTE } from '../notes/links/private-words'
import { dayOf, type TimeZone } from '../dating/reader-day'
import { noteSummary } from '../views/note-view'
import type { SourceNumbers } from './parts'

/** Notes as a briefing prints them, with what their links and citations mean now. */
export class BriefingNotes {
  private targets: LinkTargets | undefined

  constructor(
    private readonly index: DossierIndex,
    private readonly sources: SourceNumbers,
    private readonly zone?: TimeZone,
  ) {}

  note(note: Note): BriefingNote {
    const { index } = this
    const shown = withoutComments(note.body)
    const body = shown.includes('[[') ? withoutPrivateNames(shown, this.lookup, this.hidden) : shown
    const { links, citations } = scanNote(body)
    return {
      id: note.id,
      title: note.title.trim(),
      body,
      target: noteSummary(index, note)
        .targets.map((target) => target.label)
        .join('; '),
      changedOn: dayOf(note.updatedAt, this.zone),
      ...(links.length > 0 && {
        links: unique(links, ({ target, label }) => `${target}\n${label ?? '\n'}`).map(this.link),
      }),
      ...(citations.length > 0 && {
        citations: unique(
          citations.flatMap(({ refs }) => refs),
          (ref) => formatCitation([ref]),
        ).map(this.citation),
      }),
    }
  }

  private get lookup(): LinkTargets {
    return (this.targets ??= new LinkTargets(this.index))
  }

  private hiddenNotes: PrivateNotes | undefined

  private get hidden(): PrivateNotes {
    return (this.hiddenNotes ??= privateNotes(this.index, (note) => this.lookup.labelOf(note)))
  }

  private readonly link = ({ target: written, label }: NoteLink): BriefingNoteLink => {
    const { target, heading, shown } = resolveLink(
      { target: written, ...(label !== undefined && { label }) },
      this.lookup,
    )
    const hidden = label === undefined && this.hidden.ids.has(target?.id ?? written)
    return {
      target: written,
      ...(label !== undefined && { label }),
      shown: hidden ? PRIVATE_NOTE : shown,
      ...(target?.kind === 'entity' && { entityId: target.id }),
      ...(heading !== undefined && { isHeading: true as const }),
    }
  }

  private readonly citation = (ref: CitedRef): BriefingNoteCitation => {
    const cited = this.cited(ref)
    if (cited.length === 0) return { ref, citations: [], shown: citationWords(this.index, ref).shown }
    return { ref, citations: this.sources.cite(cited) }
  }

  private cited(ref: CitedRef): readonly Citation[] {
    if (ref.kind === 'claim') return this.index.claims.get(ref.claimId)?.citations ?? []
    return [
      {
        sourceId: ref.sourceId,
        credibility: NOT_JUDGED,
        locator: ref.locator ?? { kind: 'section', value: 'as a whole' },
      },
    ]
  }
}

/** True when the note is on the entity or on one of its claims. */
export function isOn(index: DossierIndex, note: Note, entityId: Id): boolean {
  return note.targets.some(
    (target) =>
      (target.kind === 'entity' && target.id === entityId) ||
      (target.kind === 'claim' && index.claims.get(target.id)?.subject === entityId),
  )
}

function unique<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()]
}

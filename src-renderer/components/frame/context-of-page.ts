import type { Id } from '@domain/records/ids'
import type { NoteSummary } from '@domain/views/note-view'
import type { SourcePage } from '@domain/views/source-page'
import type { EntityRef, SourceRef } from '@domain/views/refs'
import type { PageData } from '../../state/dossier/page-data'

/** Something the page leads to, with how it is tied to it. */
export interface PageLink {
  entity?: EntityRef
  source?: SourceRef
  /** 'Members', 'Took part in': in the order of the page. */
  roles: string[]
}

/** The notes on what the page is about. */
export function notesOf(data: PageData | null): readonly NoteSummary[] {
  switch (data?.page) {
    case 'entity':
      return data.entity.notes
    case 'source':
      return notesOfSource(data.source)
    case 'overview':
      return data.overview.recentNotes
    default:
      return []
  }
}

/** Those on the source and its paragraphs, and those on what is highlighted in it. */
function notesOfSource({ notes, paragraphs, orphanedHighlights }: SourcePage): readonly NoteSummary[] {
  const highlights = [...paragraphs.flatMap((paragraph) => paragraph.highlights), ...orphanedHighlights]
  const all = [...notes, ...highlights.flatMap((highlight) => highlight.notes)]
  return all.filter((note, at) => all.findIndex(({ id }) => id === note.id) === at)
}

/** What the page is tied to, each once. */
export function linksOf(data: PageData | null): readonly PageLink[] {
  const links = new Map<Id, PageLink>()
  const add = (ref: { entity: EntityRef } | { source: SourceRef }, role: string) => {
    const { id } = 'entity' in ref ? ref.entity : ref.source
    const link = links.get(id) ?? { ...ref, roles: [] }
    if (role !== '' && !link.roles.includes(role)) link.roles.push(role)
    links.set(id, link)
  }
  if (data?.page === 'entity') {
    const { entity } = data
    for (const { label, relations } of entity.relations)
      for (const { other } of relations) add({ entity: other }, label)
    for (const claim of entity.statementsBy) add({ entity: claim.subject }, 'Spoke about')
    for (const claim of [...entity.statementsAbout, ...entity.mentions]) {
      if (claim.attributedTo && claim.attributedTo.id !== entity.id)
        add({ entity: claim.attributedTo }, 'Spoke about it')
    }
  }
  if (data?.page === 'source') {
    const { source } = data
    for (const author of source.authorEntities) add({ entity: author }, 'Author')
    for (const paragraph of source.paragraphs) for (const claim of paragraph.claims) add({ entity: claim.subject }, '')
    for (const claim of source.otherClaims) add({ entity: claim.subject }, '')
    for (const other of source.countsWith) add({ source: other }, 'Counts as the same source')
  }
  if (data?.page === 'overview') {
    for (const { entity } of data.overview.mostConnected) add({ entity }, '')
  }
  return [...links.values()]
}

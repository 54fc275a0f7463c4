import type { DossierSession } from '../../src-main/services/session/dossier-session'
import {
  gradeSource,
  saveBriefing,
  saveClaim,
  saveEntity,
  saveSource,
} from '../../src-main/services/content/edit-content'
import { addHighlights } from '../../src-main/services/content/edit-highlights'
import { saveNote } from '../../src-main/services/notes/edit-notes'

/** The kinds by their collections, in an order in which one can be deleted after the other. */
export const ONE_OF_EACH = [
  ['notes', 'note'],
  ['claims', 'claim'],
  ['briefings', 'briefing'],
  ['entities', 'entity'],
  ['highlights', 'highlight'],
  ['sources', 'source'],
] as const

/** One record of each kind that can be deleted, each with words of its own that begin with 'zq', in a session on the small dossier. */
export async function makeOneOfEach(session: DossierSession) {
  const entity = await saveEntity(session, {
    schema: 'Person',
    names: [{ value: 'Zqentity Name', kind: 'name', citations: [] }],
    summary: { text: 'zqsummary of a person', citations: [] },
  })
  await saveEntity(session, {
    id: entity,
    schema: 'Person',
    names: [{ value: 'Zqentity Renamed', kind: 'name', citations: [] }],
    summary: { text: 'zqsummary of a person', citations: [] },
  })
  const { id: source } = await saveSource(session, {
    kind: 'article',
    title: 'Zqsource title',
    authors: ['Zqauthor Writer'],
    language: 'en',
    grade: { reliability: 'C', rationale: 'zqrationale of it', gradedAt: '2026-01-02' },
    text: 'A zqparagraph that is quoted.\n\nAnother zqparagraph of it.',
  })
  await gradeSource(session, source, { reliability: 'B', rationale: 'zqown grade of it', gradedAt: '2026-01-03' })
  const [highlight = ''] = await addHighlights(
    session,
    [{ sourceId: source, number: '1', from: 2, to: 13, text: 'zqparagraph' }],
    'green',
  )
  const claim = await saveClaim(session, {
    subject: 'aland',
    property: 'description',
    value: { type: 'text', text: 'zqclaim of something' },
    kind: 'fact',
    rank: 'normal',
    citations: [],
    ownJudgement: true,
  })
  const note = await saveNote(session, { title: 'Zqnote title', body: 'zqdraft text', tags: ['zqtag'], targets: [] })
  await saveNote(session, {
    id: note.id,
    title: 'Zqnote title',
    body: 'zqlast text',
    tags: [],
    targets: [],
    keepBefore: true,
  })
  const briefing = await saveBriefing(session, {
    title: 'Zqbriefing title',
    author: 'Zqbriefing author',
    format: 'brief',
    paper: 'A4',
    marking: 'TLP:RED',
    keyJudgements: [],
    sections: [],
    noteIds: [note.id],
  })
  return { entity, source, highlight, claim, note: note.id, briefing: briefing.id }
}

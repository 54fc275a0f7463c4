import type { DossierContent } from '../../../src-main/domain/records/dossier'
import { deleteRecord } from '../../../src-main/services/content/bin'
import type { DossierLibrary } from '../../../src-main/services/session/dossier-library'
import type { DossierSession } from '../../../src-main/services/session/dossier-session'
import { saveBriefing, saveClaim, saveEntity, saveSource } from '../../../src-main/services/content/edit-content'
import { addHighlights } from '../../../src-main/services/content/edit-highlights'
import { saveNote } from '../../../src-main/services/notes/edit-notes'
import { aClaim, anEntity, aSource, cite, text } from '../records'
import { smallDossier } from '../small-dossier'
import type { Sower } from './seeds'

/** The entity that the briefings of the test are about. */
export const BRIEFED = 'river-pact-org'
/** The source that nothing about it cites. */
export const unprintedSource = (sower: Sower) => sower.of('id')[0] ?? ''

/** The small dossier with words sown over all that a briefing on the pact does not print. */
export function seededContent(sower: Sower): DossierContent {
  const content = smallDossier()
  const word = () => sower.word('paragraph')
  const [sourceId, entityId, claimId, otherId] = [1, 2, 3, 4].map(() => sower.word('id'))
  if (!sourceId || !entityId || !claimId || !otherId) throw new Error('ids')
  for (const source of content.sources) {
    if (source.id === 'atlas') source.title = sower.word('before')
    if (source.id !== 'gazette') continue
    source.derivedFrom = [sourceId]
    source.authorIds = [entityId]
    for (let at = 4; at < 24; at++)
      source.paragraphs.push({
        id: `p${at}`,
        number: String(at),
        text: `It says ${word()} and ${word()}.`,
        heading: word(),
        carriesNoClaim: word(),
      })
    for (const paragraph of source.paragraphs.slice(0, 3)) {
      paragraph.heading = word()
      paragraph.carriesNoClaim = word()
    }
  }
  for (const claim of content.claims) {
    if (claim.id === 'c-founded')
      claim.citations = claim.citations.map((citation) => ({
        ...citation,
        selector: {
          quote: {
            exact: 'founded a pact',
            prefix: `${sower.word('around')} Bland `,
            suffix: `. ${sower.word('around')}`,
          },
          position: { start: 16, end: 30 },
        },
      }))
    if (claim.id === 'c-statement') {
      claim.about = ['aland', entityId]
      claim.disputes = [{ claimId, because: `They cannot both hold: ${sower.word('link')}.` }]
      claim.qualifiers = { event: entityId, place: entityId }
    }
    if (claim.id === 'c-founded-later' && claim.value.type === 'date') claim.value.note = sower.word('before')
  }
  for (const entity of content.entities) {
    if (entity.id === BRIEFED)
      entity.names = [{ value: sower.word('before'), kind: 'name', citations: [] }, ...entity.names.slice(1)]
    if (entity.id !== 'aland') continue
    entity.names.push({ value: sower.word('name'), kind: 'alias', citations: [cite('gazette', '4')] })
    entity.descriptor = sower.word('name')
    entity.summary = { text: `A state, ${sower.word('name')}.`, citations: [cite('gazette', '4')] }
  }
  content.entities.push(
    anEntity(entityId, {
      names: [
        { value: sower.word('entity'), kind: 'name', citations: [cite(sourceId)] },
        { value: sower.word('entity'), kind: 'alias', citations: [] },
      ],
      descriptor: sower.word('entity'),
      summary: { text: `Known as ${sower.word('entity')}.`, citations: [cite(sourceId)] },
    }),
  )
  content.sources.push(
    aSource(sourceId, {
      title: sower.word('source'),
      shortTitle: sower.word('source'),
      authors: [sower.word('source')],
      publisher: sower.word('source'),
      url: `https://example.org/${sower.word('source')}`,
      grade: { reliability: 'B', rationale: `Because ${sower.word('source')}.`, gradedAt: '2025-01-01' },
      remarks: sower.word('source'),
      version: sower.word('source'),
      licence: sower.word('source'),
      paragraphs: [{ id: 'p1', number: '1', text: `All of it: ${sower.word('source')}.` }],
    }),
  )
  content.claims.push(
    aClaim(claimId, entityId, {
      property: 'description',
      value: text(`It is ${sower.word('claim')}.`),
      rank: 'deprecated',
      citations: [cite(sourceId)],
      confidence: { level: 'low', why: `Since ${sower.word('claim')}.` },
    }),
    aClaim(otherId, 'bland', {
      property: 'description',
      value: text(`A state with ${sower.word('claim')}.`),
      qualifiers: { role: sower.word('claim') },
      citations: [cite(sourceId)],
    }),
  )
  content.dossier.bottomLine = `In short, ${sower.word('dossier')}.`
  content.dossier.summary = { text: `It is about ${sower.word('dossier')}.`, citations: [cite('gazette')] }
  content.dossier.keyJudgements = [
    // What rests on the pact alone goes into a briefing on it; what rests on another entity does not, nor what sums up both.
    { id: 'j-pact', text: 'It will last.', claimIds: ['c-founded'] },
    {
      id: 'j-own',
      text: `It will ${sower.word('dossier')}.`,
      claimIds: ['c-founded', otherId],
      confidence: { level: 'low', why: sower.word('dossier') },
    },
  ]
  return content
}

/** The reader's own work over it, with words sown in all that is not to be seen, and the id of the one note that is chosen. */
export async function sowReadersWork(session: DossierSession, sower: Sower): Promise<{ chosenNote: string }> {
  const note = async (title: string, body: string, more: { tags?: string[]; isPrivate?: true } = {}) =>
    (
      await saveNote(session, {
        title,
        body,
        tags: more.tags ?? [],
        targets: [{ kind: 'entity', id: BRIEFED }],
        ...(more.isPrivate && { private: true }),
      })
    ).id
  const hidden = await note(sower.word('private'), `Hidden: ${sower.word('private')}`, {
    tags: [sower.word('private')],
    isPrivate: true,
  })
  const open = await note(
    sower.word('note'),
    `Open: ${sower.word('note')} #${sower.word('note')} ${commented(sower)}`,
    {
      tags: [sower.word('note')],
    },
  )
  const linked = `See [[${hidden}|${sower.of('private')[0]}]], [[${sower.of('private')[0]}]] and [[aland]], [@gazette, para. 1].`
  const draft = {
    title: sower.word('before'),
    body: `Before: ${sower.word('before')}. ${linked}`,
    tags: [sower.word('before')],
    targets: [],
  }
  const { id: chosenNote } = await saveNote(session, draft)
  await saveNote(session, {
    ...draft,
    id: chosenNote,
    title: 'A chosen note',
    body: `As it is. ${linked} ${commented(sower)}`,
    tags: [],
    keepBefore: true,
  })
  await renamed(session, sower)
  await binned(session, sower)
  await marked(session, sower)
  await saveBriefing(session, {
    title: sower.word('briefing'),
    deck: sower.word('briefing'),
    audience: sower.word('briefing'),
    format: 'brief',
    paper: 'A4',
    marking: 'TLP:AMBER',
    bottomLine: sower.word('briefing'),
    keyJudgements: [{ id: 'j-b', text: sower.word('briefing'), claimIds: [] }],
    sections: [],
    noteIds: [open, hidden],
  })
  return { chosenNote }
}

/** Comments as notes have them: in a line, over lines and paragraphs, with links, tags, citations and code in them. */
function commented(sower: Sower): string {
  const word = () => sower.word('comment')
  return [
    `a %%${word()} [[aland|${word()}]] #${word()} [@gazette, para. 4]%% b <!-- ${word()} --> c`,
    `%%\n${word()}\n\n\`\`\`\n${word()}\n\`\`\`\n\n%%`,
    `<!--\n# ${word()}\n\n- ${word()} \`\n-->`,
    `%% ${word()}, which is never closed.\n\nUp to here: ${word()}`,
  ].join('\n\n')
}

/** What it was called or said before: in the journal, in the bundle underneath, in what a record remembers. */
async function renamed(session: DossierSession, sower: Sower): Promise<void> {
  const { index } = session
  const entity = index.entities.get(BRIEFED)
  const atlas = index.sources.get('atlas')
  const later = index.claims.get('c-founded-later')
  if (!entity || !atlas || later?.value.type !== 'date') throw new Error('the small dossier is another')
  const { createdBy: _, ...rest } = entity
  await saveEntity(session, {
    ...rest,
    names: [{ value: 'River Pact', kind: 'name', citations: [] }, ...entity.names.slice(1)],
  })
  const { createdBy: __, contentHash: ___, paragraphs: ____, textKind: _____, ...metadata } = atlas
  await saveSource(session, { ...metadata, title: sower.word('before'), text: `Of old: ${sower.word('before')}.` })
  await saveSource(session, { ...metadata, title: 'An atlas', text: 'Members: Aland and Bland.' })
  const { note: ______, ...date } = later.value
  await saveClaim(session, { ...later, createdBy: undefined, value: date })
}

async function binned(session: DossierSession, sower: Sower): Promise<void> {
  const word = () => sower.word('bin')
  const { createdBy: _, id: __, ...entity } = anEntity('x', { names: [{ value: word(), kind: 'name', citations: [] }] })
  const entityId = await saveEntity(session, entity)
  const { createdBy: ___, paragraphs, textKind: ____, id: _____, ...source } = aSource('x', { title: word() })
  const { id: sourceId } = await saveSource(session, { ...source, text: `${paragraphs[0]?.text ?? ''} ${word()}` })
  const claimId = await saveClaim(session, {
    ...aClaim('x', BRIEFED, { property: 'description', value: text(word()), citations: [cite(sourceId)] }),
    id: undefined,
    createdBy: undefined,
  })
  const { id: noteId } = await saveNote(session, { title: word(), body: word(), tags: [], targets: [] })
  const { id: briefingId } = await saveBriefing(session, {
    title: word(),
    format: 'brief',
    paper: 'A4',
    marking: 'TLP:AMBER',
    keyJudgements: [],
    sections: [],
    noteIds: [],
  })
  await deleteRecord(session, 'claims', claimId)
  await deleteRecord(session, 'notes', noteId)
  await deleteRecord(session, 'briefings', briefingId)
  await deleteRecord(session, 'sources', sourceId)
  await deleteRecord(session, 'entities', entityId)
}

async function marked(session: DossierSession, sower: Sower): Promise<void> {
  const paragraph = session.index.sources.get('gazette')?.paragraphs[10]
  if (!paragraph) throw new Error('the small dossier is another')
  const passage = { sourceId: 'gazette', number: paragraph.number, from: 0, to: 12, text: paragraph.text.slice(0, 12) }
  const [id = ''] = await addHighlights(session, [passage], 'green')
  await session.edit({ kind: 'tag-notes' }, () => {
    const highlight = session.index.highlights[id]
    if (!highlight) throw new Error('it was just made')
    return { ops: [session.put('highlights', { ...highlight, tags: [sower.word('highlight')] })], answer: null }
  })
}

/** A dossier beside it, of which nothing may be seen in the other's files. */
export async function sowOtherDossier(library: DossierLibrary, sower: Sower): Promise<void> {
  const word = () => sower.word('other')
  const id = await library.create({ title: word(), marking: 'TLP:RED' })
  const session = await library.open(id)
  const { createdBy: _, paragraphs: __, textKind: ___, id: ____, ...source } = aSource('x', { title: word() })
  await saveSource(session, { ...source, text: `It says ${word()}.` })
  const {
    createdBy: _____,
    id: ______,
    ...entity
  } = anEntity('x', { names: [{ value: word(), kind: 'name', citations: [] }] })
  await saveEntity(session, entity)
  await saveNote(session, { title: word(), body: word(), tags: [word()], targets: [] })
}

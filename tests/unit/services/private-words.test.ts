import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { editLabel } from '../../../src-main/domain/records/edit-made'
import { COMMANDS } from '../../../src-main/cli/commands'
import { calls, type Channel } from '../../../src-main/contract/calls'
import type { NoteTarget } from '../../../src-main/domain/records/note'
import type { RenderBriefing } from '../../../src-main/domain/ports'
import { deleteRecord } from '../../../src-main/services/content/bin'
import type { DossierSession } from '../../../src-main/services/session/dossier-session'
import { addOriginal } from '../../../src-main/services/content/originals'
import { addHighlights } from '../../../src-main/services/content/edit-highlights'
import { saveBriefing } from '../../../src-main/services/content/edit-content'
import { keepText, saveNote } from '../../../src-main/services/notes/edit-notes'
import { createHandlers } from '../../../src-main/services/handlers'
import { changeLabel } from '../../../src-main/storage/tables/record-label'
import { channelsThat } from '../../support/every-channel'
import { atTheDesktop, handlersContext } from '../../support/handlers-context'
import { smallLibrary } from '../../support/library'
import { smallDossier } from '../../support/small-dossier'
import { terminalOn } from '../cli/terminal'

const DOSSIER = 'river-pact'
const WORDS = 60
const SEEDS = Array.from({ length: WORDS }, (_, at) => `zq${(at * 7919 + 104_729).toString(36)}x${at}zq`)

interface Sown {
  /** A private note, one of its versions, an open note that links to all of them, and a briefing that names them. */
  note: string
  revision: string
  open: string
  briefing: string
  highlight: string
}

/** Puts all the words into private notes, in every place that a note has, and beside each an open note that links to it. */
async function sow(session: DossierSession): Promise<Sown> {
  const text = session.index.sources.get('gazette')?.paragraphs[0]?.text ?? ''
  const passage = { sourceId: 'gazette', number: '1', from: 0, to: 8, text: text.slice(0, 8) }
  const [highlight = ''] = await addHighlights(session, [passage], 'yellow')
  const targets: NoteTarget[] = [
    { kind: 'entity', id: 'aland' },
    { kind: 'claim', id: 'c-founded' },
    { kind: 'source', id: 'gazette' },
    { kind: 'paragraph', sourceId: 'gazette', number: '1' },
    { kind: 'highlight', id: highlight },
    { kind: 'dossier' },
    { kind: 'entity', id: 'gone' },
  ]
  const ids: string[] = []
  let open = ''
  let revision = ''
  for (let at = 0; at < WORDS; at += 5) {
    const [title = '', body = '', tag = '', before = '', kept = ''] = SEEDS.slice(at, at + 5)
    const target = targets[(at / 5) % targets.length] ?? { kind: 'dossier' as const }
    // The last place is an entity that has gone since: a note can be on one, and is not begun there.
    const begun = target.kind === 'entity' && target.id === 'gone' ? [] : [target]
    const fields = { targets: begun, private: true }
    const named =
      at % 2 === 0
        ? { title, body: `${body} Aland [[bland]] [@gazette 1]` }
        : { title: '', body: `${title}\n\n${body} Aland [[bland]]` }
    const { id } = await saveNote(session, { ...fields, title: before, body: before, tags: [] })
    await saveNote(session, { ...fields, ...named, id, targets: [target], tags: [tag], pinned: true, keepBefore: true })
    revision = await keepText(session, id, { title: kept, body: kept })
    const seen = `Seen in [[${id}]], [[${id}|${title}]], [[${id}|${before}]] and [[${title}]].`
    open = (await saveNote(session, { targets: begun, title: '', tags: ['seen'], body: seen })).id
    ids.push(id)
  }
  const [gone = '', alsoGone = '', note = ''] = ids
  await deleteRecord(session, 'notes', gone)
  await deleteRecord(session, 'notes', alsoGone)
  await session.undo()
  const briefing = await saveBriefing(session, {
    title: 'All of it',
    format: 'report',
    paper: 'A4',
    marking: 'TLP:RED',
    keyJudgements: [],
    sections: [],
    noteIds: ids,
  })
  return { note, revision, open, briefing: briefing.id, highlight }
}

function readCalls(sown: Sown, backupId: string): Partial<Record<Channel, readonly object[]>> {
  const dossierId = DOSSIER
  const targets = [
    { kind: 'entity', id: 'aland' },
    { kind: 'highlight', id: sown.highlight },
  ]
  const list = { dossierId, sort: 'title', offset: 0, limit: 500 }
  const { createdAt: _, ...briefing } = {
    title: 'All of it',
    id: sown.briefing,
    format: 'report',
    paper: 'A4',
    marking: 'TLP:RED',
    keyJudgements: [],
    sections: [],
    noteIds: [sown.note],
    createdAt: '',
  }
  return {
    'app:info': [{}],
    'dossier:list': [{}],
    'dossier:open': [{ dossierId }],
    'dossier:health': [{ dossierId }],
    'dossier:overview': [{ dossierId }],
    'dossier:audit': [{ dossierId }],
    'dossier:timeline': [{ dossierId }],
    'dossier:meta': [{ dossierId }],
    'entity:page': [
      { dossierId, id: 'aland' },
      { dossierId, id: 'bland' },
      { dossierId, id: 'river-pact-org' },
    ],
    'entity:get': [{ dossierId, id: 'aland' }],
    'claim:get': [{ dossierId, id: 'c-founded' }],
    'source:page': [{ dossierId, id: 'gazette' }],
    'source:get': [{ dossierId, id: 'gazette' }],
    'note:list': [{ dossierId }],
    'note:page': [
      { ...list, filter: {} },
      { ...list, filter: { on: 'aland' } },
      ...SEEDS.map((seed) => ({ ...list, filter: { text: seed } })),
      ...SEEDS.map((seed) => ({ ...list, filter: { tag: seed } })),
    ],
    'note:ids': [{ ...list, filter: {} }],
    'note:facets': [{ dossierId }],
    'note:labels': [{ dossierId }],
    'note:links': [
      { dossierId, links: [{ target: sown.note }, { target: sown.note, label: 'so called' }, { target: 'gone' }] },
    ],
    'note:targets': [{ dossierId, targets }],
    'note:citations': [{ dossierId, refs: [{ kind: 'source', sourceId: 'gazette' }] }],
    'note:suggest-links': [{ dossierId, query: '' }, ...SEEDS.map((seed) => ({ dossierId, query: seed.slice(0, 3) }))],
    'note:suggest-citations': [{ dossierId, query: 'zq' }],
    'note:suggest-tags': [
      { dossierId, query: '' },
      { dossierId, query: 'zq' },
    ],
    'note:about': [
      { dossierId, id: 'aland' },
      { dossierId, id: 'bland' },
      { dossierId, id: 'gazette' },
      { dossierId, id: sown.open },
      { dossierId, id: sown.note },
    ],
    'record:outlook': [
      { dossierId, what: { kind: 'records', records: [{ collection: 'entities', id: 'aland' }] } },
      { dossierId, what: { kind: 'records', records: [{ collection: 'entities', id: 'bland' }] } },
      { dossierId, what: { kind: 'records', records: [{ collection: 'sources', id: 'gazette' }] } },
      { dossierId, what: { kind: 'these', ids: [sown.note] } },
      { dossierId, what: { kind: 'these', ids: [sown.open] } },
      { dossierId, what: { kind: 'found', filter: {}, except: [] } },
    ],
    'record:change-outlook': [
      { dossierId, change: { kind: 'entity', id: 'aland', schema: 'Person' } },
      { dossierId, change: { kind: 'claim', id: 'c-founded', subject: 'aland', property: 'founded' } },
    ],
    'bin:list': [{ dossierId }],
    'bin:holdings': [{ dossierId }],
    'edit:state': [{ dossierId }],
    'briefing:get': [{ dossierId, id: sown.briefing }],
    'briefing:warnings': [{ dossierId, briefing }],
    'briefing:outgoing': [
      {
        dossierId,
        briefing: { format: 'report', paper: 'A4', noteIds: 'all', marking: 'TLP:CLEAR', leaveOut: [sown.note] },
      },
    ],
    'briefing:outgoing-draft': [{ dossierId, briefing, as: 'pdf' }],
    'exchange:outgoing': [{ dossierId, marking: 'TLP:CLEAR', leaveOut: [sown.note] }],
    'claim:find': [{ dossierId, words: 'zq', limit: 20 }],
    'claim:views': [{ dossierId, ids: ['c-founded'] }],
    'backup:list': [{ dossierId }],
    'copy:status': [{}],
    'backup:inspect': [{ dossierId, backupId }],
  }
}

const nothingDrawn: RenderBriefing = () =>
  Promise.resolve({ bytes: new Uint8Array(1), pages: 1, missingCharacters: [] })

async function sownDesk() {
  const desk = await smallLibrary(smallDossier())
  const session = await desk.session()
  // Of a time at which there was nothing, so that everything differs from it.
  await saveNote(session, { targets: [], title: 'First', body: '', tags: [] })
  const backup = await desk.library().storage.backups.create(DOSSIER)
  const sown = await sow(session)
  return { desk, session, sown, backup }
}

describe('what a private note says', () => {
  it('is in the answer to no call of the window that did not ask for it', { timeout: 60_000 }, async () => {
    const { desk, sown, backup } = await sownDesk()
    const handlers = createHandlers(handlersContext(desk.library()))
    const reads = readCalls(sown, backup.id)
    expect(Object.keys(reads).sort(), 'every call that reads is asked here').toEqual(channelsThat('reads').sort())
    const found: string[] = []
    let answers = 0
    for (const [channel, inputs] of Object.entries(reads)) {
      for (const input of inputs) {
        const call = calls[channel as Channel]
        const handler = handlers[channel as Channel] as (input: unknown) => unknown
        const said = JSON.stringify(await handler(call.input.parse(input))) ?? ''
        answers += 1
        const leaked = SEEDS.filter((seed) => said.includes(seed))
        if (leaked.length > 0) found.push(`${channel} ${JSON.stringify(input)}: ${leaked.join(' ')}`)
      }
    }
    expect(found).toEqual([])
    expect(answers).toBeGreaterThan(200)
  })

  it('is in what no job says of the file that it wrote, whatever is in the file', async () => {
    const { desk, sown } = await sownDesk()
    const outcomes: string[] = []
    const said = async (channel: Channel, input: object, path: string) => {
      const { context, ended } = atTheDesktop(desk.library(), { path: join(desk.root, path), render: nothingDrawn })
      const handler = createHandlers(context)[channel] as (input: unknown) => Promise<unknown>
      await handler(calls[channel].input.parse(input))
      outcomes.push(JSON.stringify(await ended()))
    }
    await mkdir(join(desk.root, 'stick'))
    const dossierId = DOSSIER
    const briefing = { format: 'report', paper: 'A4', noteIds: 'all', marking: 'TLP:RED', carries: 'all' }
    const asked: Partial<Record<Channel, readonly [object, string]>> = {
      'briefing:export': [{ dossierId, briefing }, 'a.pdf'],
      'briefing:export-saved': [{ dossierId, id: sown.briefing, as: 'html' }, 'b.html'],
      'exchange:export': [{ dossierId, format: 'dossier' }, 'c.dossier'],
      'copy:make': [{ again: false }, 'stick'],
    }
    expect(Object.keys(asked).sort()).toEqual(channelsThat('leaves').sort())
    for (const [channel, [input, path]] of Object.entries(asked)) await said(channel as Channel, input, path)
    expect(outcomes).toHaveLength(4)
    expect(SEEDS.filter((seed) => outcomes.some((outcome) => outcome.includes(seed)))).toEqual([])
    expect(outcomes[2]).toContain('private notes stay here')
  })

  it('is in the answers to those that do', async () => {
    const { desk, sown } = await sownDesk()
    const handlers = createHandlers(handlersContext(desk.library()))
    const list = { dossierId: DOSSIER, sort: 'title', offset: 0, limit: 500 } as const
    const page = await handlers['note:page']({ ...list, filter: { private: 'only' } })
    const open = await handlers['note:page']({ ...list, filter: {} })
    const all = await handlers['note:page']({ ...list, filter: { private: 'shown' } })
    expect({ ...page, rows: page.rows.length }).toEqual({ total: 11, hidden: 0, rows: 11 })
    expect(open.hidden).toBe(11)
    expect(all.total).toBe(open.total + page.total)
    expect(JSON.stringify(page)).toContain(SEEDS[10])
    const found = await handlers['note:page']({ ...list, filter: { private: 'shown', text: SEEDS[11] ?? '' } })
    expect(found.rows.map(({ id }) => id)).toEqual([sown.note])
    const facets = await handlers['note:facets']({ dossierId: DOSSIER, private: 'shown' })
    expect(facets.tags.map(({ name }) => name)).toContain(SEEDS[12])
    expect((await handlers['note:facets']({ dossierId: DOSSIER })).all).toBe(facets.all - facets.private)
    expect(JSON.stringify(await handlers['bin:list']({ dossierId: DOSSIER, private: 'shown' }))).toContain(SEEDS[0])
    expect(JSON.stringify(await handlers['note:revision']({ dossierId: DOSSIER, id: sown.revision }))).toContain(
      SEEDS.at(-1),
    )
  })

  it('is told of as a private note where it is on something or links to it, so that it can be opened from there', async () => {
    const { desk, sown } = await sownDesk()
    const handlers = createHandlers(handlersContext(desk.library()))
    const source = await handlers['source:page']({ dossierId: DOSSIER, id: 'gazette' })
    const there = source.notes.find(({ id }) => id === sown.note)
    expect(there).toMatchObject({ label: 'A private note', preview: '', tags: [], private: true })
    const about = await handlers['note:about']({ dossierId: DOSSIER, id: 'bland' })
    expect(
      about.backlinks.filter((link) => link.private).map(({ label, contexts }) => [label, contexts]),
    ).toContainEqual(['A private note', []])
    const links = await handlers['note:links']({ dossierId: DOSSIER, links: [{ target: sown.note }] })
    expect(links).toEqual([{ state: 'live', shown: 'a private note', kind: 'note', id: sown.note }])
  })

  it('is in no label of an edit, of what is not saved yet or of what undo takes back', async () => {
    const { session } = await sownDesk()
    const labels = session.store.history
      .flatMap((change) => [JSON.stringify(change.edit), editLabel(change), changeLabel(change)])
      .join('\n')
    expect(SEEDS.filter((seed) => labels.includes(seed))).toEqual([])
    expect(labels).toContain('change note (a private note)')
  })

  it('is in the output of no command that did not ask for it', { timeout: 60_000 }, async () => {
    const { desk, sown, backup } = await sownDesk()
    const terminal = await terminalOn(desk)
    const stick = join(desk.root, 'stick')
    await mkdir(join(stick, 'second'), { recursive: true })
    const scan = { name: 'scan.txt', pieces: Readable.from([Buffer.from('As it was printed.')]) }
    await addOriginal(desk.library().storage, await desk.session(), 'gazette', scan)
    const lines: Readonly<Record<string, readonly string[]>> = {
      list: ['list', 'list --dossier river-pact', 'list --dossier river-pact --json'],
      show: [
        'show aland --dossier river-pact',
        'show aland --dossier river-pact --json',
        'show bland --dossier river-pact',
      ],
      'note list': ['note list --dossier river-pact', 'note list --dossier river-pact --json'],
      'original list': ['original list --dossier river-pact', 'original list --dossier river-pact --json'],
      'briefing list': ['briefing list --dossier river-pact', 'briefing list --dossier river-pact --json'],
      check: ['check --dossier river-pact', 'check --dossier river-pact --json'],
      backup: ['backup --dossier river-pact --list', 'backup --dossier river-pact --list --json'],
      restore: [
        `restore --dossier river-pact --backup ${backup.id} --dry-run`,
        `restore --dossier river-pact --backup ${backup.id} --dry-run --json`,
      ],
      copy: [`copy --to ${stick}`, `copy --to ${stick}/second --json`],
      // After the copy: what differs is named.
      'bring-back': [`bring-back ${stick} --dry-run`, `bring-back ${stick} --dry-run --json`],
      bin: ['bin --dossier river-pact', 'bin --dossier river-pact --json'],
      'bin delete': ['bin delete --all --dossier river-pact'],
      'data-folder': ['data-folder', 'data-folder --json'],
    }
    // What a file holds that they write is searched elsewhere; those that add, put back or remove something name that and nothing else.
    const writing = ['brief', 'export', 'import', 'note import', 'original save']
    const naming = ['note add', 'claim add', 'original add', 'original remove', 'bin restore']
    expect([...Object.keys(lines), ...writing, ...naming].sort()).toEqual(COMMANDS.map(({ name }) => name).sort())
    const run = async (line: string) => (await terminal(...line.split(' '))).said
    for (const line of Object.values(lines).flat()) {
      const said = await run(line)
      expect(said.length, line).toBeGreaterThan(10)
      expect(
        SEEDS.filter((seed) => said.includes(seed)),
        line,
      ).toEqual([])
    }
    expect(await run('note list --dossier river-pact')).toContain(
      '11 private notes are left out; --private lists them too.',
    )
    expect(await run('note list --dossier river-pact --private')).toContain(SEEDS[10])
    expect(await run('note list --dossier river-pact --private --json')).toContain(sown.note)
  })
})

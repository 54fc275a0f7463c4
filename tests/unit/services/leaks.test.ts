import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import type OS from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { EXPORT_FORMATS, type ExportFormat } from '../../../src-main/contract/calls/exchange'
import type { Briefing } from '../../../src-main/domain/records/briefing'
import { BRIEFING_FILES, type BriefingFile } from '../../../src-main/domain/briefing/files'
import { everySection } from '../../../src-main/domain/briefing/sections'
import { CARRY_CHOICES, type CarryChoice } from '../../../src-main/domain/records/carry-choice'
import { EXPORTERS } from '../../../src-main/exporters/exporters'
import type { BriefingPlan } from '../../../src-main/domain/briefing/plan'
import type { DossierSession } from '../../../src-main/services/session/dossier-session'
import { machineOf } from '../../../src-main/storage/data-folder/machine'
import { nodeDisk } from '../../../src-main/storage/disk/disk'
import { addOriginal } from '../../../src-main/services/content/originals'
import { exportDossier } from '../../../src-main/services/exchange/exchange-export'
import { exportBriefing, exportSavedBriefing } from '../../../src-main/services/briefing/export-briefing'
import { createHandlers } from '../../../src-main/services/handlers'
import { MAKERS } from '../../support/briefing-writers'
import { channelsThat } from '../../support/every-channel'
import { atTheDesktop } from '../../support/handlers-context'
import { atTerminal, filesAt, terminalProject, WHAT_COMMANDS_WRITE } from './every-writer'
import { seedsIn } from '../../support/leaks/find-seeds'
import {
  BRIEFED,
  seededContent,
  sowOtherDossier,
  sowReadersWork,
  unprintedSource,
} from '../../support/leaks/seeded-dossier'
import { PLACES, Sower, type Place } from '../../support/leaks/seeds'
import { countingTools } from '../../support/counting-tools'
import { smallLibrary } from '../../support/library'
import { render } from '../briefing/engine'

const SLOW = { timeout: 600_000 }
const MACHINE = vi.hoisted(() => ['hostname', 'username', 'homedir', 'shell'].map((what) => `zqleakmachine-${what}x`))

vi.mock('node:os', async (importOriginal) => {
  const os = await importOriginal<typeof OS>()
  const [host = '', user = '', home = '', shell = ''] = MACHINE
  const mocked = {
    hostname: () => host,
    homedir: () => `/home/${home}`,
    userInfo: () => ({ ...os.userInfo(), username: user, homedir: `/home/${home}`, shell: `/bin/${shell}` }),
  }
  return { ...os, ...mocked, default: { ...os, ...mocked } }
})

// The files that come after share what was imported here, and would find this machine's name in their folders' locks.
afterAll(() => {
  vi.doUnmock('node:os')
  vi.resetModules()
})

/** Everything of the dossier's content. */
const CONTENT: readonly Place[] = ['paragraph', 'around', 'source', 'entity', 'name', 'claim', 'link', 'dossier', 'id']
/** Beside it, what is handed over of the reader's work. */
const SHARED: readonly Place[] = ['note', 'highlight', 'briefing']

/** A way to write a file, and of which places it holds words because that was chosen. */
interface Writer {
  name: string
  chosen: readonly Place[]
  /** Places of which it must hold all words, so that the search is seen to find them. */
  whole?: readonly Place[]
  /** The command or the channel that it is, where it is one. */
  is?: string
  write: (path: string) => Promise<unknown>
}

async function desk() {
  const sower = new Sower()
  // The folder that everything lies in, and what the system says of the person, are never to be seen either.
  const small = await smallLibrary(seededContent(sower), countingTools(), sower.word('machine'))
  const machine = join(small.dataFolder, 'machine.json')
  const id = await machineOf(nodeDisk, machine, small.dataFolder)
  const text = (await readFile(machine, 'utf8')).replace(id, sower.word('stamp'))
  await writeFile(machine, text)
  const session = await small.session()
  const { chosenNote } = await sowReadersWork(session, sower)
  const told = Buffer.from(`It was said of ${sower.word('original')}.`)
  const file = { name: `${sower.word('original')}.txt`, pieces: Readable.from([told]) }
  await addOriginal(small.library().storage, session, 'gazette', file)
  await sowOtherDossier(small.library(), sower)
  const snapshots = join(small.dataFolder, 'dossiers', session.id)
  const journals = await Promise.all((await readdir(snapshots)).map((name) => readFile(join(snapshots, name), 'utf8')))
  expect(journals.join('')).toContain(sower.of('stamp').join())
  const env = { USER: sower.word('machine'), HOME: `/home/${sower.word('machine')}`, HOSTNAME: sower.word('machine') }
  return { ...small, session, sower, chosenNote, env, project: await terminalProject(small.root) }
}
type Desk = Awaited<ReturnType<typeof desk>>

/** A briefing on the pact with every section there is, and judgements of its own. */
function composed(session: DossierSession, { chosenNote }: Desk, format: Briefing['format'], carries: CarryChoice) {
  return session.edit({ kind: 'change-briefing' }, () => {
    const at = session.tools.now()
    const briefing: Briefing = {
      id: `r-${format}-${carries}`,
      title: 'On the pact',
      format,
      paper: format === 'brief' ? 'A4' : 'Letter',
      marking: 'TLP:RED',
      carries,
      keyJudgements: [{ id: 'j-1', text: 'It was founded.', claimIds: ['c-founded'] }],
      findings: [{ id: 'f-1', title: 'It is open', claimIds: ['c-statement'] }],
      sections: everySection([]).map((section) => ({ ...section, included: section.kind !== 'outlook' })),
      entityIds: [BRIEFED],
      noteIds: [chosenNote],
      createdAt: at,
      updatedAt: at,
    }
    return { ops: [session.put('briefings', briefing)], answer: briefing.id }
  })
}

/** What a briefing's file holds of what it does not print. */
function carriedPlaces(as: BriefingFile, carries: CarryChoice): readonly Place[] {
  return as === 'pdf' && carries === 'all' ? CONTENT : []
}

async function briefingWriters(made: Desk): Promise<Writer[]> {
  const { session, chosenNote } = made
  const writers: Writer[] = []
  for (const format of ['brief', 'report'] as const)
    for (const carries of CARRY_CHOICES) {
      const id = await composed(session, made, format, carries)
      for (const as of BRIEFING_FILES) {
        if (as !== 'pdf' && carries !== 'all') continue
        const chosen = carriedPlaces(as, carries)
        const quick: BriefingPlan = {
          format,
          paper: 'A4',
          entityIds: [BRIEFED],
          noteIds: [chosenNote],
          marking: 'TLP:RED',
          carries,
        }
        const saidTo = ['--out', '', '--as', as, ...(as === 'pdf' ? ['--carry', carries] : [])]
        const line = (path: string, more: string[]) => [
          'brief',
          '--dossier',
          'river-pact',
          ...saidTo.map((part) => part || path),
          ...more,
        ]
        writers.push(
          {
            name: `a composed ${format} as ${as} that carries ${carries}`,
            chosen,
            whole: chosen,
            write: (path) => exportSavedBriefing(session, id, { path, as, render, ...MAKERS }),
          },
          {
            name: `a quick ${format} as ${as} that carries ${carries}`,
            chosen,
            whole: chosen,
            write: (path) => exportBriefing(session, quick, { path, as, render, ...MAKERS }),
          },
          {
            is: 'brief',
            name: `dossier brief --as ${as} --format ${format} --carry ${carries}`,
            chosen,
            whole: chosen,
            write: (path) => typed(made, line(path, ['--entity', BRIEFED, '--format', format, '--no-notes'])),
          },
          {
            name: `dossier brief --briefing ${id} --as ${as}`,
            chosen,
            write: (path) => typed(made, line(path, ['--briefing', id])),
          },
        )
      }
    }
  return writers
}

const HELD: Readonly<Record<ExportFormat, readonly Place[]>> = {
  dossier: [...CONTENT, ...SHARED],
  // Tables and graphs hold nobody's notes; what they have no field for they leave out.
  csv: CONTENT,
  followthemoney: CONTENT,
  markdown: [...CONTENT, ...SHARED],
}

function exchangeWriters(made: Desk): Writer[] {
  const { session, sower } = made
  const source = unprintedSource(sower)
  return EXPORT_FORMATS.flatMap((format): Writer[] => {
    const out = { producer: 'Dossier', exporters: EXPORTERS }
    const line = (path: string, more: string[]) => [
      'export',
      '--dossier',
      'river-pact',
      '--format',
      format,
      '--out',
      path,
      ...more,
    ]
    // What rests on the source alone goes with it.
    const without = HELD[format].filter((place) => !['source', 'entity', 'claim', 'link'].includes(place))
    return [
      {
        name: `the ${format} export`,
        chosen: HELD[format],
        whole: format === 'dossier' ? HELD[format] : [],
        write: (path) => exportDossier(session, format, { path, ...out }),
      },
      {
        name: `the ${format} export without a source`,
        chosen: without,
        write: (path) => exportDossier(session, format, { path, ...out, leaveOut: [source] }),
      },
      {
        is: 'export',
        name: `dossier export --format ${format}`,
        chosen: HELD[format],
        write: (path) => typed(made, line(path, [])),
      },
      {
        name: `dossier export --format ${format} --leave-out`,
        chosen: without,
        write: (path) => typed(made, line(path, ['--leave-out', source])),
      },
    ]
  })
}

/** All there is, of whatever dossier, the reader's own words before all; and never where it lay or whose it was. */
const COPIED = (Object.keys(PLACES) as Place[]).filter((place) => place !== 'machine')
/** What came with the app comes with it again, and is no part of a copy. */
const COPIED_WHOLE: readonly Place[] = ['note', 'highlight', 'briefing', 'private', 'bin', 'other', 'original', 'stamp']

function copyWriters(made: Desk): Writer[] {
  return [
    {
      is: 'copy',
      name: 'dossier copy',
      chosen: COPIED,
      whole: COPIED_WHOLE,
      write: async (path) => {
        await mkdir(path)
        return typed(made, ['copy', '--to', path])
      },
    },
    {
      is: 'original save',
      name: 'dossier original save',
      chosen: ['original'],
      write: (path) =>
        typed(made, ['original', 'save', '--dossier', 'river-pact', '--source', 'gazette', '--out', path]),
    },
  ]
}

/** The same as the window asks for it: each call that writes outside of the data folder, to the end of its job. */
function windowWriters(made: Desk, saved: string): Writer[] {
  const dossierId = 'river-pact'
  const asked = (path: string) => {
    const desktop = atTheDesktop(made.library(), { path, render })
    return { handlers: createHandlers(desktop.context), ended: desktop.ended }
  }
  const briefing = { format: 'brief' as const, paper: 'A4' as const, entityIds: [BRIEFED], marking: 'TLP:RED' as const }
  const window = (
    is: string,
    fields: Omit<Writer, 'is' | 'name' | 'write'>,
    ask: (path: string) => Promise<unknown>,
  ) => ({
    is,
    name: `${is} of the window`,
    ...fields,
    write: ask,
  })
  return [
    window('briefing:export', { chosen: [] }, async (path) => {
      const { handlers, ended } = asked(path)
      await handlers['briefing:export']({ dossierId, briefing: { ...briefing, noteIds: [made.chosenNote] } })
      return ended()
    }),
    window('briefing:export-saved', { chosen: CONTENT, whole: CONTENT }, async (path) => {
      const { handlers, ended } = asked(path)
      await handlers['briefing:export-saved']({ dossierId, id: saved, as: 'pdf' })
      return ended()
    }),
    window('exchange:export', { chosen: HELD.dossier, whole: HELD.dossier }, async (path) => {
      const { handlers, ended } = asked(path)
      await handlers['exchange:export']({ dossierId, format: 'dossier' })
      return ended()
    }),
    window('copy:make', { chosen: COPIED, whole: COPIED_WHOLE }, async (path) => {
      await mkdir(path)
      const { handlers, ended } = asked(path)
      await handlers['copy:make']({ again: false })
      return ended()
    }),
  ]
}

async function typed({ project, dataFolder, env }: Desk, line: readonly string[]): Promise<string> {
  const { code, said } = await atTerminal(project, dataFolder, line, env)
  expect(code, said).toBe(0)
  return said
}

describe('what leaves the machine', () => {
  it(
    'holds nothing that was not chosen: of the words sown over all else none is found, whoever writes and whatever',
    SLOW,
    async () => {
      const made = await desk()
      const { sower, root } = made
      const words = [...sower.all, ...MACHINE]
      const writers = [
        ...(await briefingWriters(made)),
        ...exchangeWriters(made),
        ...windowWriters(made, 'r-brief-all'),
        ...copyWriters(made),
      ]
      const leaving = Object.keys(WHAT_COMMANDS_WRITE).filter((name) => WHAT_COMMANDS_WRITE[name] === 'leaves')
      const missing = [...leaving, ...channelsThat('leaves')].filter((door) => !writers.some(({ is }) => is === door))
      expect(missing, 'whatever writes outside of the data folder is searched').toEqual([])
      const faults: string[] = []
      let files = 0
      for (const [at, writer] of writers.entries()) {
        const path = join(root, `written-${at}`)
        await writer.write(path)
        const found = new Set<string>()
        for (const { name, bytes } of await filesAt(path)) {
          files++
          for (const word of await seedsIn(name, bytes, words)) found.add(word)
        }
        const allowed = new Set(writer.chosen.flatMap((place) => sower.of(place)))
        for (const word of found) if (!allowed.has(word)) faults.push(`${writer.name}: ${word}`)
        for (const word of (writer.whole ?? []).flatMap((place) => sower.of(place)))
          if (!found.has(word)) faults.push(`${writer.name} is without ${word}`)
      }
      expect(faults).toEqual([])
      expect(Object.keys(PLACES).filter((place) => sower.of(place as Place).length === 0)).toEqual([])
      expect(words.length).toBeGreaterThan(150)
      expect(files).toBeGreaterThanOrEqual(writers.length)
      console.info(
        `${words.length} words sown in ${Object.keys(PLACES).length} places; ${writers.length} writers, ${files} files searched`,
      )
    },
  )
})

describe('the search', () => {
  const word = 'zqleakparagraph1x'
  const FORMS: Readonly<Record<string, Buffer>> = {
    plain: Buffer.from(`x ${word} y`),
    'UTF-16, either way round': Buffer.from(`x ${word} y`, 'utf16le').swap16(),
    'hex of UTF-16': Buffer.from(Buffer.from(word, 'utf16le').swap16().toString('hex').toUpperCase()),
    base64: Buffer.from(Buffer.from(`ab ${word} cd`).toString('base64')),
    'escapes of JSON': Buffer.from(`"${[...word].map((sign) => `\\u00${sign.charCodeAt(0).toString(16)}`).join('')}"`),
    deflated: deflateSync(Buffer.from(word)),
    'a file in a zip in a zip': Buffer.from(zipSync({ a: zipSync({ b: strToU8(word) }) })),
    'a name in a zip': Buffer.from(zipSync({ [word]: strToU8('x') })),
  }
  it.each(Object.entries(FORMS))('finds a word as %s', async (_form, bytes) => {
    expect(await seedsIn('a', bytes, [word])).toEqual([word])
  })

  it('finds a word in the name of a file, and none where there is none', async () => {
    expect(await seedsIn(word, Buffer.from('x'), [word])).toEqual([word])
    expect(await seedsIn('a', Buffer.from('zqlea'), [word])).toEqual([])
  })
})

import type OS from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { COMMANDS } from '../../../src-main/cli/program'
import { EXPORT_FORMATS, type ExportFormat } from '../../../src-main/contract/exchange'
import type { Briefing } from '../../../src-main/domain/briefing'
import { BRIEFING_FILES, type BriefingFile } from '../../../src-main/domain/briefing-files'
import { everySection } from '../../../src-main/domain/briefing-sections'
import { CARRY_CHOICES, type CarryChoice } from '../../../src-main/domain/carry'
import { EXPORTERS } from '../../../src-main/exporters/exporters'
import type { BriefingPlan } from '../../../src-main/services/briefing-plan'
import type { DossierSession } from '../../../src-main/services/dossier-session'
import { exportDossier } from '../../../src-main/services/exchange-export'
import { exportBriefing, exportSavedBriefing } from '../../../src-main/services/export-briefing'
import { MAKERS } from '../../support/briefing-writers'
import { atTerminal, filesAt, terminalProject, WRITING_COMMANDS } from './every-writer'
import { seedsIn } from '../../support/leaks/find-seeds'
import {
  BRIEFED,
  seededContent,
  sowOtherDossier,
  sowReadersWork,
  unprintedSource,
} from '../../support/leaks/seeded-dossier'
import { PLACES, Sower, type Place } from '../../support/leaks/seeds'
import { countingTools, smallLibrary } from '../../support/library'
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
  /** Whether it must hold all the words of those places, so that the search is seen to find them. */
  isWhole?: boolean
  write: (path: string) => Promise<unknown>
}

async function desk() {
  const sower = new Sower()
  // The folder that everything lies in, and what the system says of the person, are never to be seen either.
  const small = await smallLibrary(seededContent(sower), countingTools(), sower.word('machine'))
  const session = await small.session()
  const { chosenNote } = await sowReadersWork(session, sower)
  await sowOtherDossier(small.library(), sower)
  const env = { USER: sower.word('machine'), HOME: `/home/${sower.word('machine')}`, HOSTNAME: sower.word('machine') }
  return { ...small, session, sower, chosenNote, env, project: await terminalProject(small.root) }
}
type Desk = Awaited<ReturnType<typeof desk>>

/** A briefing on the pact with every section there is, and judgements of its own. */
function composed(session: DossierSession, { chosenNote }: Desk, format: Briefing['format'], carries: CarryChoice) {
  return session.edit('compose', () => {
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
        const isWhole = chosen.length > 0
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
            isWhole,
            write: (path) => exportSavedBriefing(session, id, { path, as, render, ...MAKERS }),
          },
          {
            name: `a quick ${format} as ${as} that carries ${carries}`,
            chosen,
            isWhole,
            write: (path) => exportBriefing(session, quick, { path, as, render, ...MAKERS }),
          },
          {
            name: `dossier brief --as ${as} --format ${format} --carry ${carries}`,
            chosen,
            isWhole,
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
        isWhole: format === 'dossier',
        write: (path) => exportDossier(session, format, { path, ...out }),
      },
      {
        name: `the ${format} export without a source`,
        chosen: without,
        write: (path) => exportDossier(session, format, { path, ...out, leaveOut: [source] }),
      },
      { name: `dossier export --format ${format}`, chosen: HELD[format], write: (path) => typed(made, line(path, [])) },
      {
        name: `dossier export --format ${format} --leave-out`,
        chosen: without,
        write: (path) => typed(made, line(path, ['--leave-out', source])),
      },
    ]
  })
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
      const writers = [...(await briefingWriters(made)), ...exchangeWriters(made)]
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
        if (writer.isWhole)
          for (const word of allowed) if (!found.has(word)) faults.push(`${writer.name} is without ${word}`)
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

  it('is written by the commands that are searched', () => {
    const writing = COMMANDS.filter((command) => 'out' in command.options).map((command) => command.name)
    expect(writing.sort()).toEqual([...WRITING_COMMANDS].sort())
  })
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

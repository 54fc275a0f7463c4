import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { EXPORT_FORMATS } from '../../../src-main/contract/exchange'
import { everySection } from '../../../src-main/domain/briefing-sections'
import { BRIEFING_FILES } from '../../../src-main/domain/briefing-files'
import type { Briefing } from '../../../src-main/domain/briefing'
import type { NoteTarget } from '../../../src-main/domain/note'
import { dossierJson } from '../../../src-main/exporters/dossier-file'
import { WRITERS } from '../../support/briefing-writers'
import { EXPORTERS } from '../../../src-main/exporters/exporters'
import type { DossierSession } from '../../../src-main/services/dossier-session'
import { addHighlight } from '../../../src-main/services/edit-highlights'
import { saveNote } from '../../../src-main/services/edit-notes'
import { exportDossier } from '../../../src-main/services/exchange-export'
import { exportSavedBriefing } from '../../../src-main/services/export-briefing'
import { everythingIn } from '../../support/pdf/everything-in'
import { smallLibrary } from '../../support/library'
import { smallDossier } from '../../support/small-dossier'
import { render } from '../briefing/engine'

const TIMEOUT = { timeout: 120_000 }
const SEEDS = Array.from({ length: 100 }, (_, at) => `zq${(at * 7919 + 104_729).toString(36)}x${at}zq`)

/** Puts all the words into notes, in every place that a note has, and beside each an open note that links to it. */
async function writeNotes(session: DossierSession, words: readonly string[], hidden: boolean): Promise<string[]> {
  const mark = await addHighlight(session, passageOf(session), 'yellow')
  const targets: NoteTarget[] = [
    { kind: 'entity', id: 'aland' },
    { kind: 'claim', id: 'c-founded' },
    { kind: 'source', id: 'gazette' },
    { kind: 'paragraph', sourceId: 'gazette', number: '1' },
    { kind: 'highlight', id: mark },
    { kind: 'dossier' },
  ]
  const ids: string[] = []
  for (let at = 0; at < words.length; at += 4) {
    const [title = '', body = '', tag = '', before = ''] = words.slice(at, at + 4)
    const fields = { targets: [targets[(at / 4) % 7] ?? { kind: 'dossier' as const }], private: hidden }
    // Half of them have no title: their first line is their name.
    const named = at % 8 === 0 ? { title, body } : { title: '', body: `${title}\n\n${body}` }
    const { id } = await saveNote(session, { ...fields, title: before, body: `${before} [[aland]]`, tags: [] })
    const now = await saveNote(session, { ...fields, ...named, id, tags: [tag], keepBefore: true })
    const open = `Seen in [[${id}]], [[${id}|${title}]], [[${id}|${before}]] and [[${title}]].`
    const { id: openId } = await saveNote(session, { targets: fields.targets, title: '', tags: [], body: open })
    ids.push(now.id, openId)
  }
  return ids
}

/** Each export that there is, as everything that a search could find in it. */
async function allExports(session: DossierSession, noteIds: string[], root: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const briefingId = await session.edit('compose', () => {
    const at = session.tools.now()
    const briefing: Briefing = {
      id: 'r-briefing',
      title: 'All of it',
      format: 'report',
      paper: 'A4',
      marking: 'TLP:RED',
      keyJudgements: [],
      sections: everySection([]).map((section) => ({ ...section, included: true })),
      noteIds,
      createdAt: at,
      updatedAt: at,
    }
    return { ops: [session.put('briefings', briefing)], answer: briefing.id }
  })
  const making = { producer: 'Dossier', render, writers: WRITERS, dossierJson }
  for (const as of BRIEFING_FILES) {
    const path = join(root, `briefing.${as}`)
    await exportSavedBriefing(session, briefingId, { path, as, ...making })
    const bytes = await readFile(path)
    found.set(`briefing as ${as}`, as === 'pdf' ? await everythingIn(bytes) : bytes.toString('utf8'))
  }
  for (const format of EXPORT_FORMATS) {
    const path = join(root, `export-${format}`)
    await exportDossier(session, format, { path, producer: 'Dossier', exporters: EXPORTERS })
    found.set(format, await filesIn(path))
  }
  return found
}

async function filesIn(path: string): Promise<string> {
  const names = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined)
  if (!names) return unpacked(await readFile(path))
  const texts = await Promise.all(
    names.map(async (entry) => (entry.isFile() ? await readFile(join(entry.parentPath, entry.name), 'utf8') : '')),
  )
  return [...names.map((entry) => entry.name), ...texts].join('\n')
}

function unpacked(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('utf8')
  return Object.entries(unzipSync(bytes))
    .flatMap(([name, data]) => [name, Buffer.from(data).toString('utf8')])
    .join('\n')
}

describe('a private note', () => {
  it('is in no export: of a hundred words sown over its every part none is found', TIMEOUT, async () => {
    const { session, root } = await smallLibrary(smallDossier())
    const open = await session()
    const exports = await allExports(open, await writeNotes(open, SEEDS, true), root)
    expect([...exports.keys()].length).toBeGreaterThanOrEqual(7)
    for (const [name, text] of exports) {
      expect(text.length, name).toBeGreaterThan(100)
      expect(
        SEEDS.filter((seed) => text.includes(seed)),
        name,
      ).toEqual([])
    }
  })

  it('would be found by the same search if it were not private', TIMEOUT, async () => {
    const { session, root } = await smallLibrary(smallDossier())
    const open = await session()
    const exports = await allExports(open, await writeNotes(open, SEEDS, false), root)
    for (const name of ['briefing as pdf', 'dossier', 'markdown']) {
      const text = exports.get(name) ?? ''
      const sown = SEEDS.filter((_, at) => at % 4 === 0 || at % 4 === 1)
      expect(
        sown.filter((seed) => !text.includes(seed)),
        name,
      ).toEqual([])
    }
  })
})

function passageOf(session: DossierSession) {
  const text = session.index.sources.get('gazette')?.paragraphs[0]?.text ?? ''
  return { sourceId: 'gazette', number: '1', from: 0, to: 8, text: text.slice(0, 8) }
}

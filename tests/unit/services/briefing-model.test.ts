import { makeHash } from '../../../src-main/services/session/content-hash'
import { printedIn } from '../../../src-main/briefing/printed-in'
import { exportDossierFile } from '../../../src-main/exporters/dossier-file'
import { describe, expect, it } from 'vitest'
import type { Briefing } from '../../../src-main/domain/records/briefing'
import { everySection, printedSections, templateSections } from '../../../src-main/domain/briefing/sections'
import { DossierIndex } from '../../../src-main/domain/dossier/dossier-index'
import { emptyLayer } from '../../../src-main/domain/records/records'
import { claimHashes } from '../../../src-main/domain/briefing/changes'
import { briefingPlan } from '../../../src-main/domain/briefing/plan'
import { beginBriefing, duplicateBriefing, noteExport } from '../../../src-main/services/briefing/briefing-records'
import { buildBriefing, composeModel } from '../../../src-main/domain/briefing/build'
import { saveBriefing } from '../../../src-main/services/content/edit-content'
import { saveNote } from '../../../src-main/services/notes/edit-notes'
import { exportSavedBriefing } from '../../../src-main/services/briefing/export-briefing'
import { smallLibrary } from '../../support/library'
import { smallDossier } from '../../support/small-dossier'
import { join } from 'node:path'
import { readFile } from 'node:fs/promises'

const context = { now: '2026-01-02T03:04:05.000Z', producer: 'Dossier', contentHash: '0'.repeat(64), makeHash }

function aBriefing(changes: Partial<Briefing> = {}): Briefing {
  return {
    id: 'r-1',
    title: 'On the pact',
    format: 'report',
    paper: 'A4',
    marking: 'TLP:GREEN',
    keyJudgements: [],
    sections: templateSections('report'),
    noteIds: [],
    createdAt: context.now,
    updatedAt: context.now,
    ...changes,
  }
}
const model = (briefing: Briefing, index = new DossierIndex(smallDossier(), emptyLayer('river-pact'))) =>
  buildBriefing(index, briefingPlan(briefing, briefing.lastExport), context)

describe('a composed briefing', () => {
  it('prints the sections that are included, in their order, the first page’s before the others', () => {
    const sections = [
      { kind: 'timeline' as const, included: true },
      { kind: 'key-judgements' as const, included: true },
      { kind: 'disputed' as const, included: false },
      { kind: 'sources' as const, included: true },
    ]
    const { sections: printed, disputes, timeline, profiles } = model(aBriefing({ sections }))
    expect(printed).toEqual(['key-judgements', 'timeline', 'sources'])
    expect(timeline.length).toBeGreaterThan(0)
    expect({ disputes, profiles }).toEqual({ disputes: [], profiles: [] })
  })

  it('numbers the sources in the order in which the printed sections cite them', () => {
    const judgement = { id: 'k-1', text: 'It holds.', claimIds: ['c-member-a'] }
    const both = model(aBriefing({ keyJudgements: [judgement] }))
    expect(both.keyJudgements[0]?.citations.map(({ source }) => source)).toEqual([1, 2])
    expect(both.sources.map(({ number }) => number)).toEqual([1, 2])
  })

  it('has a summary under the bottom line of a report, as far as it is written, and none in a brief', () => {
    const written = { whatIsNew: 'They met.', whyItMatters: ' ', whatToDo: 'Watch the river.' }
    const expected = [
      { label: 'What is new', text: 'They met.' },
      { label: 'What should be done', text: 'Watch the river.' },
    ]
    expect(model(aBriefing(written)).reportSummary).toEqual(expected)
    expect(model(aBriefing({ ...written, format: 'brief' })).reportSummary).toEqual([])
    const sections = [{ kind: 'key-judgements' as const, included: true }]
    expect(model(aBriefing({ ...written, sections })).reportSummary).toBeUndefined()
  })

  it('cites nothing for figures whose profiles are not printed', () => {
    const sections = [{ kind: 'relations' as const, included: true }]
    const { profiles, sources } = model(aBriefing({ sections }))
    expect(profiles.some(({ relations }) => relations.length > 0)).toBe(true)
    expect(sources).toEqual([])
  })

  it('sets what disputes a finding’s evidence against it', () => {
    const findings = [{ id: 'f-1', title: 'Old enough', claimIds: ['c-founded'] }]
    const [finding] = model(aBriefing({ findings })).findings ?? []
    expect(finding?.evidence.map(({ id }) => id)).toEqual(['c-founded'])
    expect(finding?.contrary.map(({ id }) => id)).toEqual(['c-founded-later'])
  })

  it('leaves out what is not written yet', () => {
    const blank = aBriefing({
      keyJudgements: [{ id: 'k-1', text: ' ', claimIds: [] }],
      findings: [{ id: 'f-1', title: '', claimIds: [] }],
    })
    expect(model(blank)).toMatchObject({ keyJudgements: [], findings: [] })
  })

  it('says what is new, changed and withdrawn since the last export', () => {
    const index = new DossierIndex(smallDossier(), emptyLayer('river-pact'))
    const { claimIds } = composeModel(index, briefingPlan(aBriefing()), context)
    const claims = claimHashes(index, claimIds, makeHash)
    const [first = '', second = ''] = Object.keys(claims)
    delete claims[first]
    claims[second] = 'another'
    claims['c-gone'] = 'gone'
    const changes = model(aBriefing({ lastExport: { at: '2025-12-31T00:00:00.000Z', claims } }), index).changes
    expect(changes?.items.map(({ kind, claimId }) => [kind, claimId])).toEqual([
      ['new', first],
      ['changed', second],
      ['withdrawn', 'c-gone'],
    ])
    expect(model(aBriefing(), index).changes).toBeUndefined()
  })

  it('knows every kind of section once, whatever was saved', () => {
    const sections = everySection([
      { kind: 'sources', included: true },
      { kind: 'sources', included: false },
    ])
    expect(new Set(sections.map(({ kind }) => kind)).size).toBe(sections.length)
    expect(sections[0]).toEqual({ kind: 'sources', included: true })
    expect(printedSections(sections)).toEqual(['sources'])
  })
})

describe('a saved briefing', () => {
  const target = (path: string) => ({
    path,
    as: 'csl' as const,
    producer: 'Dossier',
    render: () => Promise.reject(new Error('no PDF was asked for')),
    writers: { csl: () => '[]', bibtex: () => '', markdown: () => 'text', html: () => '<p>' },
    printedIn,
    writeDossier: exportDossierFile,
  })

  it('begins with the dossier’s own judgements and survives a restart', async () => {
    const { session, reopen } = await smallLibrary(smallDossier())
    const id = await beginBriefing(await session(), { format: 'brief', paper: 'Letter', author: 'A. Writer' })
    const { index } = await (await reopen()).open('river-pact')
    expect(index.briefings[id]).toMatchObject({ format: 'brief', paper: 'Letter', marking: 'TLP:GREEN' })
    expect(index.briefings[id]?.keyJudgements.map(({ text }) => text)).toEqual(['The pact will probably last.'])
  })

  it('never lets a private note in, chosen or not', async () => {
    const { session } = await smallLibrary(smallDossier())
    const open = await session()
    const note = { targets: [{ kind: 'entity' as const, id: 'aland' }], title: '', tags: [] }
    const secret = await saveNote(open, { ...note, body: 'SECRET-7431', private: true })
    const shared = await saveNote(open, { ...note, body: 'shared' })
    const said = JSON.stringify(model(aBriefing({ noteIds: [secret.id, shared.id] }), open.index))
    expect(said).toContain('shared')
    expect(said).not.toContain('SECRET-7431')
    expect(said).not.toContain(secret.id)
  })

  it('is copied without the memory of its exports', async () => {
    const { session } = await smallLibrary(smallDossier())
    const open = await session()
    const id = await beginBriefing(open, { format: 'brief', paper: 'A4', author: undefined })
    await noteExport(open, id, ['c-founded'])
    const copy = await duplicateBriefing(open, id)
    expect(open.index.briefings[id]?.lastExport?.claims).toHaveProperty('c-founded')
    expect(open.index.briefings[copy]).toMatchObject({ title: 'The River Pact (copy)' })
    expect(open.index.briefings[copy]?.lastExport).toBeUndefined()
    expect(await open.undo()).toBe('duplicate briefing')
  })

  it('is not saved over a version that another window saved, unless knowingly', async () => {
    const { session } = await smallLibrary(smallDossier())
    const open = await session()
    const id = await beginBriefing(open, { format: 'brief', paper: 'A4', author: undefined })
    const { createdAt: _, updatedAt: baseUpdatedAt = '', ...begun } = open.index.briefings[id] ?? aBriefing()
    const { updatedAt } = await saveBriefing(open, { ...begun, author: 'Theirs', baseUpdatedAt })
    const mine = { ...begun, author: 'Mine' }
    await expect(saveBriefing(open, { ...mine, baseUpdatedAt })).rejects.toMatchObject({ code: 'conflict' })
    expect(open.index.briefings[id]?.author).toBe('Theirs')
    await saveBriefing(open, { ...mine, baseUpdatedAt: updatedAt })
    expect(open.index.briefings[id]?.author).toBe('Mine')
    await open.undo()
    expect(open.index.briefings[id]?.author).toBe('Theirs')
  })

  it('is exported to a file without a note of it for citations alone', async () => {
    const { session, root } = await smallLibrary(smallDossier())
    const open = await session()
    const id = await beginBriefing(open, { format: 'brief', paper: 'A4', author: undefined })
    const path = join(root, 'sources.json')
    const { summary } = await exportSavedBriefing(open, id, target(path))
    expect(await readFile(path, 'utf8')).toBe('[]')
    expect(summary).toContain('CSL-JSON')
    expect(open.index.briefings[id]?.lastExport).toBeUndefined()
  })
})

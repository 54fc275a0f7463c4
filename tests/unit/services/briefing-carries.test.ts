import { makeHash } from '../../../src-main/services/session/content-hash'
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAttachment } from '../../../src-main/importers/pdf-attachment'
import type { CarryChoice } from '../../../src-main/domain/records/carry-choice'
import type { DossierContent } from '../../../src-main/domain/records/dossier'
import { DossierIndex } from '../../../src-main/domain/dossier/dossier-index'
import { checkIntegrity } from '../../../src-main/domain/checking/integrity'
import { handOver } from '../../../src-main/domain/leaving/handover'
import { exportDossierFile } from '../../../src-main/exporters/dossier-file'
import type { BriefingPlan } from '../../../src-main/domain/briefing/plan'
import type { DossierSession } from '../../../src-main/services/session/dossier-session'
import { saveEntity } from '../../../src-main/services/content/edit-content'
import { saveNote } from '../../../src-main/services/notes/edit-notes'
import { compareExchange } from '../../../src-main/services/exchange/exchange-compare'
import { ImportDesk } from '../../../src-main/services/exchange/exchange-import'
import { exportBriefing } from '../../../src-main/services/briefing/export-briefing'
import { incomingFileImporter } from '../../../src-main/importers/incoming-file'
import { outgoingBriefing, packBriefing } from '../../../src-main/services/briefing/outgoing'
import { sampleModel } from '../../fixtures/briefing/sample-model'
import { arbDossierContent, arbReadDossier } from '../../support/arbitraries'
import { MAKERS } from '../../support/briefing-writers'
import { bytesOf, handoverOf, MAKING } from '../../support/exchange-files'
import { smallLibrary } from '../../support/library'
import { smallDossier } from '../../support/small-dossier'
import { tempFolder } from '../../support/temp-folder'
import { render } from '../briefing/engine'
import { runs } from '../../support/runs'

const read = incomingFileImporter()
const code = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : error)
const PLAN = { format: 'brief', paper: 'A4', noteIds: 'all', marking: 'TLP:RED' } as const satisfies BriefingPlan

/** A briefing that carries this file, on disk. */
async function carrier(bytes: Uint8Array, folder: string): Promise<string> {
  const attachment = { fileName: 'briefing.dossier', carries: 'all', bytes } as const
  const path = join(folder, 'briefing.pdf')
  await writeFile(path, (await render(sampleModel({ attachment }), {})).bytes)
  return path
}

/** A briefing of an open dossier as a PDF. */
async function briefed(session: DossierSession, root: string, plan: Partial<BriefingPlan>): Promise<string> {
  const path = join(root, 'brief.pdf')
  await exportBriefing(session, { ...PLAN, ...plan }, { path, render, ...MAKERS })
  return path
}

describe('the dossier that a briefing carries', () => {
  it('comes back with identical hashes, whatever dossier it is', async () => {
    const folder = await tempFolder()
    await fc.assert(
      fc.asyncProperty(arbDossierContent, async (content) => {
        const handover = handoverOf(content)
        const incoming = await read(await carrier(bytesOf(exportDossierFile(handover, MAKING)), folder))
        expect(incoming.content).toEqual(handover.content)
      }),
      { numRuns: runs(12) },
    )
  })

  it('is not there unless it was chosen, and a PDF without one is refused in words', async () => {
    const { session, root } = await smallLibrary(smallDossier())
    for (const carries of [undefined, 'none'] as const) {
      const path = await briefed(await session(), root, { carries })
      expect(readAttachment(await readFile(path))).toBeUndefined()
      const refusal = await read(path).catch((error: unknown) => error)
      expect(code(refusal)).toBe('import-rejected')
      expect(String(refusal)).toContain('carries no dossier')
    }
  })

  it('is not looked for in a PDF that is too large for a briefing', async () => {
    const path = join(await tempFolder(), 'huge.pdf')
    await writeFile(path, '%PDF-1.7')
    await truncate(path, 600_000_000)
    await expect(read(path)).rejects.toMatchObject({ code: 'too-large', message: expect.stringContaining('huge.pdf') })
  })

  it('is not unpacked when it is packed as tightly as no dossier is', async () => {
    const packed = deflateSync(Buffer.alloc(20_000_000, '['))
    const dictionary = `<< /Type /EmbeddedFile /Filter /FlateDecode /Length ${packed.length} /Params << /Size 20000000 /CheckSum <${'0'.repeat(32)}> >> >>`
    const pdf = Buffer.concat([Buffer.from(`%PDF-1.7\n${dictionary}\nstream\n`), packed])
    expect(() => readAttachment(pdf)).toThrow('packed more tightly than any dossier')
  })

  it('is the whole of it where that was chosen, with the printed notes alone', async () => {
    const { session, library, root } = await smallLibrary(smallDossier())
    const open = await session()
    const note = (body: string, isPrivate?: true) =>
      saveNote(open, { title: '', body, tags: [], targets: [], ...(isPrivate && { private: isPrivate }) })
    const { id: printed } = await note('To be printed.')
    await note('Not chosen.')
    await note('For me alone.', true)
    const path = await briefed(open, root, { carries: 'all', noteIds: [printed] })
    const desk = new ImportDesk(library(), read, () => 'token')
    const { token, plan } = await desk.inspect(path)
    expect(plan).toMatchObject({ partial: false, counts: { entities: 4, claims: 6, sources: 2, notes: 1 } })
    const { id } = await desk.bringIn(token, 'new')
    const again = await library().open(id)
    const { dossier: _, ...records } = smallDossier()
    expect(handOver(again.index).content).toMatchObject(records)
    expect(Object.values(again.index.notes).map(({ body }) => body)).toEqual(['To be printed.'])
  })

  it('is remembered as handed over when it is the whole of it, so that what comes back can be told from it', async () => {
    const { session, root } = await smallLibrary(smallDossier())
    const open = await session()
    const entity = await saveEntity(open, {
      schema: 'Topic',
      names: [{ value: 'Tolls', kind: 'name', citations: [] }],
    })
    const handedOver = () => Object.values(open.store.layer.records.handovers)
    for (const carries of ['none', 'printed'] as const) await briefed(open, root, { carries })
    expect(handedOver()).toEqual([])
    const path = await briefed(open, root, { carries: 'all' })
    expect(handedOver().map(({ way }) => way)).toEqual(['sent'])
    const incoming = await read(path)
    for (const topic of incoming.content.entities)
      if (topic.id === entity) topic.descriptor = 'a levy, the colleague says'
    const { rows } = await compareExchange(open, incoming)
    expect(rows.map(({ id, state }) => [id, state])).toEqual([[entity, 'theirs']])
  })

  it('is what is printed where that was chosen: whom its claims name, what they cite, and nothing else', async () => {
    const { session, library, root } = await smallLibrary(smallDossier())
    const open = await session()
    // c-statement is by Ada Moreau, about two countries, and cites paragraph 2 alone.
    const path = await briefed(open, root, {
      carries: 'printed',
      sections: ['key-judgements', 'sources'],
      keyJudgements: [{ id: 'j-1', text: 'The pact is open.', claimIds: ['c-statement'] }],
    })
    const { manifest, content, reader } = await read(path)
    expect(manifest.partial).toBe(true)
    expect(content.claims).toEqual([expect.objectContaining({ id: 'c-statement', attributedTo: 'ada-moreau' })])
    expect(content.claims[0]).not.toHaveProperty('about')
    expect(content.entities.map(({ id, names }) => [id, names.length])).toEqual([
      ['river-pact-org', 1],
      ['ada-moreau', 1],
    ])
    expect(content.sources.map(({ id, paragraphs }) => [id, paragraphs.map(({ number }) => number)])).toEqual([
      ['gazette', ['2']],
    ])
    expect(content.dossier.keyJudgements.map(({ text, claimIds }) => [text, claimIds])).toEqual([
      ['The pact is open.', ['c-statement']],
    ])
    expect(content.dossier.summary).toBeUndefined()
    expect(content.dossier.bottomLine).toBeUndefined()
    expect(reader.notes).toEqual([])
    const desk = new ImportDesk(library(), read, () => 'token')
    const { plan } = await desk.inspect(path)
    expect(plan.partial).toBe(true)
    expect(plan.existing).toMatchObject({ added: 0, changed: 0, removed: 0 })
  })

  it('carries a printed note with what it links to and cites, and takes from it what leads elsewhere', async () => {
    const { session, root } = await smallLibrary(smallDossier())
    const open = await session()
    const { id } = await saveNote(open, {
      title: 'On it',
      body: 'See [[aland]], [[bland|the other]], [@gazette, para. 3], [@claim:c-member-a].',
      tags: ['secret-tag'],
      targets: [
        { kind: 'entity', id: 'bland' },
        { kind: 'paragraph', sourceId: 'gazette', number: '1' },
      ],
    })
    const path = await briefed(open, root, { carries: 'printed', sections: ['notes', 'sources'], noteIds: [id] })
    const { content, reader } = await read(path)
    expect(content.claims).toEqual([])
    expect(content.entities.map((entity) => entity.id)).toEqual(['aland', 'bland'])
    expect(reader.notes).toEqual([
      expect.objectContaining({
        title: 'On it',
        tags: [],
        body: 'See [[aland]], [[bland|the other]], [@gazette, para. 3], [@gazette, para. 1; @atlas, sec. Members].',
        targets: [
          { kind: 'entity', id: 'bland' },
          { kind: 'paragraph', sourceId: 'gazette', number: '1' },
        ],
      }),
    ])
    expect(content.sources.map((source) => [source.id, source.paragraphs.map(({ number }) => number)])).toEqual([
      ['gazette', ['1', '3']],
      ['atlas', []],
    ])
  })

  it(
    'is sound, a part of what is here and no more, whatever is printed of whatever dossier',
    { timeout: 120_000 },
    () => {
      let carried = 0
      fc.assert(
        fc.property(
          arbReadDossier,
          fc.constantFrom<CarryChoice>('printed', 'all'),
          fc.boolean(),
          (made, carries, brief) => {
            const index = new DossierIndex(made.content, made.layer)
            const context = {
              now: MAKING.createdAt,
              producer: 'Dossier',
              contentHash: '',
              makeHash,
              printedIn: MAKERS.printedIn,
            }
            const plan: BriefingPlan = { ...PLAN, format: brief ? 'brief' : 'report', carries }
            const { handover, model } = packBriefing(index, plan, 'pdf', context)
            const { content, reader } = handover ?? handOver(index)
            const refusals = checkIntegrity(content).filter(
              ({ code: fault }) => fault.startsWith('missing-') && fault !== 'missing-paragraph',
            )
            expect(refusals).toEqual([])
            for (const claim of content.claims) expect(index.claims.get(claim.id)).toMatchObject({ value: claim.value })
            for (const source of content.sources) {
              const numbers = index.sources.get(source.id)?.paragraphs.map(({ number }) => number) ?? []
              expect(numbers).toEqual(expect.arrayContaining(source.paragraphs.map(({ number }) => number)))
            }
            for (const note of reader.notes) expect(index.notes[note.id]?.private).not.toBe(true)
            if (carries === 'printed') {
              const printed = new Set(model.sources.map(({ id }) => id))
              expect(content.sources.filter(({ id }) => index.sources.has(id) && !printed.has(id))).toEqual([])
            }
            carried += content.claims.length
          },
        ),
        { numRuns: runs(60) },
      )
      expect(carried).toBeGreaterThan(0)
    },
  )

  it('is announced as it is then packed, whatever is chosen, and the briefing is composed once for all choices', () => {
    fc.assert(
      fc.property(arbReadDossier, fc.constantFrom<CarryChoice>('none', 'printed', 'all'), (made, carries) => {
        const index = new DossierIndex(made.content, made.layer)
        const context = { now: MAKING.createdAt, producer: '', contentHash: '', makeHash, printedIn: MAKERS.printedIn }
        let composed = 0
        const outgoing = outgoingBriefing(index, { ...PLAN, carries }, 'pdf', (model) => {
          composed += 1
          return MAKERS.printedIn(model)
        })
        expect(composed).toBe(1)
        for (const choice of ['printed', 'all'] as const) {
          const packed = packBriefing(index, { ...PLAN, carries: choice }, 'pdf', context)
          const { entities = [], claims = [], sources = [] } = packed.handover?.content ?? {}
          const notes = packed.handover?.reader.notes ?? []
          expect(outgoing.cargo[choice]).toMatchObject({
            entities: entities.length,
            claims: claims.length,
            notes: notes.length,
            sources: sources.map(({ id, paragraphs }) => ({ id, paragraphs: paragraphs.length })),
          })
        }
        expect(outgoing.higher).toEqual(packBriefing(index, { ...PLAN, carries }, 'pdf', context).higher)
      }),
      { numRuns: runs(30) },
    )
  })

  it('is refused when it is not sound', async () => {
    const folder = await tempFolder()
    const broken = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200)])
    expect(code(await read(await carrier(broken, folder)).catch((error: unknown) => error))).toBe('import-rejected')
  })
})

describe('a mark that is higher than the briefing’s', () => {
  /** The gazette came with a mark of its own. */
  const marked = (marking: 'TLP:AMBER' | 'TLP:RED'): DossierContent => {
    const content = smallDossier()
    for (const source of content.sources) if (source.id === 'gazette') source.marking = marking
    return content
  }
  const refusal = async (session: DossierSession, root: string, plan: Partial<BriefingPlan>) =>
    briefed(session, root, plan).then(
      () => 'done',
      (error: unknown) =>
        error instanceof Error && 'details' in error ? `${error.message} ${String(error.details)}` : error,
    )

  it('stops the export, names what has it, and lets it go when the mark is raised or the thing is left out', async () => {
    const { session, root } = await smallLibrary(marked('TLP:RED'))
    const open = await session()
    expect(await refusal(open, root, { marking: 'TLP:AMBER' })).toBe(
      'The briefing was not written: it is marked TLP:AMBER, and what is named below is marked higher. ' +
        'Raise its mark to TLP:RED, or leave that out. The source ‘On the river’ (gazette) is TLP:RED.',
    )
    expect(await readFile(join(root, 'brief.pdf')).catch(() => null)).toBeNull()
    expect(await refusal(open, root, { marking: 'TLP:RED' })).toBe('done')
    expect(await refusal(open, root, { marking: 'TLP:AMBER', leaveOut: ['gazette'] })).toBe('done')
  })

  it('stops it for what is carried and not printed too', async () => {
    const { session, root } = await smallLibrary(marked('TLP:RED'))
    const open = await session()
    const plan = { marking: 'TLP:AMBER', sections: ['scope-note'], scopeNote: 'What is asked.' } as const
    expect(await refusal(open, root, { ...plan, carries: 'none' })).toBe('done')
    expect(await refusal(open, root, { ...plan, carries: 'printed' })).toBe('done')
    expect(await refusal(open, root, { ...plan, carries: 'all' })).toContain('‘On the river’ (gazette) is TLP:RED')
  })

  it('is the dossier’s where a source was given none, and then own judgements and notes have it too', async () => {
    const content = smallDossier()
    content.dossier.marking = 'TLP:AMBER+STRICT'
    for (const source of content.sources) if (source.id === 'atlas') source.marking = 'TLP:CLEAR'
    const { session, root } = await smallLibrary(content)
    const open = await session()
    await saveNote(open, { title: 'Mine', body: 'A thought.', tags: [], targets: [] })
    const said = await refusal(open, root, { marking: 'TLP:GREEN', format: 'report' })
    expect(said).toContain('The source ‘On the river’ (gazette) is TLP:AMBER+STRICT.')
    expect(said).toContain('The own judgement ‘River Pact: outlook’ (c-forecast) is TLP:AMBER+STRICT.')
    expect(said).toContain('The note ‘Mine’')
    expect(said).not.toContain('atlas')
  })

  it.each(['html', 'markdown', 'csl', 'bibtex'] as const)('stops the %s file as well', async (as) => {
    const { session, root } = await smallLibrary(marked('TLP:RED'))
    const path = join(root, `brief.${as}`)
    const work = exportBriefing(await session(), { ...PLAN, marking: 'TLP:AMBER' }, { path, as, render, ...MAKERS })
    await expect(work).rejects.toMatchObject({ code: 'conflict' })
  })
})

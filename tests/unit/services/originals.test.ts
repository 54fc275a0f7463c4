import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SourceDraft } from '../../../src-main/contract/drafts'
import { EXPORT_FORMATS } from '../../../src-main/contract/calls/exchange'
import { withParagraphIds } from '../../../src-main/domain/citing/paragraph-ids'
import { dossierContentSchema } from '../../../src-main/domain/records/dossier'
import { handOver } from '../../../src-main/domain/leaving/handover'
import type { DossierSession } from '../../../src-main/services/session/dossier-session'
import { saveSource } from '../../../src-main/services/content/edit-content'
import { exchangeDesk } from '../../support/exchange-desk'
import { originalOf, someBytes } from '../../support/originals'
import { SEED_MARK, seedsIn } from '../../support/leaks/find-seeds'
import { aDossier, aSource } from '../../support/records'
import { filesAt } from './every-writer'

const NAME = `${SEED_MARK}original1x`
const ORIGINAL = originalOf(someBytes(1), `${NAME}.pdf`)

/** The first source as the window sends it back. */
const DRAFT: SourceDraft = {
  id: 's1',
  kind: 'article',
  title: 'Renamed',
  authors: ['A. Writer'],
  language: 'en',
  grade: { reliability: 'C', rationale: 'Known to err now and then.', gradedAt: '2026-01-02' },
}

/** Gives a source of the dossier a file. */
async function withOriginal(session: DossierSession) {
  const source = session.index.sources.get('s1') ?? aSource('s1')
  await session.edit({ kind: 'add-original' }, () => ({
    ops: [session.put('sources', { ...source, originals: [ORIGINAL], createdBy: 'user' })],
    answer: null,
  }))
}

describe('the file of a source', () => {
  it('stays with it when the source is changed in the window, which knows nothing of it', async () => {
    const { session } = await exchangeDesk()
    const open = await session()
    await withOriginal(open)
    await saveSource(open, DRAFT)
    expect(open.index.sources.get('s1')).toMatchObject({ title: 'Renamed', originals: [ORIGINAL] })
  })

  it.each(EXPORT_FORMATS)('is no part of what is handed over as %s', async (format) => {
    const { out, session, root } = await exchangeDesk()
    const open = await session()
    await withOriginal(open)
    expect(handOver(open.index).content.sources.map((source) => Object.hasOwn(source, 'originals'))).toEqual([
      false,
      false,
    ])
    await out(format, 'written')
    const files = await filesAt(join(root, 'written'))
    expect(files.length).toBeGreaterThan(0)
    for (const { name, bytes } of files) expect(await seedsIn(name, bytes, [NAME]), name).toEqual([])
  })

  it('makes no difference to a file that comes in, and stays with a source that is changed from one', async () => {
    const { desk, out, session } = await exchangeDesk()
    const { path } = await out('dossier', 'before.dossier')
    const open = await session()
    await withOriginal(open)
    const same = await desk.inspect(path)
    expect(same.plan.changes).toEqual(['Nothing: the file says what is here already.'])
    await saveSource(open, DRAFT)
    const { token, plan } = await desk.inspect(path)
    const rows = plan.existing?.rows ?? []
    expect(rows.map(({ label }) => label)).toEqual(['Source s1'])
    await desk.bringIn(token, 'theirs', Object.fromEntries(rows.map(({ key }) => [key, 'theirs' as const])))
    expect(open.index.sources.get('s1')).toMatchObject({ title: 'Source s1', originals: [ORIGINAL] })
  })

  it('cannot be claimed by a file that comes in', () => {
    const content = aDossier({ sources: [aSource('s1')] })
    const claiming = { ...content, sources: content.sources.map((source) => ({ ...source, originals: [ORIGINAL] })) }
    expect(dossierContentSchema.safeParse(claiming).success).toBe(false)
    expect(dossierContentSchema.safeParse(content).success).toBe(true)
  })
})

describe('where a paragraph stands in the original', () => {
  it('stays with the paragraph when its text is changed', () => {
    const places = [{ page: 2, box: { left: 0.1, top: 0.2, width: 0.8, height: 0.1 } }]
    const before = [
      { id: 'p1', number: '1', text: 'The ministers met in Bamako and agreed on little.', places },
      { id: 'p2', number: '2', text: 'Nothing else was said that day.' },
    ]
    const after = before.map(({ number, text }) => ({ number, text: text.replace('little', 'very little') }))
    expect(withParagraphIds(before, after, () => 'new').map(({ places: kept }) => kept)).toEqual([places, undefined])
  })
})

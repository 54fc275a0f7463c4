import { makeHash } from '../../../src-main/services/session/content-hash'
import { describe, expect, it } from 'vitest'
import { briefingWarnings } from '../../../src-main/domain/briefing/warnings'
import { opened } from '../../../src-main/domain/views/sealed'
import { audit, statusCounts } from '../../../src-main/domain/views/audit'
import { buildBriefing } from '../../../src-main/domain/briefing/build'
import { checkDossier } from '../../../src-main/services/content/check-dossier'
import { saveSource } from '../../../src-main/services/content/edit-content'
import { smallLibrary } from '../../support/library'
import { aClaim, aDossier, anEntity, aSource, cite, text } from '../../support/records'
import { terminalOn } from '../cli/terminal'

const WELL = 'The well at the crossing was dry that year.'
const PUMP = 'Nobody had thought to bring a second pump.'
const PLAN = { title: 'On it', format: 'report', paper: 'A4', marking: 'TLP:CLEAR', noteIds: 'all' } as const
const CONTEXT = { now: '2026-01-02T03:04:05.000Z', producer: 'Dossier', contentHash: '0'.repeat(64), makeHash }

/** A claim on each of two paragraphs, a third on both, and an own judgement; the second paragraph is taken out. */
async function withLostWords() {
  const paragraphs = [WELL, PUMP].map((words, at) => ({ id: `p${at + 1}`, number: String(at + 1), text: words }))
  const source = aSource('s1', { textKind: 'full', paragraphs })
  const library = await smallLibrary(
    aDossier({
      entities: [anEntity('mali', { names: [{ value: 'Mali', kind: 'name', citations: [cite('s1')] }] })],
      claims: [
        aClaim('c-well', 'mali', { value: text('It had a dry well.') }),
        aClaim('c-pump', 'mali', { value: text('It had one pump.'), citations: [cite('s1', '2')] }),
        aClaim('c-both', 'mali', { value: text('It was short of water.'), citations: [cite('s1'), cite('s1', '2')] }),
        aClaim('c-own', 'mali', { value: text('It went on.'), citations: [], ownJudgement: true, createdBy: 'user' }),
      ],
      sources: [source],
    }),
  )
  const session = await library.session()
  const { createdBy: _by, contentHash: _hash, paragraphs: _p, textKind: _k, ...fields } = source
  await saveSource(session, { ...fields, text: WELL })
  return { session, library }
}

describe('a claim whose only citation has lost its words', () => {
  it('counts as uncited, and not as cited', async () => {
    const { session } = await withLostWords()
    const { index } = session
    expect([...index.claims.values()].map((claim) => [claim.id, index.status(claim)])).toEqual([
      ['c-well', 'single-source'],
      ['c-pump', 'uncited'],
      ['c-both', 'single-source'],
      ['c-own', 'uncited'],
    ])
    expect(statusCounts(index)).toMatchObject({ cited: 2, uncited: 1, ownJudgement: 1, lostCitations: 2 })
    expect(checkDossier(session).counts).toEqual(statusCounts(index))
    expect(audit(index).uncited).toMatchObject([{ claim: { id: 'c-pump' }, gone: { deleted: [], lost: 1 } }])
    await session.undo()
    expect(statusCounts(index)).toMatchObject({ cited: 3, uncited: 0, lostCitations: 0 })
  })

  it('is said to be that in print and in the terminal', async () => {
    const { session, library } = await withLostWords()
    const claims = buildBriefing(session.index, PLAN, CONTEXT).profiles.flatMap(({ statements, keyFacts }) => [
      ...statements,
      ...keyFacts,
    ])
    expect(
      claims.flatMap((claim) => (claim.unsourced === undefined ? [] : [[opened(claim.text), claim.unsourced]])),
    ).toEqual([
      ['It had one pump.', 'its source no longer has the words it cites'],
      ['It went on.', 'no source'],
    ])
    await library.library().close()
    const run = await terminalOn({ root: library.root, dataFolder: library.dataFolder })
    expect((await run('show', 'mali', '--dossier', 'd1')).said).toContain(
      'It had one pump. {its source no longer has the words it cites} [Source s1, para.\u00a02 (its words are no longer in the source)]',
    )
    expect((await run('check', '--dossier', 'd1')).said).toContain('4 claims: 2 cited, 1 own judgement')
  })

  it('is warned of before a briefing rests on it', async () => {
    const { session } = await withLostWords()
    const briefing = (claimIds: string[]) => ({
      title: 'On it',
      format: 'brief' as const,
      paper: 'A4' as const,
      marking: 'TLP:CLEAR' as const,
      bottomLine: 'It was dry.',
      keyJudgements: [{ id: 'j', text: 'It was dry.', claimIds }],
      noteIds: [],
      sections: [{ kind: 'key-judgements' as const, included: true }],
    })
    const told = (claimIds: string[]) =>
      briefingWarnings(session.index, briefing(claimIds)).flatMap(({ kind, text }) =>
        kind === 'uncited' || kind === 'lost-words' ? [text] : [],
      )
    expect(told(['c-well'])).toEqual([])
    expect(told(['c-both'])).toEqual([
      'Judgement 1 uses a claim (Mali: description) that cites words which are no longer in their source. Cite it anew.',
    ])
    expect(told(['c-pump'])[0]).toBe(
      'No source supports Judgement 1 any more: what its claims cite has been deleted or has lost its words.',
    )
  })
})

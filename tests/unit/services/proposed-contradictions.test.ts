import { makeHash } from '../../../src-main/services/session/content-hash'
import { describe, expect, it } from 'vitest'
import { audit } from '../../../src-main/domain/views/audit'
import { entityPage } from '../../../src-main/domain/views/entity-page'
import { handOver } from '../../../src-main/domain/leaving/handover'
import { buildBriefing } from '../../../src-main/domain/briefing/build'
import { decideBetween } from '../../../src-main/services/content/edit-contradictions'
import type { DossierSession } from '../../../src-main/services/session/dossier-session'
import { smallLibrary } from '../../support/library'
import { terminalOn } from '../cli/terminal'

const BECAUSE = 'Both say when it began, and no day fits both.'
const proposedIn = ({ index }: DossierSession) =>
  audit(index).proposals.map(({ claim, others, because }) => [claim.id, ...others.map(({ id }) => id), because])
const PROPOSED = [['c-founded-2', 'c-founded', BECAUSE]]
const PLAN = { title: 'On it', format: 'report', paper: 'A4', marking: 'TLP:CLEAR', noteIds: 'all' } as const
const CONTEXT = { now: '2026-01-02T03:04:05.000Z', producer: 'Dossier', contentHash: '0'.repeat(64), makeHash }
const agree = { id: 'c-founded', others: ['c-founded-2'], verdict: { kind: 'agree' } } as const

describe('a proposed contradiction', () => {
  it('stands in the audit and on the page, and is none in a briefing before somebody says so', async () => {
    const open = await (await smallLibrary()).session()
    expect(proposedIn(open)).toEqual(PROPOSED)
    expect(audit(open.index).disputed).toEqual([])
    expect(entityPage(open.index, 'aes')?.proposals.map(({ because }) => because)).toEqual([BECAUSE])
    expect(entityPage(open.index, 'mali')?.proposals).toEqual([])
    const printed = () => JSON.stringify(buildBriefing(open.index, PLAN, CONTEXT))
    expect(printed()).not.toContain(BECAUSE)
    await decideBetween(open, { ...agree, verdict: { kind: 'contradict', because: BECAUSE } })
    expect(proposedIn(open)).toEqual([])
    expect(printed()).toContain(BECAUSE)
  })

  it('is proposed no more once dismissed, over a restart, until that is undone or taken back', async () => {
    const { session, reopen } = await smallLibrary()
    const open = await session()
    await decideBetween(open, agree)
    expect(proposedIn(open)).toEqual([])
    await open.undo()
    expect(proposedIn(open)).toEqual(PROPOSED)
    await open.redo()
    const again = await (await reopen()).open('d1')
    expect(proposedIn(again)).toEqual([])
    const [pair, ...more] = audit(again.index).agreed
    expect(more).toEqual([])
    expect([pair?.claim.id, pair?.other.id].sort()).toEqual(['c-founded', 'c-founded-2'])
    await decideBetween(again, { ...agree, verdict: { kind: 'undecided' } })
    expect(proposedIn(again)).toEqual(PROPOSED)
  })

  it('takes what was decided along when the dossier is handed over', async () => {
    const open = await (await smallLibrary()).session()
    await decideBetween(open, agree)
    expect(handOver(open.index).content.claims.flatMap(({ agreesWith = [] }) => agreesWith)).toHaveLength(1)
  })

  it('is said to be one in the terminal, by ‘show’ and by ‘check’', async () => {
    const { session, library, root, dataFolder } = await smallLibrary()
    await session()
    await library().close()
    const run = await terminalOn({ root, dataFolder })
    expect((await run('show', 'aes', '--dossier', 'd1')).said).toContain(`Looks like it: ${BECAUSE}`)
    const checked = (await run('check', '--dossier', 'd1')).said
    expect(checked).toContain('Perhaps cannot both hold; nobody has decided:')
    expect(checked).toContain('0 disputed, 1 to be decided')
    expect(JSON.parse((await run('check', '--dossier', 'd1', '--json')).said)).toMatchObject({
      disputes: [],
      proposals: [{ because: BECAUSE }],
    })
  })
})

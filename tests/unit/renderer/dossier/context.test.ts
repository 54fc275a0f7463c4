import { describe, expect, it } from 'vitest'
import type { CitationView, ClaimView } from '@domain/views/claim-view'
import { answerByHand } from '../../../support/renderer-calls'

const citation = (sourceId: string, locator: string, text = '') =>
  ({ source: { id: sourceId }, marker: '1', locator, text }) as CitationView
const claim = (id: string, label: string, citations: CitationView[] = []) =>
  ({ id, label, property: 'title', citations }) as unknown as ClaimView

async function fresh() {
  answerByHand()
  const { context } = await import('../../../../src-renderer/state/dossier/context.svelte')
  context.clear()
  return context
}

describe('what the pane beside the page is about', () => {
  it('lets go of a claim that has moved to another page', async () => {
    const context = await fresh()
    context.focusClaim(claim('c-1', 'as it was'))
    context.follow({ page: 'entity', entity: { groups: [{ claims: [claim('c-2', 'another')] }] } })
    expect(context.claim).toBeNull()
    expect(context.citations).toEqual([])
  })

  it('shows a claim as it was changed, wherever on the page it stands', async () => {
    const context = await fresh()
    context.focusClaim(claim('c-1', 'as it was'))
    const changed = claim('c-1', 'as it is')
    context.follow({ page: 'overview', overview: { keyJudgements: [{ claims: [claim('c-2', ''), changed] }] } })
    expect(context.claim).toBe(changed)
  })

  it('shows the citation as it is now, and the others of its claim once it is gone', async () => {
    const context = await fresh()
    const [one, two] = [citation('s', 'para. 1', 'before'), citation('s', 'para. 2')]
    const before = claim('c-1', '', [one, two])
    context.focusCitation(one, before)
    const now = citation('s', 'para. 1', 'after')
    context.follow([claim('c-1', '', [now, two])])
    expect(context.citations).toEqual([now])
    context.follow([claim('c-1', '', [two])])
    expect(context.citation).toBeNull()
    expect(context.citations).toEqual([two])
  })

  it('keeps a citation that belongs to no claim as long as the page shows it', async () => {
    const context = await fresh()
    context.focusCitation(citation('s', 'para. 1'), null)
    const now = citation('s', 'para. 1', 'of the summary')
    context.follow({ overview: { summary: { text: '', citations: [now] } } })
    expect(context.citations).toEqual([now])
    context.follow({ overview: { summary: null } })
    expect(context.citations).toEqual([])
  })

  it('lets go of what the pointer rests on when that is gone', async () => {
    const context = await fresh()
    context.hover(citation('s', 'para. 1'), claim('c-1', ''))
    context.follow({})
    expect(context.claimShown).toBeNull()
    expect(context.citations).toEqual([])
  })
})

import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { wholeWords } from '../../../../src-renderer/lib/whole-words'
import { answerByHand, turn, type MadeCall } from '../../../support/renderer-calls'

let calls: MadeCall[] = []
beforeEach(() => {
  calls = answerByHand()
  Object.defineProperty(globalThis, 'getSelection', { value: () => null, configurable: true })
})

describe('a selection', () => {
  const text = 'The Ministry of Defence — l’Alliance, 1,200 men.'
  const snapped = (words: string, within = text) => {
    const from = within.indexOf(words)
    const span = wholeWords(within, { from, to: from + words.length })
    return span && within.slice(span.from, span.to)
  }

  it('is of whole words, whichever letters it begins and ends at', () => {
    expect(snapped('nistry of Def')).toBe('Ministry of Defence')
    expect(snapped(' Ministry ')).toBe('Ministry')
    expect(snapped('20')).toBe('1,200')
  })

  it('leaves out what an apostrophe parts', () => {
    expect(snapped('Alliance')).toBe('Alliance')
    expect(snapped('Mali', 'Mali’s army')).toBe('Mali')
  })

  it('parts no sign, and knows words where no blanks are', () => {
    expect(snapped('\u200d', '👩\u200d🚀 up')).toBe('👩\u200d🚀')
    expect(snapped('эти', 'в этих сёлах')).toBe('этих')
    expect(snapped('ข้า', 'กินข้าว')).toBe('ข้าว')
  })

  it('of blanks alone is none', () => {
    expect(wholeWords('a  b', { from: 1, to: 3 })).toBeNull()
  })
})

describe('a passage over two paragraphs', () => {
  afterAll(async () => {
    const { session } = await import('../../../../src-renderer/state/dossier/session.svelte')
    const { currentPage } = await import('../../../../src-renderer/state/dossier/page.svelte')
    session.info = null
    currentPage.shown = null
  })
  const paragraphs = [
    { id: 'p1', number: '1', text: 'The pact was signed.' },
    { id: 'p2', number: '2', text: 'Nobody came.' },
  ]
  const parts = [
    { number: '1', from: 13, to: 20, text: 'signed.' },
    { number: '2', from: 0, to: 6, text: 'Nobody' },
  ]

  async function selected() {
    const { passage } = await import('../../../../src-renderer/state/dossier/passage.svelte')
    const { session } = await import('../../../../src-renderer/state/dossier/session.svelte')
    const { currentPage } = await import('../../../../src-renderer/state/dossier/page.svelte')
    const { dialogs } = await import('../../../../src-renderer/state/window/dialogs.svelte')
    const { openNote } = await import('../../../../src-renderer/state/notes/open-note.svelte')
    session.info = { dossierId: 'd', remembered: {}, dossiers: [] } as never
    currentPage.shown = {
      place: { route: { page: 'source', id: 's' } },
      data: { page: 'source', source: { paragraphs } },
    } as never
    passage.current = { sourceId: 's', parts, place: {} as DOMRect }
    openNote.draft = null
    return { passage, dialogs, openNote }
  }

  it('is marked in both by one edit', async () => {
    const { passage } = await selected()
    const marking = passage.highlight()
    expect(calls).toMatchObject([{ channel: 'highlight:add', input: { sourceId: 's', parts } }])
    calls[0]?.succeed({ id: 's', ids: ['h1', 'h2'], edit: {} })
    expect(await marking).toEqual(['h1', 'h2'])
    expect(passage.current).toBeNull()
  })

  it('is what one note is on, and what one claim cites, with a credibility that nobody has judged', async () => {
    const { passage, dialogs, openNote } = await selected()
    const noting = passage.note()
    calls[0]?.succeed({ id: 's', ids: ['h1', 'h2'], edit: {} })
    await noting
    expect(openNote.draft?.fields.targets).toEqual([
      { kind: 'highlight', id: 'h1' },
      { kind: 'highlight', id: 'h2' },
    ])
    passage.current = { sourceId: 's', parts, place: {} as DOMRect }
    passage.claim()
    expect(dialogs.current).toMatchObject({
      kind: 'claim',
      citations: [
        { credibility: 6, locator: { value: '1' }, selector: { quote: { exact: 'signed.' } } },
        { credibility: 6, locator: { value: '2' }, selector: { quote: { exact: 'Nobody' } } },
      ],
    })
    dialogs.close()
    openNote.draft = null
  })

  it('is no passage any more once other words stand there', async () => {
    const { passage } = await selected()
    passage.follow(paragraphs)
    expect(passage.current).not.toBeNull()
    passage.follow([paragraphs[0], { number: '2', text: 'Everybody came.' }] as never)
    expect(passage.current).toBeNull()
    await turn()
  })
})

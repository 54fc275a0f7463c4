import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { renderBriefing } from '../../../src-main/briefing/render-briefing'
import { DossierError } from '../../../src-main/domain/errors'
import type { Progress } from '../../../src-main/domain/ports'
import { sampleModel } from '../../fixtures/briefing/sample-model'

const fontsFolder = fileURLToPath(new URL('../../../resources/fonts', import.meta.url))
const render = renderBriefing({ fontsFolder })

describe('rendering a briefing', () => {
  it('gives the same bytes for the same model, from a fresh font library too', async () => {
    const first = await render(sampleModel(), {})
    const again = await renderBriefing({ fontsFolder })(sampleModel(), {})
    expect(Buffer.compare(first.bytes, again.bytes)).toBe(0)
    const other = await render(sampleModel({ title: 'Another title' }), {})
    expect(Buffer.compare(first.bytes, other.bytes)).not.toBe(0)
  })

  it('names the characters that no font can draw, and none in the sample', async () => {
    expect((await render(sampleModel(), {})).missingCharacters).toEqual([])
    const { missingCharacters } = await render(sampleModel({ bottomLine: 'A rune ᚠ, a rune ᚢ and again ᚠ.' }), {})
    expect(missingCharacters).toEqual(['ᚠ', 'ᚢ'])
  })

  it('says how far it has come, ending with the last page', async () => {
    const steps: Progress[] = []
    const { pages } = await render(sampleModel(), { onProgress: (progress) => steps.push(progress) })
    expect(pages).toBeGreaterThan(2)
    expect(steps.at(-1)).toEqual({ phase: 'Writing pages', done: pages, total: pages })
    expect(steps.some(({ phase }) => phase === 'Setting the text')).toBe(true)
  })

  it('stops when it is cancelled half way', async () => {
    const signal = { aborted: false }
    const rendering = render(sampleModel(), {
      signal,
      onProgress: ({ phase }) => {
        if (phase === 'Writing pages') signal.aborted = true
      },
    })
    await expect(rendering).rejects.toThrow(DossierError)
    await expect(rendering).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('makes both papers and both formats', async () => {
    for (const paper of ['A4', 'Letter'] as const)
      for (const format of ['brief', 'report'] as const)
        expect((await render(sampleModel({ paper, format }), {})).pages).toBeGreaterThan(1)
  })
})

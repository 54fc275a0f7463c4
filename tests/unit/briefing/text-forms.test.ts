import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import type { BriefingModel } from '../../../src-main/domain/briefing/model'
import { FULL_NOTE } from '../../fixtures/briefing/full-note'
import { sampleModel } from '../../fixtures/briefing/sample-model'
import { scriptsModel } from '../../fixtures/briefing/scripts-model'
import { WRITERS } from '../../support/briefing-writers'
import { bundledBriefing } from '../../support/bundled-briefing'
import { expectedFootnotes, expectedParagraphs } from '../../support/pdf/expected-paragraphs'
import { blocksOf } from './engine'

const MODELS: Record<string, () => BriefingModel> = {
  'the sample': () => sampleModel(),
  'a note with one of everything': () => sampleModel({ notes: [FULL_NOTE] }),
  'twenty scripts and languages': () => scriptsModel(),
  'the bundled dossier as a brief': () => bundledBriefing('brief'),
  'the bundled dossier as a report': () => bundledBriefing('report'),
}

/** Letters, figures and signs alone: a form may break its lines and space its words as it likes. */
function bare(text: string): string {
  return text.normalize().replace(/[\s\u200b-\u200f\u2060]+/g, '')
}

/** What a reader sees of HTML. */
function shownText(html: string): string {
  return html
    .replace(/<(style|title|svg)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '',
    )
}

/** The colophon of a PDF tells of the PDF. */
async function saidIn(model: BriefingModel): Promise<{ paragraphs: string[]; footnotes: string[] }> {
  const blocks = await blocksOf(model)
  const paragraphs = expectedParagraphs(blocks).filter((text) => text !== '' && !text.startsWith('Made with '))
  return { paragraphs, footnotes: expectedFootnotes(blocks) }
}

/** Each of the texts that is not found after the one before it. */
function missingInOrder(whole: string, texts: readonly string[]): string[] {
  let from = 0
  return texts.filter((text) => {
    const at = whole.indexOf(bare(text), from)
    if (at === -1) return true
    from = at + bare(text).length
    return false
  })
}

describe.each(Object.entries(MODELS))('as a web page, %s', (_name, makeModel) => {
  it('says what the PDF says, in its order, footnotes and all', async () => {
    const model = makeModel()
    const html = await WRITERS.html(model)
    // the mark of a footnote stands in the text
    const whole = bare(shownText(html.replace(/<sup>.*?<\/sup>/g, '')))
    const { paragraphs, footnotes } = await saidIn(model)
    expect(missingInOrder(whole, paragraphs)).toEqual([])
    expect(missingInOrder(whole, footnotes)).toEqual([])
    expect(html.match(/role="doc-noteref"/g)?.length ?? 0).toBe(footnotes.length)
  })

  it('needs nothing from elsewhere and runs nothing', async () => {
    const html = await WRITERS.html(makeModel())
    expect(html).not.toMatch(/<(?:script|iframe|object|embed|link|img|form|base)\b/i)
    expect(html).not.toMatch(/\son[a-z]+=/i)
    expect(html).not.toMatch(/url\(|@import/i)
    expect(html).toContain("default-src 'none'")
    for (const [, address = ''] of html.matchAll(/href="([^"]*)"/g)) expect(address).toMatch(/^(?:#|https?:|mailto:)/)
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target = ''] of html.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target)
  })
})

describe.each(Object.entries(MODELS))('as Markdown, %s', (_name, makeModel) => {
  it('says what the PDF says, in its order, footnotes and all', async () => {
    const model = makeModel()
    const markdown = await WRITERS.markdown(model)
    const { paragraphs, footnotes } = await saidIn(model)
    const marks = [...markdown.matchAll(/(?<!\\)\[\^(\d+)\](?!:)/g)].map(([, number]) => Number(number))
    expect(marks).toEqual(footnotes.map((_note, at) => at + 1))
    const notes = [...markdown.matchAll(/^\[\^(\d+)\]: (.*)$/gm)].map(
      ([, number = '', text = '']) => `${number}${shownText(new MarkdownIt().renderInline(text))}`,
    )
    expect(notes.map(bare)).toEqual(footnotes.map(bare))
    const body = markdown.replace(/^\[\^\d+\]: .*$/gm, '').replace(/(?<!\\)\[\^\d+\]/g, '')
    const whole = bare(shownText(new MarkdownIt({ html: true }).render(body)))
    // a list's own numbers and dots are not text in Markdown
    const said = paragraphs.filter((text) => !/^(?:\d+\.?|[–•☐☑])$/.test(text))
    expect(missingInOrder(whole, said)).toEqual([])
  })
})

describe('hostile text', () => {
  const hostile =
    '<script>alert(1)</script> & "quotes" [link](javascript:x) `code` | *stars* # head ![i](http://x/y.png)'

  it('is shown in a web page and does nothing', async () => {
    const html = await WRITERS.html(sampleModel({ title: hostile, bottomLine: hostile }))
    expect(html).not.toContain('<script')
    expect(shownText(html)).toContain(hostile)
  })

  it('ends no attribute of a web page', async () => {
    const quoted = `A" onload="x' onload='x`
    const base = sampleModel({ author: quoted, producer: quoted })
    const html = await WRITERS.html({
      ...base,
      sources: base.sources.map((source) => ({ ...source, url: `https://example.org/?q=${quoted}` })),
    })
    expect(html).not.toMatch(/<[^>]*["'] onload=["']/)
    expect(html).toContain('content="A&quot; onload=&quot;x&#39; onload=&#39;x"')
    expect(html).toContain('href="https://example.org/?q=A&quot; onload=')
  })

  it.each([
    'javascript:alert(1)',
    'JavaScript:x',
    'data:text/html,x',
    'file:///etc/passwd',
    'smb://host/share',
    '//host/x',
  ])('that is an address such as %s is shown in a web page and leads nowhere', async (url) => {
    const base = sampleModel()
    const html = await WRITERS.html({ ...base, sources: base.sources.map((source) => ({ ...source, url })) })
    expect(shownText(html)).toContain(url)
    for (const [, address = ''] of html.matchAll(/href="([^"]*)"/g)) expect(address).toMatch(/^(?:#|https:)/)
  })

  it('is shown in Markdown and becomes no link, picture, heading or tag', async () => {
    const markdown = await WRITERS.markdown(sampleModel({ title: hostile, bottomLine: hostile }))
    const html = new MarkdownIt({ html: true }).render(markdown)
    expect(html).not.toMatch(/<script|<img|href="javascript/)
    expect(shownText(html)).toContain(hostile)
  })
})

describe.each(['html', 'markdown'] as const)('while it is written as %s', (as) => {
  it('a briefing says how far it is, section by section', async () => {
    const steps: number[] = []
    let total = 0
    await WRITERS[as](bundledBriefing('report'), {
      onProgress: (progress) => {
        steps.push(progress.done)
        total = progress.total
      },
    })
    expect(steps.length).toBeGreaterThan(50)
    expect(steps).toEqual(steps.map((_, at) => at + 1))
    expect(steps.at(-1)).toBe(total)
  })

  it('a briefing that is not wanted any more is given up at once', async () => {
    const signal = { aborted: false }
    let steps = 0
    const writing = WRITERS[as](bundledBriefing('report'), {
      signal,
      onProgress: () => {
        steps++
        signal.aborted = steps === 3
      },
    })
    await expect(writing).rejects.toMatchObject({ code: 'cancelled' })
    expect(steps).toBe(3)
  })
})

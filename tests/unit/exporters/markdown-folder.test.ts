import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import type { DossierContent } from '../../../src-main/domain/records/dossier'
import { fileKey } from '../../../src-main/domain/text/file-name'
import { emptyLayer, type ReaderLayer } from '../../../src-main/domain/records/records'
import { exportMarkdownFolder } from '../../../src-main/exporters/markdown-folder'
import { escapeMarkdown, markdownProse, yamlText } from '../../../src-main/exporters/markdown/escape'
import { arbAnyText, arbLine, arbProse, arbReadDossier } from '../../support/arbitraries'
import { handoverOf, MAKING, textsOf } from '../../support/exchange-files'
import { aNote } from '../../support/records'
import { smallDossier } from '../../support/small-dossier'
import { readBundledDossier } from '../resources/bundled-dossier'
import { runs } from '../../support/runs'

function folderOf(content: DossierContent, layer?: ReaderLayer): Map<string, string> {
  return textsOf(exportMarkdownFolder(handoverOf(content, layer), MAKING))
}

/** What the links of a file's body point at. */
function linksIn(text: string): string[] {
  const body = text.replace(/^---\n[\s\S]*?\n---\n/, '')
  return [...body.matchAll(/(?<!\\)\[\[([^\]|]+)(?:\|[^\]]*)?\]\]/g)].map((match) => match[1] ?? '')
}

/** What is wrong with a folder: names that some system forbids, names that are one file there, links that lead nowhere. */
function folderFaults(files: ReadonlyMap<string, string>): string[] {
  const faults: string[] = []
  const stems = new Map<string, string>()
  for (const path of files.keys()) {
    const name = path.split('/').at(-1) ?? ''
    const stem = name.replace(/\.md$/, '')
    if (path.split('/').length > 2) faults.push(`${path} is deeper than one folder`)
    if (/[<>:"\\|?*#^[\]\p{Cc}\p{Cf}]/u.test(name)) faults.push(`${path} has a forbidden sign`)
    if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name)) faults.push(`${path} is kept by Windows`)
    if (/^[. ]|[. ]$/.test(stem) || stem === '') faults.push(`${path} begins or ends wrongly`)
    if (Buffer.byteLength(name) > 143) faults.push(`${path} is too long`)
    if (stems.has(fileKey(stem))) faults.push(`${path} is also ${stems.get(fileKey(stem))}`)
    stems.set(fileKey(stem), path)
  }
  for (const [path, text] of files) {
    if (path.startsWith('notes/')) continue
    for (const link of linksIn(text)) {
      const [stem = '', block] = link.split('#^')
      const target = stems.get(fileKey(stem))
      if (target === undefined) faults.push(`${path} links to ${link}`)
      else if (block !== undefined && !new RegExp(` \\^${block}$`, 'm').test(files.get(target) ?? '')) {
        faults.push(`${path} links to a block ${link} that is not there`)
      }
    }
  }
  return faults
}

/** The fields of a file's front matter, each of them JSON, as YAML allows. */
function frontOf(text: string): Record<string, unknown> {
  const [, front] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? []
  if (front === undefined) throw new Error('no front matter')
  return Object.fromEntries(
    front.split('\n').map((line) => {
      const at = line.indexOf(': ')
      return [line.slice(0, at), JSON.parse(line.slice(at + 2)) as unknown]
    }),
  )
}

/** The text that a Markdown reader shows, and whether any of it became more than text. */
function rendered(markdown: string): { text: string; tags: string[] } {
  const html = new MarkdownIt({ html: true, linkify: false }).render(markdown)
  const tags = [...html.matchAll(/<\/?([a-z0-9]+)/g)].map((match) => match[1] ?? '')
  const text = html
    .replace(/<br>\n?/g, '\n')
    .replace(/<\/?p>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
  return { text, tags: tags.filter((tag) => tag !== 'p' && tag !== 'br') }
}

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()

describe('the Markdown folder', () => {
  it('has names that every system takes and links that all lead somewhere, for the bundled dossier', () => {
    const files = folderOf(readBundledDossier())
    expect(folderFaults(files)).toEqual([])
    expect(files.has('entities/Mali.md')).toBe(true)
    expect(linksIn(files.get('index.md') ?? '').length).toBeGreaterThan(80)
  })

  it('has them for any dossier and its notes', () => {
    fc.assert(
      fc.property(arbReadDossier, ({ content, layer }) => {
        const files = folderOf(content, layer)
        expect(folderFaults(files)).toEqual([])
        for (const text of files.values()) expect(typeof frontOf(text).title).toBe('string')
        expect(files.size).toBe(
          1 +
            content.entities.length +
            content.sources.length +
            Object.values(layer.records.notes).filter((note) => note.private !== true).length,
        )
      }),
      { numRuns: runs(20) },
    )
  })

  it('keeps names apart that differ only in case, composition or what files cannot hold', () => {
    const content = smallDossier()
    const names = ['Mali', 'MALI', 'Mali?', 'Cafe\u0301', 'Café', 'CON', 'index', '..', 'a'.repeat(4_000), '\u202egnp']
    content.entities = names.map((value, at) => ({
      id: `e-${at}`,
      schema: 'Topic',
      names: [{ value, kind: 'name', citations: [] }],
      createdBy: 'user',
    }))
    content.claims = []
    content.dossier.keyJudgements = []
    const files = folderOf(content)
    expect(folderFaults(files)).toEqual([])
    expect([...files.keys()].filter((path) => path.startsWith('entities/'))).toEqual([
      'entities/Mali.md',
      'entities/MALI (2).md',
      'entities/Mali (3).md',
      'entities/Café.md',
      'entities/Café (2).md',
      'entities/Entity CON.md',
      'entities/index (2).md',
      'entities/Entity.md',
      `entities/${'a'.repeat(130)}.md`,
      'entities/gnp.md',
    ])
    expect(files.get('entities/gnp.md')).not.toContain('\u202e')
  })

  it('says citations as footnotes that lead to the paragraph', () => {
    const page = folderOf(smallDossier()).get('entities/River Pact.md') ?? ''
    expect(page).toContain('- **Began:** 16 September 2023[^1] *(disputed)*')
    expect(page).toContain('[^3]: [[On the river#^para-3|On the river, para. 3]] (reliability C, credibility 5)')
    expect(page).toContain('said by [[Ada Moreau]]')
  })

  it('turns a note’s links to the files that stand for them and leaves its words alone', () => {
    const content = smallDossier()
    const layer = emptyLayer(content.dossier.id)
    layer.records.notes['r-1'] = aNote('r-1', {
      title: 'On the pact',
      targets: [{ kind: 'entity', id: 'aland' }],
      body: '# Mine\n\n[[aland|the state]] and [[АЛАНД]], not [[nobody]].\n---\nx: y, `[[aland]]` [@gazette, para. 3] [@claim:c-founded]',
      tags: ['to check', '2024'],
    })
    const note = folderOf(content, layer).get('notes/On the pact.md') ?? ''
    expect(note).toContain(
      '[[Aland|the state]] and [[Aland|АЛАНД]], not [[nobody]].\n---\nx: y, `[[aland]]` [^cite-1] [^cite-2]',
    )
    expect(note).toContain('[^cite-2]: [[On the river#^para-1|On the river, para. 1]]')
    expect(note).toContain('On [[Aland]].')
    expect(frontOf(note).tags).toEqual(['dossier/note', 'to-check', 'n2024'])
  })
})

describe('text in Markdown', () => {
  it('shows as the same text, with nothing in it active', () => {
    fc.assert(
      fc.property(fc.oneof(arbProse, arbLine), (text) => {
        const { text: shown, tags } = rendered(`- ${markdownProse(text, '  ')}`.slice(2).replace(/\n {2}/g, '\n'))
        expect(tags).toEqual([])
        expect(squeeze(shown)).toBe(squeeze(text))
      }),
      { numRuns: runs(200) },
    )
  })

  it.each([
    '# a',
    '- a',
    '1. a',
    '+ a',
    '> a',
    '[[a]]',
    '![a](b)',
    '<b>a</b>',
    '`a`',
    '*a*',
    '&lt;',
    '#tag',
    '---',
    'a\n===',
    '    code',
    '~~~',
    '==a==',
    '%%a%%',
    '$a$',
    '[^1]: a',
    '|a|b|\n|-|-|',
  ])('takes the meaning from %j', (text) => {
    const { text: shown, tags } = rendered(markdownProse(text))
    expect(tags).toEqual([])
    expect(squeeze(shown)).toBe(squeeze(text))
  })

  it('leaves no pair of signs that Obsidian reads more into', () => {
    expect(escapeMarkdown('[[a]] ==b== %%c%% #d')).toBe('\\[\\[a\\]\\] \\=\\=b\\=\\= \\%\\%c\\%\\% \\#d')
  })
})

it('quotes any text for YAML so that it reads back the same and prints nothing invisible', () => {
  fc.assert(
    fc.property(arbAnyText, (text) => {
      const quoted = yamlText(text)
      expect(JSON.parse(quoted)).toBe(text)
      expect(quoted).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/u)
    }),
    { numRuns: runs(100) },
  )
})

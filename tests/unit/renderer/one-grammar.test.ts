import { ensureSyntaxTree } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { citationAt, linkAt, shownFile, tagAt } from '../../../src-main/domain/notes/markdown/note-syntax'
import { noteTree } from '../../../src-main/domain/notes/markdown/note-tree'
import { parseNote } from '../../../src-main/domain/notes/markdown/parse-note'
import { scanNote } from '../../../src-main/domain/notes/markdown/scan-note'
import { noteLanguage } from '../../../src-renderer/notes-editor/note-language'
import { seededRandom } from '../../support/random'
import { isLong } from '../../support/runs'

/** Links, tags, citations and tasks among all that may hide, begin, hold or end them. */
const PIECES = [
  ...['[[a]]', '[[a|b]]', '[[a b c]]', '![[p.png]]', '![[a]]', '[[a\\|b]]', '[[', ']]'],
  ...[
    '#t',
    '#u/v',
    '#1',
    '[@s, para. 1]',
    '[@claim:c; @s]',
    '[@s, sec. a|b]',
    '[@',
    '- [ ] ',
    '- [x] ',
    '1. [X] ',
    '[ ] ',
  ],
  ...['`', '``', '```', '```\n', '~~~\n', '````', '`x`', '%%', '%% c %%', '%%\nc\n%%', '<!--', '-->', '<!-- c -->'],
  ...[
    '\n',
    '\n\n',
    '\n',
    '\r\n',
    '- ',
    '1. ',
    '+ ',
    '> ',
    '>',
    '  ',
    '    ',
    '\t',
    ' ',
    '# ',
    '## ',
    '---\n',
    '===\n',
    '***\n',
  ],
  ...[
    '*',
    '**',
    '_',
    '~~',
    '***',
    '\\',
    '(',
    ')',
    '[',
    ']',
    '](http://x.y/z)',
    '](a.md "b")',
    '](',
    '![',
    '[r]',
    '[r][r]',
  ],
  ...['[r]: http://x.y\n', '[^1]', '[^1]: ', '[^#t]', '<b>', '</b>', '<div>\n', '<http://a.b/#c>', '<me@a.b>'],
  ...['|', '| a | b |\n|---|---|\n| ', '|-|-|\n', 'https://a.b/c_d_ ', 'https://a.b/(#t ', '&amp;', '&#35;', '!'],
  ...['word', 'word ', 'Mali ', 'é', '\u{1f600}', '.'],
]

type Found = Record<'links' | 'tags' | 'citations' | 'tasks', string[]>

const placed = (text: string, { from, to }: { from: number; to: number }) => `${from}-${to} ${text.slice(from, to)}`

function inEditor(state: EditorState): Found {
  const found: Found = { links: [], tags: [], citations: [], tasks: [] }
  const text = state.doc.toString()
  const lists: Readonly<Record<string, string[]>> = {
    NoteLink: found.links,
    NoteTag: found.tags,
    NoteCitation: found.citations,
    TaskMarker: found.tasks,
  }
  ensureSyntaxTree(state, text.length, 60_000)?.iterate({
    enter: ({ name, from, to }) => {
      if (name === 'TaskMarker') found.tasks.push(String(from))
      else lists[name]?.push(placed(text, { from, to }))
    },
  })
  return found
}

function scanned(text: string): Omit<Found, 'tasks'> {
  const { links, tags, citations } = scanNote(text)
  return {
    links: links.map((link) => placed(text, link)),
    tags: tags.map((tag) => placed(text, tag)),
    citations: citations.map((citation) => placed(text, citation)),
  }
}

/** What is laid out has no places: it is compared by what it says. */
function laidOut(text: string): { things: string[]; tasks: string[] } {
  const things: string[] = []
  const tasks: string[] = []
  JSON.stringify(parseNote(text), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value
    if ('box' in value) tasks.push(String(value.box))
    if ('kind' in value && 'target' in value && value.kind === 'note-link') things.push(`link ${String(value.target)}`)
    if ('kind' in value && 'name' in value && value.kind === 'tag') things.push(`tag ${String(value.name)}`)
    if ('refs' in value) things.push(`cites ${JSON.stringify(value.refs)}`)
    return value
  })
  return { things: things.sort(), tasks: tasks.sort((a, b) => Number(a) - Number(b)) }
}

function said(text: string): string[] {
  const { tree, text: read } = noteTree(text)
  const things: string[] = []
  tree.iterate({
    enter: ({ name, from }) => {
      if (name === 'NoteLink') {
        const link = linkAt(read, from)
        const isFile = /(?<!\\)(?:\\\\)*!$/.test(read.slice(0, from)) && shownFile(link?.target ?? '') !== undefined
        if (!isFile) things.push(`link ${link?.target}`)
      } else if (name === 'NoteTag') things.push(`tag ${tagAt(read, from)?.name}`)
      else if (name === 'NoteCitation') things.push(`cites ${JSON.stringify(citationAt(read, from)?.refs)}`)
    },
  })
  return things.sort()
}

describe('the editor, the links of notes and the reading view', () => {
  it('find the same links, tags, citations and tasks in every text, also after an edit', () => {
    const random = seededRandom(8)
    const words = (most: number) => Array.from({ length: 1 + random.below(most) }, () => random.pick(PIECES)).join('')
    const extensions = [noteLanguage(), EditorState.lineSeparator.of('\n')]
    let found = 0
    for (let run = 0; run < (isLong() ? 100_000 : 2_000); run++) {
      let state = EditorState.create({ doc: words(16), extensions })
      for (const turn of ['as it was', 'edited']) {
        const text = state.doc.toString()
        const editor = inEditor(state)
        const view = laidOut(text)
        const where = `${turn}: ${JSON.stringify(text)}`
        expect({ ...scanned(text), tasks: view.tasks }, where).toEqual(editor)
        expect(view.things, where).toEqual(said(text))
        found += editor.links.length + editor.tags.length + editor.citations.length + editor.tasks.length
        const from = random.below(text.length + 1)
        const to = Math.min(text.length, from + random.below(3))
        state = state.update({ changes: { from, to, insert: random.next() < 0.3 ? '' : words(2) } }).state
      }
    }
    expect(found).toBeGreaterThan(2_000)
  })
})

import { describe, expect, it } from 'vitest'
import { DossierIndex } from '../../../../../src-main/domain/dossier/dossier-index'
import { Notebook } from '../../../../../src-main/domain/notes/book/notebook'
import { resolveLink } from '../../../../../src-main/domain/notes/links/resolve-link'
import { headingPlaces } from '../../../../../src-main/domain/notes/markdown/heading-places'
import { headingFinder, headingsNamed, noteHeadings } from '../../../../../src-main/domain/notes/markdown/own-headings'
import { parseNote } from '../../../../../src-main/domain/notes/markdown/parse-note'
import { plainNoteText } from '../../../../../src-main/domain/notes/markdown/plain-text'
import { emptyLayer } from '../../../../../src-main/domain/records/records'
import { note } from '../../../../support/notes'
import { smallDossier } from '../../../../support/small-dossier'

const BODY = [
  '# Trade',
  '## Gold',
  'Text.',
  '',
  'Set over',
  'two lines',
  '---',
  '# Arms',
  '## Gold',
  '> ### The *river*, and [[Aland|its bank]]',
  '- ## An item `a`',
  '%%a comment%%',
  '## Золото и соль',
  '',
  '[^1]: # In a footnote',
].join('\n')

const meant = (target: string, body = BODY) => {
  const headings = noteHeadings(parseNote(body))
  const at = headingFinder(headings)(headingsNamed(target) ?? [])
  return at === undefined ? undefined : `${at} ${headings[at]?.words}`
}

describe('a link to a heading of its own note', () => {
  it.each([
    ['#Trade', '0 Trade'],
    ['#Gold', '1 Gold'],
    ['#gold', '1 Gold'],
    ['#Arms#Gold', '4 Gold'],
    ['#Trade#Gold', '1 Gold'],
    ['#Set over two lines', '2 Set over\ntwo lines'],
    ['#The river, and its bank', '5 The river, and its bank'],
    ['#the-river-and-its-bank', '5 The river, and its bank'],
    ['#An item a', '6 An item a'],
    ['#Золото и соль', '7 Золото и соль'],
    ['#золото-и-соль', '7 Золото и соль'],
    ['#Silver', undefined],
    ['#Gold#Arms', undefined],
    ['#In a footnote', undefined],
  ])('%s means %s', (target, heading) => {
    expect(meant(target)).toBe(heading)
  })

  it('takes the very words before others that are like them', () => {
    expect(meant('#Gold!', '# Gold\n# Gold!')).toBe('1 Gold!')
    expect(meant('#--', '# ++\n# --')).toBe('1 --')
  })

  it.each(['#^1a2b3c', '#', '##', 'Mali#Trade', 'Mali'])('is none where it is written %s', (target) => {
    expect(headingsNamed(target)).toBeUndefined()
  })

  it('finds the heading where it stands in the text', () => {
    const places = headingPlaces(`%%before\n%%${BODY}`)
    expect(places.map(({ words }) => words)).toEqual(noteHeadings(parseNote(BODY)).map(({ words }) => words))
    for (const { words, at } of places)
      expect(`%%before\n%%${BODY}`.slice(at, at + 3)).toBe(words.slice(0, 3) === 'The' ? 'The' : words.slice(0, 3))
  })

  it('is shown without its sign, and is no link to something that is not here', () => {
    const layer = emptyLayer('river-pact')
    const written = note('n-1', '[[#Gold]], [[#Arms#Gold]] and [[#Gold|the gold]]')
    layer.records.notes[written.id] = written
    const { targets } = new Notebook(new DossierIndex(smallDossier(), layer))
    expect(plainNoteText(written.body, targets)).toBe('Gold, Arms, Gold and the gold')
    expect(resolveLink({ target: '#Gold' }, targets)).toEqual({ state: 'live', shown: 'Gold', heading: '#Gold' })
  })

  it('is what Markdown’s own links with nothing but a heading in them are', () => {
    expect(parseNote('See [the *gold*](#gold-and%20salt), [x](#^1a2b3c) and [y](a.md#b).')).toEqual([
      {
        kind: 'paragraph',
        inlines: [
          { kind: 'text', text: 'See ' },
          { kind: 'note-link', target: '#gold-and salt', label: 'the gold' },
          { kind: 'text', text: ', [x](#^1a2b3c) and [y](a.md#b).' },
        ],
      },
    ])
  })
})

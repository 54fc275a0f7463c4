// Reading 100,000 notes of 600 characters: links, tags, mentions of 3,000 names; the list; highlights after an edit.
import { DossierIndex } from '../../src-main/domain/dossier/dossier-index'
import { Notebook } from '../../src-main/domain/notes/book/notebook'
import { parseNote } from '../../src-main/domain/notes/markdown/parse-note'
import { emptyLayer, type ReaderLayer } from '../../src-main/domain/records/records'
import { anchorEdited } from '../support/anchor-edited'
import { generatedNotes } from '../support/generated-notes'
import { madeUpProse, seededRandom } from '../support/edited-text'
import { figure, finish, median, timed } from './figures'

const names = [...new Set(madeUpProse(20_000, seededRandom(7)).map((word) => word.replace(/[^\p{L}]/gu, '')))]
const entities = Array.from({ length: 3_000 }, (_, at) => ({
  id: `e-${at}`,
  name: `${names[at % names.length] ?? 'x'} ${names[(at * 7 + 3) % names.length] ?? 'y'} ${at}`,
}))

const small = open(1_000)
const large = open(100_000)
let notebook: Notebook | undefined
figure('building the notebook of 100,000 notes', await timed(() => (notebook = new Notebook(large))), 'ms')
const littleBook = new Notebook(small)
if (!notebook) throw new Error('no notebook')
const book = notebook

const pages = (of: Notebook) => times(60, () => of.page({}, 'changed', 0, 100))
pages(littleBook)
pages(book)
figure('first page of 1,000 notes, median', median(pages(littleBook)), 'ms')
figure('first page of 100,000 notes, median', median(pages(book)), 'ms')
figure('100,000 over 1,000', median(pages(book)) / median(pages(littleBook)), '×', 1.5)
figure('facets of 100,000 notes, median', median(times(20, () => book.facets())), 'ms')
figure(
  'filter by two words, 100,000 notes',
  median(times(5, () => book.page({ text: 'ba lanter' }, 'changed', 0, 100))),
  'ms',
)
figure('filter by tag, 100,000 notes', median(times(5, () => book.page({ tag: 'topic-7' }, 'changed', 0, 100))), 'ms')
figure('order by title, 100,000 notes', median(times(3, () => book.page({}, 'title', 0, 100))), 'ms')

let turns = 0
let longest = 0
const all = await timed(() => {
  for (let done = false; !done; turns++) {
    const start = performance.now()
    done = book.readMentions(() => performance.now() - start < 25)
    longest = Math.max(longest, performance.now() - start)
  }
})
figure('reading all notes for mentions of 3,000 names', all, 'ms')
figure('its longest turn', longest, 'ms')
figure(
  'what notes say of one entity, median',
  median(times(40, (at) => book.about(`e-${at * 31}`, 100, () => true))),
  'ms',
)
figure('one note changed, median', median(times(40, change)), 'ms')

const prose = madeUpProse(30_000, seededRandom(3))
const markdown = prose.map((word, at) => (at % 60 === 0 ? `\n\n[[e-${at}|${word}]] **${word}**` : word)).join(' ')
figure(
  'a note of 200,000 characters as blocks, median',
  median(times(10, () => parseNote(markdown.slice(0, 200_000)))),
  'ms',
)

for (const by of ['old text', 'quote'] as const) {
  let anchored = 0
  let wrong = 0
  let total = 0
  let fewest = 1
  const readings = times(20, (seed) => {
    const outcome = anchorEdited(seed + 1, { words: 8_000, highlights: 200, share: 0.1, by })
    anchored += outcome.anchored
    wrong += outcome.wrong.length
    total += outcome.total
    fewest = Math.min(fewest, outcome.anchored / outcome.total)
  })
  figure(`200 highlights by ${by} into a text of 8,000 words, a tenth edited, median`, median(readings), 'ms')
  figure(`of ${total.toLocaleString('en')} such highlights found again`, (100 * anchored) / total, '%')
  figure('in the text where fewest were', 100 * fewest, '%')
  figure('of them listed as orphaned', (100 * (total - anchored)) / total, '%', 2)
  figure('of them with a letter too many or too few', wrong, '', 0)
}
finish()

function open(count: number): DossierIndex {
  const layer: ReaderLayer = emptyLayer('d')
  layer.records.meta['d'] = { id: 'd', title: 'D', keyJudgements: [], language: 'en', marking: 'TLP:CLEAR' }
  for (const { id, name } of entities)
    layer.records.entities[id] = {
      id,
      schema: 'Topic',
      names: [{ value: name, kind: 'name', citations: [] }],
      createdBy: 'user',
    }
  for (const note of generatedNotes(count, entities)) layer.records.notes[note.id] = note
  return new DossierIndex(null, layer)
}

function change(at: number): void {
  const id = `r-note-${at * 97}`
  const before = large.notes[id]
  if (!before) throw new Error('no note')
  const after = {
    ...before,
    body: `${before.body} [[e-1]]`,
    updatedAt: `2026-06-01T00:00:${String(at).padStart(2, '0')}.000Z`,
  }
  Object.assign(large.notes, { [id]: after })
  const ops = [{ collection: 'notes' as const, id, before, after }]
  large.follow(ops)
  book.follow(ops)
}

function times(count: number, work: (at: number) => unknown): number[] {
  return Array.from({ length: count }, (_, at) => {
    const start = performance.now()
    work(at)
    return performance.now() - start
  })
}

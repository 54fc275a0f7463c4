import { EditorState } from '@codemirror/state'
import { ensureSyntaxTree } from '@codemirror/language'
import { DocumentFonts } from '../../src-main/briefing/fonts/document-fonts'
import { FontLibrary } from '../../src-main/briefing/fonts/font-library'
import { BriefingPdf } from '../../src-main/briefing/pdf/briefing-pdf'
import { pdfText } from '../../src-main/briefing/pdf/pdf-syntax'
import { escapeXml } from '../../src-main/briefing/pdf/xmp'
import { StructureNode } from '../../src-main/briefing/pdf/structure'
import { PARAGRAPH_STYLES } from '../../src-main/briefing/style/paragraph-styles'
import { hyphenatorFor } from '../../src-main/briefing/text/hyphenator'
import { setParagraph } from '../../src-main/briefing/text/paragraph'
import { tiesOf } from '../../src-main/briefing/text/ties'
import { WordPlaces } from '../../src-main/briefing/text/word-places'
import { printable } from '../../src-main/briefing/text/safe-text'
import { Shaper } from '../../src-main/briefing/text/shaper'
import { levelsOf, mirrored } from '../../src-main/briefing/text/bidi'
import type { BriefingSource } from '../../src-main/domain/briefing/model'
import { escapeHtml } from '../../src-main/briefing/forms/escape-html'
import { readsSame } from '../../src-main/domain/citing/moved-to'
import { citationsFollow } from '../../src-main/domain/citing/follow-citations'
import { withParagraphIds } from '../../src-main/domain/citing/paragraph-ids'
import { dateSpan, isEdtf } from '../../src-main/domain/dating/dates'
import { fileStem } from '../../src-main/domain/text/file-name'
import { likelihoodWords, mixesConfidence } from '../../src-main/domain/records/likelihood'
import { noteLabel } from '../../src-main/domain/records/note'
import { headingPlaces } from '../../src-main/domain/notes/markdown/heading-places'
import { headingFinder, headingsNamed } from '../../src-main/domain/notes/markdown/own-headings'
import { codeRanges } from '../../src-main/domain/notes/markdown/code-in-note'
import { commonEnds } from '../../src-main/domain/text/common-ends'
import { followName } from '../../src-main/domain/notes/links/follow-names'
import { withoutFormerNames } from '../../src-main/domain/notes/links/former-names'
import { textBlocks } from '../../src-main/domain/citing/text-blocks'
import { shownStart, withoutComments } from '../../src-main/domain/notes/markdown/comments'
import { withCommentsOf } from '../../src-main/domain/notes/markdown/keep-comments'
import { unescaped } from '../../src-main/domain/notes/markdown/markdown-address'
import { noteTree } from '../../src-main/domain/notes/markdown/note-tree'
import { withMovedCitations } from '../../src-main/domain/notes/links/moved-citations'
import { withoutPrivateNames } from '../../src-main/domain/notes/links/private-links'
import { assertion, mayDeny } from '../../src-main/domain/proposing/assertion'
import { withDetails } from '../../src-main/domain/views/claim-in-full'
import { readFrontMatter } from '../../src-main/domain/notes/folders/front-matter'
import { linkMention, unlinkedMentions } from '../../src-main/domain/notes/links/mentions'
import { mergeText } from '../../src-main/domain/text/merge-text'
import { NameTrie } from '../../src-main/domain/notes/links/name-trie'
import { fileLinks } from '../../src-main/domain/notes/folders/file-links'
import { FolderPaths } from '../../src-main/domain/notes/folders/folder-paths'
import { readNoteFile } from '../../src-main/domain/notes/folders/note-file'
import { relink, withLinks } from '../../src-main/domain/notes/links/relink'
import { linksAnywhere, scanNote } from '../../src-main/domain/notes/markdown/scan-note'
import { parseNote } from '../../src-main/domain/notes/markdown/parse-note'
import { linksRead, plainNoteText } from '../../src-main/domain/notes/markdown/plain-text'
import { renameTag } from '../../src-main/domain/notes/book/rename-tag'
import type { LinkLookup, LinkTarget } from '../../src-main/domain/notes/links/resolve-link'
import { sentenceAround } from '../../src-main/domain/notes/markdown/sentence'
import { firstBlank } from '../../src-main/domain/notes/book/templates'
import { diffText } from '../../src-main/domain/text/text-diff'
import { anchor, anchoringText, likelyPlace } from '../../src-main/domain/highlights/anchoring'
import { selectorFor } from '../../src-main/domain/highlights/text-selector'
import { textVersions } from '../../src-main/domain/text/text-pieces'
import { wordTokens } from '../../src-main/domain/text/word-tokens'
import { foldLetters, foldText, nearestOf, spelledText } from '../../src-main/domain/text/folding'
import { isWellFormed, lineSchema, revealBidiControls, shortened } from '../../src-main/domain/records/text'
import { spellOutControls } from '../../src-main/domain/text/spell-out-controls'
import { bibTex } from '../../src-main/exporters/citations/bibtex'
import { cslJson } from '../../src-main/exporters/citations/csl-json'
import { csvRow } from '../../src-main/exporters/csv'
import {
  escapeMarkdown,
  markdownLine,
  markdownProse,
  wikiLink,
  yamlText,
} from '../../src-main/exporters/markdown/escape'
import { nestsDeeperThan } from '../../src-main/storage/disk/nesting'
import { parseJson } from '../../src-main/importers/json-text'
import { splitParagraphs } from '../../src-main/services/content/source-text'
import { readDate } from '../../src-main/domain/dating/read-date'
import { readAddress } from '../../src-main/domain/values/address'
import { readCoordinates } from '../../src-main/domain/values/coordinates'
import { readCountry } from '../../src-main/domain/values/country'
import { groupedDecimal } from '../../src-main/domain/values/decimal'
import { readEmail } from '../../src-main/domain/values/email'
import { readIdentifier } from '../../src-main/domain/values/identifier'
import { readNumber } from '../../src-main/domain/values/measure'
import { readMoney } from '../../src-main/domain/values/money'
import { readPercentage } from '../../src-main/domain/values/percentage'
import { readPhone } from '../../src-main/domain/values/phone'
import { readUrl } from '../../src-main/domain/values/url'
import { find, findableNote } from '../../src-renderer/lib/find'
import { wholeWords } from '../../src-renderer/lib/whole-words'
import { directionOf, lineDirections, rightToLeftLines } from '../../src-renderer/notes-editor/line-directions'
import { changeBetween } from '../../src-renderer/notes-editor/take-over'
import { noteLanguage } from '../../src-renderer/notes-editor/note-language'
import { countWords } from '../../src-main/domain/text/count-words'
import { wordsToJudge } from '../../src-renderer/spelling/words'
import { projectFolder } from '../../scripts/lib/project.mjs'
import { sampleModel } from '../fixtures/briefing/sample-model'
import { note } from '../support/notes'
import type { TextReader } from './growth'

const NOTHING: LinkLookup = {
  byId: () => undefined,
  byName: () => [],
  binned: () => undefined,
  hides: () => false,
  isClaim: () => false,
}
const TARGET: LinkTarget = { kind: 'note', id: 'x', name: 'y', names: ['y'], folded: ['y'], formerNames: ['x'] }
/** Whatever is linked is the one thing there is. */
const FOUND: LinkLookup = { ...NOTHING, byId: () => TARGET, byName: () => [TARGET] }
const FILES = new FolderPaths(['a.md', 'a/x.md', 'b/x.md', 'b/a/x.md'])
const OTHER_FILES = new FolderPaths(['x.png'])
const NAMES = new NameTrie([
  { id: 'mali', name: 'Mali' },
  { id: 'aes', name: 'Alliance of Sahel States' },
  { id: 'beijing', name: '北京' },
])

/** The signs of Markdown and of what notes have beside it, each as it may begin, end or spoil something. */
const MARKDOWN = [
  'a',
  ' ',
  '\t',
  '\n',
  '\n\n',
  '[[',
  ']]',
  '[[x]]',
  '[[x|x]]',
  '[@a para 1]',
  '|',
  '-',
  '---\n',
  ':',
  '[',
  ']',
  '](',
  ')',
  '![',
  '[^',
  '[^1]: ',
  '[@',
  ';',
  '#',
  '# ',
  '*',
  '**a',
  '_',
  '~~',
  '`',
  '```\n',
  '> ',
  '- ',
  '- [x] ',
  '1. ',
  '\\',
  '<',
  '<!--',
  '&',
  'http://',
  '.',
  '\u0301',
  'é',
  'Mali ',
  '北',
  'ش',
  '\u{1f600}',
  '%%',
  '==',
] as const
const FRONT = [
  '---\n',
  '...\n',
  'title',
  ':',
  ' ',
  '\t',
  ': ',
  '- ',
  '"',
  "'",
  '\\',
  '[',
  ']',
  ',',
  '#',
  '\n',
  'a',
  'é',
  '_',
] as const
const PLAIN = [
  'a',
  ' ',
  '\n',
  '\t',
  '.',
  '’',
  '-',
  '\u0301',
  '\u200d',
  '\u202e',
  '\u200e',
  '\u200f',
  '\u2003',
  'é',
  '北',
  'ش',
  'ท',
  '\u{1f600}',
  '1',
] as const
/** Letters that join, stack and change places, each with what does it, of the scripts that HarfBuzz shapes; and what may stand between. */
const SHAPED = [
  'ท',
  'ที่',
  'ำ',
  'เ',
  '\u0e48',
  'क',
  '\u094d',
  'ि',
  '\u093c',
  'क्ष',
  'ক',
  'ি',
  'த',
  'ொ',
  'ߞ',
  '\u07f2',
  '߀',
  'ⵣ',
  '\u200c',
  '\u200d',
  '\u0301',
  'ش',
  'a',
  ' ',
  '\n',
] as const
const TEX = [
  'a',
  ' ',
  '{',
  '}',
  '\\',
  '&',
  '%',
  '$',
  '#',
  '_',
  '~',
  '^',
  '"',
  ' and ',
  'é',
  'ش',
  '\n',
  ':',
  '/',
] as const
const DATES = ['2', '0', '-', '/', '..', '~', '?', '%', 'X', 'T', ':', '[', ']', '{', ',', 'Y', 'E', 'S', ' '] as const
const DATES_IN_WORDS = [
  ...DATES,
  ' March ',
  'about ',
  'spring ',
  'BC',
  ' to ',
  ' and ',
  '–',
  'between ',
  'before ',
] as const
const SUMS = [
  '1',
  '000',
  '.',
  ',',
  ' ',
  '-',
  '–',
  '€',
  'US$',
  'EUR ',
  ' million',
  '%',
  'about ',
  ' to ',
  'IMO ',
] as const
const PLACES = [
  '12',
  '.5',
  '°',
  '′',
  '"',
  'N',
  'W',
  ' ',
  ', ',
  '-',
  '+',
  '\n',
  'Mali',
  '@',
  '.',
  '/',
  'https://',
  '(0)',
] as const
const JSON_SIGNS = ['[', ']', '{', '}', '"', ',', ':', '\\', '{}', '[],', '"a":', '1', ' '] as const

const markdown = (name: string, read: (text: string) => unknown): TextReader => ({ name, tokens: MARKDOWN, read })
const plain = (name: string, read: (text: string) => unknown): TextReader => ({ name, tokens: PLAIN, read })

/** A source that says this wherever it says anything. */
const sourceOf = (text: string): BriefingSource => ({
  number: 1,
  id: 's',
  title: text,
  authors: [text],
  publisher: text,
  published: text,
  url: text,
  version: text,
  reliability: 'F',
  rationale: text,
})

/** The paragraphs of a text, and of the same text edited. */
function twoVersions(text: string) {
  let ids = 0
  const before = withParagraphIds([], splitParagraphs(text), () => `p${++ids}`)
  return { before, after: withParagraphIds(before, splitParagraphs(edited(text)), () => `p${++ids}`) }
}

/** *Source*: the middle of a text, changed, as an edit changes it. */
const edited = (text: string): string => {
  const middle = Math.floor(text.length / 2)
  return `${text.slice(0, endOfSign(text, middle))} put in ${text.slice(endOfSign(text, middle + 40))}`
}

/** Half a sign would have the text refused instead of read. */
const endOfSign = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at)

/** Every function that reads text which somebody typed or which came from outside. */
export async function textReaders(): Promise<TextReader[]> {
  const pdf = new BriefingPdf({
    title: 't',
    producer: 'p',
    date: new Date(0),
    language: 'en',
    fileId: new Uint8Array(16),
  })
  const library = new FontLibrary(`${projectFolder}/resources/fonts`)
  await library.prepareFor(SHAPED.join(''))
  const fonts = new DocumentFonts(library, pdf)
  const context = {
    places: new WordPlaces(await hyphenatorFor('en-GB')),
    language: 'en-GB',
    ties: tiesOf('en-GB'),
    noteAnchors: () => ({ mark: 'mark', text: 'text' }),
  }
  const printed = (text: string) =>
    setParagraph([{ kind: 'text', text }], PARAGRAPH_STYLES.body, 400, new StructureNode('P'), {
      ...context,
      // A shaper keeps its words, and each word the whole text that it was cut from.
      shaper: new Shaper(fonts),
    })
  return [
    markdown('scanNote', scanNote),
    markdown('linksAnywhere', linksAnywhere),
    markdown('parseNote', parseNote),
    markdown('codeRanges', codeRanges),
    markdown('headingPlaces', headingPlaces),
    markdown('headingsNamed', (text) => headingsNamed(`#${text}`)),
    markdown('headingFinder', (text) =>
      headingFinder(text.split('\n').map((words, at) => ({ words, level: (at % 6) + 1 })))(text.split('#')),
    ),
    markdown('plainNoteText', (text) => plainNoteText(text, NOTHING)),
    markdown('linksRead', (text) => linksRead(text, FOUND)),
    markdown('withoutFormerNames', (text) => withoutFormerNames(text, FOUND)),
    markdown('withoutPrivateNames', (text) =>
      withoutPrivateNames(text, FOUND, { ids: new Set(['x']), names: new Set(['x']) }),
    ),
    markdown('withMovedCitations', (text) => withMovedCitations(`@a ${text}`, 'a', new Map([['1', '2']]))),
    markdown('linkMention', (text) =>
      linkMention(text, { from: text.length - 1, to: text.length }, text.slice(-1), 'x'),
    ),
    markdown('noteTree', noteTree),
    markdown('withoutComments', withoutComments),
    markdown('withCommentsOf', (text) => withCommentsOf(text, edited(text))),
    markdown('shownStart', (text) => shownStart(text, 500)),
    markdown('unescaped', unescaped),
    plain('textBlocks', textBlocks),
    markdown('changeBetween', (text) => changeBetween(text, edited(text))),
    markdown('noteLabel', (text) => noteLabel({ title: '', body: text })),
    markdown('renameTag', (text) => renameTag(note('n', text), 'a', 'b')),
    markdown('relink', (text) => relink(text, () => '[[y]]')),
    markdown('unlinkedMentions', (text) => unlinkedMentions(note('n', text), NAMES, NOTHING)),
    markdown('sentenceAround', (text) => {
      const middle = Math.floor(text.length / 2)
      return sentenceAround(text, { from: middle, to: middle + 1 }, (line) => plainNoteText(line, NOTHING))
    }),
    markdown('firstBlank', firstBlank),
    markdown('the editor’s parser', (text) => {
      const state = EditorState.create({ doc: text, extensions: [noteLanguage()] })
      return ensureSyntaxTree(state, text.length, 60_000)
    }),
    markdown('countWords', countWords),
    markdown('wordsToJudge', (text) => wordsToJudge(text)),
    { name: 'readFrontMatter', tokens: FRONT, read: (text) => readFrontMatter(`---\n${text}`) },
    {
      name: 'readFrontMatter of a field',
      tokens: FRONT,
      read: (text) => readFrontMatter(`---\ntitle: ${text}\n---\n`),
    },
    {
      name: 'readNoteFile',
      tokens: [...FRONT, '[^cite-1]', '[^cite-1]: ', '    '],
      read: (text) =>
        readNoteFile(
          { path: 'a.md', text: `---\ndossier: a\ntags: [dossier/note]\nid: a\n---\n${text}` },
          { notes: new FolderPaths(['a.md', 'x.md']), others: new FolderPaths(['x.png']) },
        ),
    },
    markdown('fileLinks', (text) => fileLinks(text, 'a/b.md', FILES, OTHER_FILES)),
    markdown('followName', (text) => followName(text, { id: 'x', lost: ['x', 'a'], linkName: 'z' }, FOUND)),
    markdown('withLinks', (text) =>
      withLinks(
        text,
        scanNote(text).links.map((place) => ({ ...place, link: '[[y|z]]' })),
      ),
    ),
    markdown('directionOf', directionOf),
    {
      name: 'lineDirections',
      tokens: [...MARKDOWN, '\u200f'],
      read: (text) => {
        const state = EditorState.create({ doc: '', extensions: [lineDirections('')] })
        const { newDoc } = state.update({ changes: { from: 0, insert: text } })
        return rightToLeftLines(newDoc, 0, newDoc.length)
      },
    },
    {
      name: 'wholeWords',
      tokens: [...PLAIN, ...SHAPED],
      read: (text) => {
        const middle = Math.floor(text.length / 2)
        return wholeWords(text, { from: middle, to: Math.min(text.length, middle + 30) })
      },
    },
    plain('foldText', foldText),
    plain('foldLetters', foldLetters),
    plain('spelledText', spelledText),
    plain('nearestOf', (text) => nearestOf([edited(text)], text)),
    plain('likelihoodWords', likelihoodWords),
    plain('mixesConfidence', mixesConfidence),
    plain('mayDeny', mayDeny),
    plain('assertion', (text) => assertion(text, [])),
    plain('shortened', (text) => shortened(text, 500)),
    plain('revealBidiControls', revealBidiControls),
    plain('spellOutControls', spellOutControls),
    plain('readsSame', (text) => readsSame(text, `${text} `)),
    plain('commonEnds', (text) => commonEnds(text, edited(text))),
    plain('withDetails', (text) => withDetails(text, text)),
    plain('pdfText', pdfText),
    plain('escapeXml', escapeXml),
    plain('mirrored', mirrored),
    plain('isWellFormed', isWellFormed),
    plain('lineSchema', (text) => lineSchema.safeParse(text)),
    plain('wordTokens', wordTokens),
    plain('anchor', (text) => {
      const middle = Math.floor(text.length / 2)
      return anchor(
        selectorFor(text, { from: middle, to: Math.min(text.length, middle + 30) }),
        anchoringText(edited(text)),
        false,
      )
    }),
    plain('likelyPlace', (text) => {
      const middle = Math.floor(text.length / 2)
      return likelyPlace(
        selectorFor(text, { from: middle, to: Math.min(text.length, middle + 300) }),
        anchoringText(edited(text)),
      )
    }),
    plain('textVersions', (text) => textVersions(text, edited(text))),
    plain('diffText', (text) => diffText(text, edited(text))),
    plain('mergeText', (text) => mergeText(text, edited(text), `${text}x`)),
    plain('splitParagraphs', splitParagraphs),
    markdown('splitParagraphs of Markdown', splitParagraphs),
    plain('withParagraphIds', twoVersions),
    plain('citationsFollow', (text) => {
      const { before, after } = twoVersions(text)
      const cited = before[Math.floor(before.length / 2)]
      if (!cited) return undefined
      const exact = cited.text.slice(0, endOfSign(cited.text, 40))
      return citationsFollow(
        { paragraphs: before },
        { paragraphs: after },
      )({
        sourceId: 's',
        locator: { kind: 'paragraph', value: cited.number, paragraphId: cited.id },
        selector: { quote: { exact, prefix: '', suffix: '' }, position: { start: 0, end: [...exact].length } },
        credibility: 6,
      })
    }),
    { name: 'bibTex', tokens: TEX, read: (text) => bibTex(sampleModel({ sources: [sourceOf(text)] })) },
    { name: 'cslJson', tokens: TEX, read: (text) => cslJson(sampleModel({ sources: [sourceOf(text)] })) },
    plain('csvRow', (text) => csvRow([text, text])),
    plain('find', (text) => find([findableNote('n', text), findableNote('m', `${text}x`)], text, 10)),
    markdown('escapeMarkdown', escapeMarkdown),
    markdown('markdownLine', markdownLine),
    markdown('markdownProse', (text) => markdownProse(text, '  ')),
    markdown('wikiLink', (text) => wikiLink('File', text)),
    plain('yamlText', yamlText),
    plain('escapeHtml', escapeHtml),
    plain('printable', printable),
    plain('levelsOf', levelsOf),
    plain('fileStem', (text) => fileStem(text, 'untitled')),
    plain('a printed paragraph', printed),
    { name: 'a printed paragraph of joined letters', tokens: SHAPED, read: printed },
    { name: 'readDate', tokens: DATES_IN_WORDS, read: (text) => readDate(text, '2026-11-29') },
    { name: 'readMoney', tokens: SUMS, read: (text) => readMoney(text) },
    { name: 'readPercentage', tokens: SUMS, read: (text) => readPercentage(text) },
    { name: 'readNumber', tokens: SUMS, read: (text) => readNumber(text) },
    { name: 'readIdentifier', tokens: SUMS, read: (text) => readIdentifier(text) },
    { name: 'readCoordinates', tokens: PLACES, read: (text) => readCoordinates(text) },
    { name: 'readAddress', tokens: PLACES, read: (text) => readAddress(text) },
    { name: 'readCountry', tokens: PLACES, read: (text) => readCountry(text) },
    { name: 'readUrl', tokens: PLACES, read: (text) => readUrl(text) },
    { name: 'readEmail', tokens: PLACES, read: (text) => readEmail(text) },
    { name: 'readPhone', tokens: PLACES, read: (text) => readPhone(text) },
    { name: 'groupedDecimal', tokens: ['1', '0', '9'], read: (text) => groupedDecimal(text) },
    { name: 'isEdtf', tokens: DATES, read: (text) => isEdtf(text) && dateSpan(text) },
    { name: 'nestsDeeperThan', tokens: JSON_SIGNS, read: (text) => nestsDeeperThan(text, 100) },
    { name: 'parseJson', tokens: JSON_SIGNS, read: (text) => parseJson(new TextEncoder().encode(text), 'a.json') },
  ]
}

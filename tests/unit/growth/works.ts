import { STANDARD_VOCABULARY } from '../../../src-main/domain/vocabulary/standard-vocabulary'
import { language } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import type { Contents } from '../../../src-main/domain/views/contents'
import type { Claim } from '../../../src-main/domain/records/claim'
import { DocumentFonts } from '../../../src-main/briefing/fonts/document-fonts'
import { FontLibrary } from '../../../src-main/briefing/fonts/font-library'
import { BriefingPdf } from '../../../src-main/briefing/pdf/briefing-pdf'
import { StructureNode } from '../../../src-main/briefing/pdf/structure'
import { PARAGRAPH_STYLES } from '../../../src-main/briefing/style/paragraph-styles'
import { setParagraph } from '../../../src-main/briefing/text/paragraph'
import { Shaper } from '../../../src-main/briefing/text/shaper'
import { tiesOf } from '../../../src-main/briefing/text/ties'
import { WordPlaces } from '../../../src-main/briefing/text/word-places'
import { projectFolder } from '../../../scripts/lib/project.mjs'
import { BOX, BreakList, PENALTY } from '../../../src-main/briefing/text/break-list'
import { breakLines } from '../../../src-main/briefing/text/line-breaker'
import { levelsOf } from '../../../src-main/briefing/text/bidi'
import { checkIntegrity } from '../../../src-main/domain/checking/integrity'
import { highlightPlaces } from '../../../src-main/domain/highlights/highlight-places'
import {
  CodePointMap,
  paragraphStarts,
  selectorFor,
  sourceText,
} from '../../../src-main/domain/highlights/text-selector'
import type { Highlight } from '../../../src-main/domain/records/highlight'
import { relink } from '../../../src-main/domain/notes/links/relink'
import { withoutComments } from '../../../src-main/domain/notes/markdown/comments'
import { parseNote } from '../../../src-main/domain/notes/markdown/parse-note'
import { proposeContradictions } from '../../../src-main/domain/proposing/propose'
import { diffText } from '../../../src-main/domain/text/text-diff'
import { find, findables } from '../../../src-renderer/lib/find'
import { noteLanguage } from '../../../src-renderer/notes-editor/note-language'
import { aClaim, date, link, text } from '../../support/records'
import { claim, dossier } from '../domain/sample-dossier'

/** Work that must not grow faster than what it is given: made ready for a size, and then done. */
export const works: Readonly<Record<string, (size: number) => () => void>> = {
  'finding among names': (size) => {
    const all = findables(contentsOf(size))
    return () => {
      for (const query of ['p', 'person 29', 'человек 12345', 'nobody at all']) find(all, query, 40)
    }
  },
  'checking claims that dispute one another': (size) => {
    const claims = Array.from({ length: size }, (_, at) =>
      claim(`c-${at}`, { about: ['port-union'], disputes: [{ claimId: `c-${(at + 1) % size}` }] }),
    )
    const whole = dossier({ claims })
    whole.dossier.keyJudgements = []
    return () => checkIntegrity(whole)
  },
  'looking for contradictions among dates, holders and sentences at odds with each other': (size) => {
    const made: ((at: number) => Claim)[] = [
      (at) => aClaim(`c-${at}`, 'port', { property: 'founded', value: date(String(1000 + (at % 8000))) }),
      (at) =>
        aClaim(`c-${at}`, `person-${at}`, {
          property: 'holds-office',
          value: link('port'),
          qualifiers: { role: 'Master', start: { edtf: '2001' } },
        }),
      (at) => aClaim(`c-${at}`, 'port', { value: text(`The port was ${at % 2 ? '' : 'not'} sold off.`) }),
    ]
    const claims = Array.from({ length: size }, (_, at) => made[at % 3]?.(at) ?? aClaim(`c-${at}`, 'port'))
    const of = {
      claims: new Map(claims.map((each) => [each.id, each])),
      entities: new Map(),
      vocabulary: STANDARD_VOCABULARY,
    }
    return () => void proposeContradictions(of)
  },
  'comparing texts without anything in common': (size) => {
    const a = Array.from({ length: size }, (_, at) => `alpha beta ${at}`).join('\n')
    const b = Array.from({ length: size }, (_, at) => `gamma delta ${-at}`).join('\n')
    return () => diffText(a, b)
  },
  'showing the marks of a long source': (size) => {
    const paragraphs = Array.from({ length: size }, (_, at) => ({
      id: `p${at}`,
      number: `${at + 1}`,
      text: `\u{1f600} Number ${at}.`,
    }))
    const words = sourceText({ paragraphs })
    const points = new CodePointMap(words)
    const marks = paragraphStarts({ paragraphs }).map((start, at): Highlight => {
      const selector = selectorFor(words, { from: start + 3, to: start + 9 }, points)
      return {
        id: `h-${at}`,
        sourceId: 's',
        contentHash: '0'.repeat(64),
        selector,
        colour: 'yellow',
        tags: [],
        status: 'anchored',
        createdAt: '2026-01-01T00:00:00.000Z',
      }
    })
    return () => highlightPlaces({ paragraphs }, marks)
  },
  ...onTexts('reading in the editor', editorTree, {
    'a word with spaces behind it': (size) => `a${' '.repeat(10 * size)}b`,
    'a paragraph of links': (size) => '[x](y) '.repeat(size),
    'emphasis that never closes': (size) => 'a**a'.repeat(4 * size),
    'lists in lists on one line': (size) => '1. '.repeat(5 * size),
  }),
  'breaking lines of what has no width': (size) => {
    const items = new BreakList()
    for (let at = 0; at < size; at++) {
      items.push(BOX, 0, 0, false, undefined, at, at + 1)
      items.push(PENALTY, 0, 500, false, undefined, at, at)
    }
    return () => breakLines(items, { widthPt: 400, justify: false, maxHyphens: 2 })
  },
  ...onTexts('setting', printedLines, {
    'Han and Arabic in turn': (size) => '北ش'.repeat(size),
  }),
  ...onTexts('finding the directions of', levelsOf, {
    'figures behind an Arabic letter': (size) => `ش${'1'.repeat(10 * size)}`,
    'figures and spaces behind an Arabic letter': (size) => `ش${' 1'.repeat(5 * size)}`,
    tabs: (size) => `ش${'\t'.repeat(10 * size)}`,
  }),
  ...onTexts('writing links anew in', (text) => relink(text, () => '[[b|c]]'), {
    'one line of them': (size) => '[[a]] '.repeat(4 * size),
    'a line for each': (size) => 'a [[a|b]]\n'.repeat(2 * size),
    'the rows of a table': (size) => '| [[a\\|b]] | x |\n'.repeat(2 * size),
    'what never closes': (size) => '[[a|b '.repeat(4 * size),
    'what stands behind backslashes': (size) => '\\[[a]]'.repeat(4 * size),
    'code between them': (size) => '`x` [[a]] '.repeat(2 * size),
  }),
  ...onTexts('leaving comments out of', withoutComments, {
    'one line of them': (size) => '%%a%% '.repeat(4 * size),
    'quoted paragraphs of them': (size) => '> <!-- a -->\n\n'.repeat(2 * size),
    'what never closes': (size) => '<!-- a\n\n`'.repeat(2 * size),
    'code that never closes': (size) => '%%a%% `b ``c\n\n'.repeat(2 * size),
    'fences that are none': (size) => '    ```\n\n%%a%%\n\n'.repeat(size),
    'items in items': (size) => '- %%a%% `b`\n  - ```\n    %%c%%\n    ```\n'.repeat(size),
  }),
  ...Object.fromEntries(
    Object.entries({
      'one word': 'a',
      prose: 'Some words and [[Mali]] #tag. ',
      'open brackets': '[',
      'half-open citations': '[@a',
      'addresses without a space': 'https://a.b/',
      'footnotes of one name': '[^1]: x\n\n',
      'cells of a table': '|a',
      'comments behind what looks like a fence': '    ```\n%%a%%\n\n',
      'Han letters and backslashes': '北\\',
      'code spans': 'Some words `code` about [[Mali]] and #trade.\n',
      'NUL and lone surrogates': '\0\ud800 x \udfff',
    }).map(([name, piece]) => [
      `reading a note of ${name}`,
      (size: number) => {
        const text = piece.repeat(size)
        return () => parseNote(text)
      },
    ]),
  ),
}

/** Works on a text of so many pieces. */
function onTexts(
  name: string,
  work: (text: string) => unknown,
  texts: Record<string, (size: number) => string>,
): Record<string, (size: number) => () => void> {
  return Object.fromEntries(
    Object.entries(texts).map(([kind, make]) => [
      `${name} ${kind}`,
      (size: number) => {
        const text = make(size)
        return () => void work(text)
      },
    ]),
  )
}

function printedLines(text: string): unknown {
  const pdf = new BriefingPdf({
    title: 't',
    producer: 'p',
    date: new Date(0),
    language: 'en',
    fileId: new Uint8Array(16),
  })
  return setParagraph([{ kind: 'text', text }], PARAGRAPH_STYLES.body, 400, new StructureNode('P'), {
    shaper: new Shaper(new DocumentFonts(new FontLibrary(`${projectFolder}/resources/fonts`), pdf)),
    places: new WordPlaces(() => []),
    language: 'en-GB',
    ties: tiesOf('en-GB'),
    noteAnchors: () => ({ mark: 'mark', text: 'text' }),
  })
}

/** All at once: what an editor does in a slice of time is done again from where it stopped, on a busy machine more than on an idle one. */
function editorTree(text: string): unknown {
  return EditorState.create({ extensions: [noteLanguage()] })
    .facet(language)
    ?.parser.parse(text)
}

/** What the count must find wanting, or it would hold nothing. */
export const eachAgainstEach = (size: number) => (): number => {
  const all = Array.from({ length: size }, (_, at) => at)
  return all.filter((one) => all.some((other) => other === -one - 1)).length
}

function contentsOf(size: number): Contents {
  return {
    dossierId: 'd',
    title: 'D',
    shortTitle: 'D',
    marking: 'TLP:CLEAR',
    own: true,
    vocabulary: [],
    entities: Array.from({ length: size }, (_, at) => ({
      id: `e-${at}`,
      schema: 'Person' as const,
      name: `Person number ${at}`,
      otherNames: [`Человек ${at}`],
    })),
    sources: [],
    noteCount: 0,
    briefings: [],
    counts: {
      claims: 0,
      cited: 0,
      ownJudgement: 0,
      corroborated: 0,
      singleSource: 0,
      disputed: 0,
      uncited: 0,
      lostCitations: 0,
      rewordedCitations: 0,
    },
    proposalCount: 0,
    binCount: 0,
  }
}

import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import { EditorState, type Transaction } from '@codemirror/state'
import type { Tree } from '@lezer/common'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grownTree } from '../../../src-renderer/notes-editor/grown-tree'
import { noteLanguage } from '../../../src-renderer/notes-editor/note-language'
import { runs } from '../../support/runs'

/** A state whose text is parsed to its end, however busy the machine is. */
function parsed(state: EditorState): EditorState {
  ensureSyntaxTree(state, state.doc.length, 60_000)
  return state.update({}).state
}

const stateOf = (doc: string) =>
  parsed(EditorState.create({ doc, extensions: [noteLanguage(), EditorState.lineSeparator.of('\n')] }))

/** Every node with its place, and the hash that later parses go by. */
function nodesOf(tree: Tree): string[] {
  const nodes: string[] = []
  tree.iterate({ enter: ({ name, from, to }) => void nodes.push(`${name} ${from}-${to}`) })
  return nodes
}

const typed = (doc: string, at: number, piece: string): Transaction =>
  stateOf(doc).update({ changes: { from: at, insert: piece } })

/** Marks of Markdown among words, so that most edits stand beside one. */
const markdown = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom('word ', 'Mali ', 'it’s ', 'co-op ', 'end. ', 'x', 'été ', 'www', '1', ' '),
      },
      {
        weight: 5,
        arbitrary: fc.constantFrom(
          '**',
          '*',
          '_',
          '~~',
          '`',
          '[[a b|c]] ',
          '[[',
          ']]',
          '[@claim:x] ',
          '#tag',
          '[a](b "c") ',
          '[a](',
          ')',
          '[^1]',
          '&amp;',
          '\\',
          'https://a.bc/d',
          'www.a.bc',
          'me@a.bc',
          '<b>',
          '|',
          '!',
          ':',
        ),
      },
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          '\n',
          '\n\n',
          '  \n',
          '\n- ',
          '\n1. ',
          '\n> ',
          '\n## ',
          '\n---\n',
          '\n```\n',
          '\n| a | b |\n|---|---|\n| ',
          '\n- [ ] ',
          '\n    ',
          '\n===\n',
          '\n[a]: b\n',
        ),
      },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

describe('the tree after a letter of prose', () => {
  it('is what a parse of the whole text gives, wherever it is given', () => {
    let given = 0
    fc.assert(
      fc.property(
        markdown,
        fc.nat(),
        fc.constantFrom('a', 'Z', '1', '.', ',', '-', '’', ' ', 'www', 'word', 'é', ''),
        (doc, place, piece) => {
          const at = place % (doc.length + 1)
          const state = stateOf(doc)
          const changes = piece === '' ? { from: at, to: Math.min(doc.length, at + 1) } : { from: at, insert: piece }
          const transaction = state.update({ changes })
          const tree = grownTree(transaction)
          if (!tree) return
          given++
          expect(nodesOf(tree)).toEqual(nodesOf(syntaxTree(stateOf(transaction.newDoc.toString()))))
        },
      ),
      { numRuns: runs(1_500) },
    )
    expect(given).toBeGreaterThan(100)
  })

  it('stays right over a run of edits, each of which begins from the tree of the one before', () => {
    fc.assert(
      fc.property(
        markdown,
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('a', ' ', '.', '*', '\n', '[[', '#', '')), { maxLength: 25 }),
        (doc, edits) => {
          let state = stateOf(`Some words before. ${doc}\n\nSome words behind.`)
          for (const [place, piece] of edits) {
            const at = place % (state.doc.length + 1)
            const to = piece === '' ? Math.min(state.doc.length, at + 1) : at
            state = parsed(state.update({ changes: { from: at, to, insert: piece } }).state)
          }
          expect(nodesOf(syntaxTree(state))).toEqual(nodesOf(syntaxTree(stateOf(state.doc.toString()))))
        },
      ),
      { numRuns: runs(200) },
    )
  })

  it('is known for what is typed and taken back in a sentence, at its end, in a list and in a quotation', () => {
    for (const doc of ['Some **bold** words.', '- Some words.\n- Others', '> Some words.']) {
      for (const piece of ['a', ' ', '.']) {
        expect(grownTree(typed(doc, doc.indexOf('ords'), piece)), `${piece} in ${doc}`).toBeDefined()
        expect(grownTree(typed(doc, doc.indexOf('ords.') + 5, piece)), `${piece} behind ${doc}`).toBeDefined()
      }
      const at = doc.indexOf('ords')
      expect(grownTree(stateOf(doc).update({ changes: { from: at, to: at + 1 } })), doc).toBeDefined()
    }
  })

  it('is left to the parser beside marks, in links and tags, and where a line begins', () => {
    for (const [doc, at] of [
      ['Some **bold** words', 7],
      ['Some **bold** words', 13],
      ['See [[entity|x]] there', 8],
      ['A #tag here', 6],
      ['Some words', 0],
      ['Words\n. more', 6],
      ['# Heading', 5],
      ['Some `code` here', 7],
    ] as const)
      expect(grownTree(typed(doc, at, '1')), doc).toBeUndefined()
  })
})

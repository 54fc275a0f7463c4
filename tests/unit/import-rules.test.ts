import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../scripts/lib/project.mjs'
import { collectImports, findCircles, findFault, importsIn } from '../support/import-rules'

describe('the imports of this project', () => {
  const imports = collectImports(projectFolder)

  it('are found in every part of it', () => {
    for (const top of ['src-main/domain/', 'src-main/services/', 'scripts/lib/', 'tests/unit/']) {
      expect(imports.some(({ file }) => file.startsWith(top))).toBe(true)
    }
  })

  it('keep to who may import whom', () => {
    const faults = imports.flatMap((entry) => {
      const fault = findFault(entry)
      return fault === undefined ? [] : [`${entry.file} imports ${entry.specifier}: ${fault}`]
    })
    expect(faults).toEqual([])
  })

  it('go in no circle, not even for types', () => {
    expect(findCircles(imports)).toEqual([])
  })
})

describe('the finder of circles', () => {
  const found = (...pairs: readonly [file: string, specifier: string][]) =>
    findCircles(pairs.map(([file, specifier]) => ({ file, specifier, typeOnly: true })))

  it('sees two files, and more, that lead back to themselves, through aliases too', () => {
    expect(
      found(
        ['src-main/domain/a.ts', './b'],
        ['src-main/domain/b.ts', './a'],
        ['src-main/contract/c.ts', '../domain/a'],
        ['src-renderer/state/d.svelte.ts', '../views/E.svelte'],
        ['src-renderer/views/E.svelte', '../lib/f'],
        ['src-renderer/lib/f.ts', '../state/d.svelte'],
        ['src-renderer/lib/f.ts', '@domain/a'],
      ),
    ).toEqual([
      ['src-main/domain/a.ts', 'src-main/domain/b.ts'],
      ['src-renderer/lib/f.ts', 'src-renderer/state/d.svelte.ts', 'src-renderer/views/E.svelte'],
    ])
  })

  it('sees none where one file is reached by two ways, or a component stands in itself', () => {
    expect(
      found(
        ['src-main/domain/a.ts', './b'],
        ['src-main/domain/a.ts', './c'],
        ['src-main/domain/b.ts', './c'],
        ['src-main/domain/c.ts', 'zod'],
        ['src-renderer/components/Tree.svelte', './Tree.svelte'],
      ),
    ).toEqual([])
  })
})

describe('the import rules', () => {
  it.each([
    ['src-main/domain/records/note.ts', 'node:fs'],
    ['src-main/domain/records/note.ts', '../../storage/note-store'],
    ['src-main/contract/calls.ts', '../services/jobs'],
    ['src-main/storage/library.ts', '../briefing/render'],
    ['src-main/importers/zip.ts', 'electron'],
    ['src-main/services/notes.ts', '../storage/library'],
    ['src-main/services/notes.ts', 'pdfkit'],
    ['src-main/cli/main.ts', '../electron/window'],
    ['src-main/cli/main.ts', '../preload/bridge'],
    ['src-main/electron/main.ts', 'svelte'],
    ['src-main/preload/index.ts', '../contract/calls'],
    ['src-renderer/lib/api.ts', 'node:path'],
    ['src-renderer/lib/api.ts', '../../src-main/threads/jobs'],
    ['src-renderer/lib/api.ts', 'electron'],
    ['src-renderer/lib/route.ts', '../state/window/router.svelte'],
    ['src-renderer/lib/find.ts', './api'],
    ['src-renderer/spelling/speller.ts', '../state/notes/spelling.svelte'],
    ['src-renderer/notes-editor/live-links.ts', '../state/notes/note-lookup'],
    ['src-renderer/state/notes/note-actions.ts', '../../notes-editor/create-editor'],
    ['src-renderer/state/notes/note-actions.ts', '../../components/note/NoteCard.svelte'],
    ['src-renderer/components/note/NoteCard.svelte', '../../lib/api'],
    ['src-renderer/components/note/NoteCard.svelte', '../../views/NotesPage.svelte'],
    ['src-renderer/components/note/NoteCard.svelte', 'node:path'],
    ['src-renderer/views/BinPage.svelte', '../lib/api'],
    ['src-renderer/views/BinPage.svelte', '../composer/PdfPage.svelte'],
    ['src-renderer/composer/NotesForm.svelte', '../views/NotesPage.svelte'],
    ['src-renderer/app/PageView.svelte', '../lib/api'],
    ['src-main/figures/map-figure.ts', 'pdfkit'],
    ['src-main/figures/map-figure.ts', 'node:fs'],
    ['src-main/figures/map-figure.ts', '../briefing/text/shaper'],
    ['scripts/start.mjs', 'zod'],
    ['tests/unit/shell.test.ts', '../../src-main/electron/window'],
    ['src-main/helpers/text.ts', 'zod'],
    ['src-main/cli/commands/show.ts', '../../domain/views/sealed'],
  ])('refuse %s importing %s', (file, specifier) => {
    expect(findFault({ file, specifier, typeOnly: false })).toBeDefined()
  })

  it.each([
    ['src-main/domain/records/note.ts', './text', false],
    ['src-main/domain/views/note-view.ts', '../records/note', false],
    ['src-main/contract/calls.ts', '../domain/views/overview', false],
    ['src-main/storage/library.ts', 'lowdb', false],
    ['src-main/services/notes.ts', 'node:crypto', false],
    ['src-main/electron/main.ts', 'electron', false],
    ['src-main/electron/main.ts', '../services/jobs', false],
    ['src-main/preload/index.ts', '../contract/bridge', true],
    ['src-renderer/lib/api.ts', '@contract/result', false],
    ['src-renderer/lib/outline.ts', '@figures/outlines', false],
    ['src-main/briefing/sections/timeline.ts', '../../figures/timeline-figure', false],
    ['src-renderer/state/notes/note-draft.svelte.ts', '../../lib/api', false],
    ['src-renderer/state/notes/note-actions.ts', '../../notes-editor/note-lookup', true],
    ['src-renderer/notes-editor/spell-check.ts', '../spelling/words', false],
    ['src-renderer/components/note/NoteCard.svelte', '../../state/notes/open-note.svelte', false],
    ['src-renderer/composer/PdfPage.svelte', '../components/Button.svelte', false],
    ['src-renderer/app/PageView.svelte', '../views/BinPage.svelte', false],
    ['tests/unit/note.test.ts', '../../src-main/domain/records/note', false],
  ])('allow %s importing %s (types only: %s)', (file, specifier, typeOnly) => {
    expect(findFault({ file, specifier, typeOnly })).toBeUndefined()
  })
})

describe('the reader of imports', () => {
  it('sees every way to import, and which of them bring in types only', () => {
    const text = `
      import a from 'a'
      import 'b'
      import type { C } from 'c'
      import { type D } from 'd'
      import { type E, e } from 'e'
      export { f } from 'f'
      export type { G } from 'g'
      const h = await import('h')
      const i = require('i')
      type J = import('j').J
      // import k from 'k'
      const l = "import l from 'l'"
    `
    const seen = importsIn('x.ts', text).map(({ specifier, typeOnly }) => `${specifier}${typeOnly ? ' (types)' : ''}`)
    expect(seen).toEqual(['a', 'b', 'c (types)', 'd (types)', 'e', 'f', 'g (types)', 'h', 'i', 'j (types)'])
  })

  it('reads both scripts of a Svelte file', () => {
    const text = `<script module lang="ts">import a from 'a'</script>\n<script lang="ts">import b from 'b'</script><p>import c from 'c'</p>`
    expect(importsIn('X.svelte', text).map(({ specifier }) => specifier)).toEqual(['a', 'b'])
  })
})

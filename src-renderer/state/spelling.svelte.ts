import type { Extension } from '@codemirror/state'

/** Spelling without a network. */
class Spelling {
  readonly extension: Extension = []
}

export const spelling = new Spelling()

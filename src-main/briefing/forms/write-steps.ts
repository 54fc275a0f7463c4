import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { RenderOptions } from '../../domain/ports'
import type { Block } from '../content/block'

/** Told before each section of a briefing is written. *Errors*: `cancelled`. */
export type WriteStep = () => void

/** Says how far the writing of these blocks is, and ends it when it is not wanted any more. */
export function writeSteps(blocks: readonly Block[], { onProgress, signal }: RenderOptions): WriteStep {
  const total = sectionsIn(blocks)
  let done = 0
  return () => {
    if (signal?.aborted) throw new DossierError('cancelled', say('leaving.briefing-cancelled'))
    onProgress?.({ phase: 'Writing', done: ++done, total })
  }
}

function sectionsIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (block.kind === 'section' ? 1 + sectionsIn(block.blocks) : 0), 0)
}

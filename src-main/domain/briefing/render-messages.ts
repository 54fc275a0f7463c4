import type { SetFile } from './files'
import type { BriefingModel } from './model'
import type { Progress, RenderedBriefing } from '../ports'
import type { Fault } from '../errors'

/** What a thread that renders briefings is asked. `cancel` holds one 32-bit integer, which is 1 once the answer is not wanted any more. */
export interface RenderOrder {
  id: number
  as: SetFile
  model: BriefingModel
  cancel: SharedArrayBuffer
}

/** What it answers: any number of `progress`, then one of the others. The bytes of a text are UTF-8. */
export type RenderAnswer =
  | { id: number; kind: 'progress'; progress: Progress }
  | { id: number; kind: 'done'; rendered: RenderedBriefing }
  | { id: number; kind: 'refused'; fault: Fault }
  /** `stack` is for the log only. */
  | { id: number; kind: 'broken'; stack: string }

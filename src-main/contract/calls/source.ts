import type { LostWords } from '../../domain/citing/lost-words'
import { gradeSchema, type Source } from '../../domain/records/source'
import type { SourcePage } from '../../domain/views/source-page'
import { call } from '../call'
import { sourceDraftSchema } from '../drafts'
import { inDossier, nothing, recordIn } from '../inputs'
import type { Saved } from '../saved'

/** A text file the person chose. */
export interface ChosenText {
  name: string
  text: string
}

/** What the renderer asks about sources. */
export const sourceCalls = {
  'source:page': call<SourcePage>()(recordIn),
  'source:get': call<Source>()(recordIn),
  'source:save': call<Saved & { lost: LostWords }>()(inDossier.extend({ source: sourceDraftSchema })),
  /** A null grade takes the reader's own grade back. */
  'source:grade': call<Saved>()(recordIn.extend({ grade: gradeSchema.nullable() })),
  /** Opens a dialog; null when it was closed. */
  'source:choose-text': call<ChosenText | null>()(nothing),
} as const

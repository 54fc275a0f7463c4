import { fileURLToPath } from 'node:url'
import { textWriters } from '../../src-main/briefing/forms/text-writers'
import type { BriefingWriters } from '../../src-main/domain/briefing-files'
import { CITATION_WRITERS } from '../../src-main/exporters/briefing-writers'

/** The writers of all forms but the PDF, as the app has them. */
export const WRITERS: BriefingWriters = {
  ...textWriters({ fontsFolder: fileURLToPath(new URL('../../resources/fonts', import.meta.url)) }),
  ...CITATION_WRITERS,
}

import { fileURLToPath } from 'node:url'
import { textWriters } from '../../src-main/briefing/forms/text-writers'
import { printedIn } from '../../src-main/briefing/printed-in'
import type { BriefingWriters } from '../../src-main/domain/briefing/files'
import { exportDossierFile } from '../../src-main/exporters/dossier-file'
import { CITATION_WRITERS } from '../../src-main/exporters/briefing-writers'

/** The writers of all forms but the PDF, as the app has them. */
export const WRITERS: BriefingWriters = {
  ...textWriters({ fontsFolder: fileURLToPath(new URL('../../resources/fonts', import.meta.url)) }),
  ...CITATION_WRITERS,
}

/** What an export of a briefing needs beside the renderer of PDFs. */
export const MAKERS = { producer: 'Dossier', writers: WRITERS, printedIn, writeDossier: exportDossierFile } as const

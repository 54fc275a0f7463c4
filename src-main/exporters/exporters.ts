import type { ExportDossier } from '../domain/exchange/exchange-ports'
import { exportClaimsCsv } from './claims-csv'
import { exportDossierFile } from './dossier-file'
import { exportFollowTheMoney } from './follow-the-money'
import { exportMarkdownFolder } from './markdown-folder'

/** The writer of each format. */
export const EXPORTERS = {
  dossier: exportDossierFile,
  followthemoney: exportFollowTheMoney,
  csv: exportClaimsCsv,
  markdown: exportMarkdownFolder,
} as const satisfies Readonly<Record<string, ExportDossier>>

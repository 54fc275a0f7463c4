import { join } from 'node:path'
import type { DossierContent } from '../../src-main/domain/records/dossier'
import type { ExportFormat } from '../../src-main/contract/calls/exchange'
import { EXPORTERS } from '../../src-main/exporters/exporters'
import { dossierFileImporter } from '../../src-main/importers/dossier-file'
import { exportDossier } from '../../src-main/services/exchange/exchange-export'
import { ImportDesk } from '../../src-main/services/exchange/exchange-import'
import { smallLibrary } from './library'

/** A library on real folders with one bundled dossier, and a desk that files go out from and come in at. */
export async function exchangeDesk(content?: DossierContent) {
  const small = await smallLibrary(content)
  let tokens = 0
  const desk = new ImportDesk(small.library(), dossierFileImporter(), () => `token-${++tokens}`)
  const out = async (format: ExportFormat, name: string, dossierId?: string) => {
    const session = dossierId === undefined ? await small.session() : await small.library().open(dossierId)
    const path = join(small.root, name)
    const exported = await exportDossier(session, format, { path, producer: 'Dossier 0.1.0', exporters: EXPORTERS })
    return { ...exported, session }
  }
  return { ...small, desk, out }
}

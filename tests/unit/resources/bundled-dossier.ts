import { readFileSync } from 'node:fs'
import { dossierContentSchema, type DossierContent } from '../../../src-main/domain/records/dossier'

const BUNDLE = new URL('../../../resources/dossiers/sahel-russia/dossier.json', import.meta.url)

/** The bundled dossier as it ships. */
export function bundledDossierText(): string {
  return readFileSync(BUNDLE, 'utf8')
}

/** The bundled dossier, parsed. */
export function readBundledDossier(): DossierContent {
  return dossierContentSchema.parse(JSON.parse(bundledDossierText()))
}

import { readFileSync } from 'node:fs'
import { dossierContentSchema, type DossierContent } from '../../../src-main/domain/dossier'

const BUNDLE = new URL('../../../resources/dossiers/sahel-russia/dossier.json', import.meta.url)

/** The bundled dossier as it ships, parsed. */
export function readBundledDossier(): DossierContent {
  return dossierContentSchema.parse(JSON.parse(readFileSync(BUNDLE, 'utf8')))
}

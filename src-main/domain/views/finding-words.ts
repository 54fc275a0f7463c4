import type { DossierIndex } from '../dossier/dossier-index'
import { displayName } from '../records/entity'
import type { Finding } from '../checking/finding'
import { claimLabel } from './claim-in-full'
import { claimView } from './claim-among-others'
import { sourceRef } from './refs'

/** *Units*: characters of what is said in a claim's label. */
const LABEL_LENGTH = 90

/** 'The claim ‘Mali: member of’ points at paragraph 12, which ‘On the river’ does not have.' Nothing is named by its id. */
export function findingWords(index: DossierIndex, { path, message }: Finding): string {
  return `${ownerOf(index, path)} ${message}.`
}

/** What the record is called in which a fault stands. */
function ownerOf(index: DossierIndex, path: string): string {
  const [collection = '', id = ''] = path.split('.')
  switch (collection) {
    case 'entities': {
      const entity = index.entities.get(id)
      return entity ? `The entity ‘${displayName(entity)}’` : 'An entity'
    }
    case 'claims': {
      const claim = index.claims.get(id)
      return claim ? `The claim ‘${claimLabel(claimView(index, claim), LABEL_LENGTH)}’` : 'A claim'
    }
    case 'sources':
      return index.sources.has(id) ? `The source ‘${sourceRef(index, id).shortTitle}’` : 'A source'
    default:
      return 'What the dossier says of itself'
  }
}

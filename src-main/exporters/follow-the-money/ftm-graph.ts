import type { Claim } from '../../domain/records/claim'
import { DossierIndex } from '../../domain/dossier/dossier-index'
import type { DossierContent } from '../../domain/records/dossier'
import type { Id } from '../../domain/records/ids'
import { emptyLayer } from '../../domain/records/records'
import { SCHEMA_INFO } from '../../domain/vocabulary/schemata'
import { voiceOf } from '../../domain/views/voice'

/** What stands above each schema that dossiers use. *Source*: `extends` in FollowTheMoney's default model. */
const ANCESTORS: Readonly<Record<string, readonly string[]>> = {
  Person: ['LegalEntity'],
  Organization: ['LegalEntity'],
  PublicBody: ['Organization', 'LegalEntity'],
  Company: ['Organization', 'LegalEntity'],
}

/** A dossier as a FollowTheMoney export looks at it: its records, their ids there and what each may be linked as. */
export class FtmGraph {
  readonly index: DossierIndex
  private readonly countryCodes = new Map<Id, string>()

  constructor(readonly content: DossierContent) {
    this.index = new DossierIndex(content, emptyLayer(content.dossier.id))
    for (const claim of content.claims) {
      if (claim.property !== 'iso-alpha-2' || claim.value.type !== 'text' || !isReported(this.index, claim)) continue
      const code = claim.value.text.trim().toLowerCase()
      if (/^[a-z]{2}$/.test(code)) this.countryCodes.set(claim.subject, code)
    }
  }

  /**
   * An id that is unique among datasets. *Source*: FollowTheMoney's namespaces cut an id at its last full stop, so there is
   * none in it; an underscore is in no id of a dossier.
   */
  id(recordId: Id, part?: string): string {
    return [this.content.dossier.id, recordId, part].filter((piece) => piece !== undefined).join('_')
  }

  schema(entityId: Id): string {
    const entity = this.index.entities.get(entityId)
    return entity ? SCHEMA_INFO[entity.schema].followTheMoney : 'LegalEntity'
  }

  is(entityId: Id, schema: string): boolean {
    const own = this.schema(entityId)
    return own === schema || (ANCESTORS[own] ?? []).includes(schema)
  }

  /** 'ml' for Mali, where the dossier says so. */
  countryCode(entityId: Id): string | undefined {
    return this.countryCodes.get(entityId)
  }
}

/** True for what a source reports as fact: somebody's word has no place on the thing itself, where nothing says whose it is. */
export function isReported(index: DossierIndex, claim: Claim): boolean {
  return claim.rank !== 'deprecated' && voiceOf(index, claim) === null
}

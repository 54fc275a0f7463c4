import type { Claim } from '../../domain/records/claim'
import { DossierIndex } from '../../domain/dossier/dossier-index'
import type { DossierContent } from '../../domain/records/dossier'
import type { Id } from '../../domain/records/ids'
import { emptyLayer } from '../../domain/records/records'
import ancestors from '../../../resources/vocabulary/follow-the-money.json' with { type: 'json' }
import { voiceOf } from '../../domain/views/voice'

/** What stands above each schema that dossiers use. *Source*: `extends` in FollowTheMoney's default model. */
const ANCESTORS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(ancestors))

/** What a thing is of whose kind nobody says more. */
const ANY_THING = 'LegalEntity'

/** A dossier as a FollowTheMoney export looks at it: its records, their ids there and what each may be linked as. */
export class FtmGraph {
  readonly index: DossierIndex
  private readonly countryCodes = new Map<Id, string>()

  constructor(readonly content: DossierContent) {
    this.index = new DossierIndex(content, emptyLayer(content.dossier.id))
    for (const claim of content.claims) {
      if (claim.value.type !== 'text' || !this.index.vocabulary.isProperty(claim.property, 'country-code')) continue
      if (!isReported(this.index, claim)) continue
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
    const kind = this.index.kindOf(entityId)
    return kind === undefined ? ANY_THING : (this.index.vocabulary.kind(kind).followTheMoney?.schema ?? ANY_THING)
  }

  is(entityId: Id, schema: string): boolean {
    const own = this.schema(entityId)
    return own === schema || ANCESTORS.get(own)?.includes(schema) === true
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

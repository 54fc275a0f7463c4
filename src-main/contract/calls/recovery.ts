import { call } from '../call'
import { inDossier } from '../inputs'

/** What the renderer asks about a dossier that was found damaged. */
export const recoveryCalls = {
  /** The person's choice to go on with what was recovered; the damaged files are kept. */
  'recovery:accept': call<null>()(inDossier),
} as const

import { z } from 'zod'
import { idSchema } from '../domain/records/ids'

/** Of a call that needs to be told nothing. */
export const nothing = z.strictObject({})

/** Names the dossier that a call is about. */
export const inDossier = z.strictObject({ dossierId: idSchema })

/** Names one record of a dossier. */
export const recordIn = inDossier.extend({ id: idSchema })

/** Of tags in notes. *Units*: UTF-16 code units. */
export const tagName = z.string().min(1).max(500)

import { z } from 'zod'
import { call } from '../call'
import { nothing } from '../inputs'

/** What stands behind the address of the app's own page, and cannot lead away from it; the window reads it as it reads its own. */
const addressSchema = z
  .string()
  .max(2_000)
  .regex(/^#\/d\/[\w~:./?=&%+-]+$/)

/** What the renderer asks about its own window. */
export const windowCalls = {
  /** Opens a further window on a place of a dossier. *Shape*: '#/d/sahel-russia/entity/mali?claim=c-1'. */
  'window:open': call<null>()(z.strictObject({ address: addressSchema })),
  /** What stands in the window and would be lost with it; told whenever that changes. */
  'window:holds': call<null>()(z.strictObject({ labels: z.array(z.string().max(300)).max(20) })),
  /** What the window could save has come; asked for by `window:closing`. */
  'window:saved-last': call<null>()(nothing),
} as const

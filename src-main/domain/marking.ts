import { z } from 'zod'

/** Handling marks from least to most restrictive. *Source*: FIRST, Traffic Light Protocol 2.0. */
export const MARKINGS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const

export const markingSchema = z.enum(MARKINGS)
export type Marking = z.infer<typeof markingSchema>

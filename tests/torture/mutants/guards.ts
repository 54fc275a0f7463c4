import type { Mutant } from './mutant'

export const GUARD_MUTANTS: readonly Mutant[] = []

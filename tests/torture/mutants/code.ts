import type { Mutant } from './mutant'

export const CODE_MUTANTS: readonly Mutant[] = []

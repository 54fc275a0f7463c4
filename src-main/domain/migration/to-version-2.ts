import { carryNothingUnlessChosen } from './carry-nothing-unless-chosen'
import { citeParagraphsById } from './cite-paragraphs-by-id'
import { forgetLastExports } from './forget-last-exports'
import { giveEachContradictionItsReason } from './give-each-contradiction-its-reason'
import { keepNumbersExact } from './keep-numbers-exact'
import type { MigrationStep } from './old-records'
import { partSayingFromHappening } from './part-saying-from-happening'

/** What makes records of version 1 those of version 2, one thing a step, in this order. */
export const TO_VERSION_2: readonly MigrationStep[] = [
  citeParagraphsById,
  forgetLastExports,
  giveEachContradictionItsReason,
  partSayingFromHappening,
  carryNothingUnlessChosen,
  keepNumbersExact,
]

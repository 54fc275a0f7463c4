import { changeEverywhere, type MigrationStep } from './old-records'

/**
 * In version 1 a briefing's PDF carried the whole dossier unless that was unticked, so what stands there was hardly ever chosen.
 * In version 2 it carries nothing until its author says what, and the composer says so beside the export.
 */
export const carryNothingUnlessChosen: MigrationStep = (records) => {
  changeEverywhere(records, 'briefings', (briefing) => {
    const { carriesDossier, ...rest } = briefing
    return carriesDossier === undefined ? briefing : rest
  })
}

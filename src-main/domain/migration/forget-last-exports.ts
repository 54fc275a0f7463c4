import { changeEverywhere, type MigrationStep } from './old-records'

/**
 * What a briefing's last export said was kept as a hash of each claim as version 1 wrote it. Compared with claims of version 2, every
 * one of them would be called changed; so the next export is again the first.
 */
export const forgetLastExports: MigrationStep = (records) => {
  changeEverywhere(records, 'briefings', (briefing) => {
    const { lastExport, ...rest } = briefing
    return lastExport === undefined ? briefing : rest
  })
}

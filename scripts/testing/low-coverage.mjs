/**
 * Why `npm test` runs less than 70 % of the lines of these folders in its tests of units and components. `npm test -- coverage` fails
 * when a folder is missing here, or has come to more.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const LOW_COVERAGE = {}

import { PLAIN, type Seal } from '../../src-main/storage/disk/seal'

let seal = PLAIN

/** The seal that data folders of tests stand under. */
export const sealUnderTest = () => seal

/** Puts the tests that follow under another one. Other files share it: whoever changes it puts it back. */
export function testUnder(other: Seal): void {
  seal = other
}

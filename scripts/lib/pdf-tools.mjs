import { existsSync } from 'node:fs'
import { say } from './log.mjs'
import { findMissingPrograms, isRoot, readDistribution } from './system-libraries.mjs'
import { installWithApt } from './test-machine.mjs'

/**
 * What judges the briefings besides our own tests, with the Debian packages that hold it: Poppler, qpdf and PDFBox Preflight.
 *
 * @type {readonly { isThere: () => boolean, packages: readonly string[] }[]}
 */
const judges = [
  { isThere: () => hasPrograms('pdftoppm', 'pdftotext', 'pdffonts'), packages: ['poppler-utils'] },
  { isThere: () => hasPrograms('qpdf'), packages: ['qpdf'] },
  {
    isThere: () => hasPrograms('java') && existsSync('/usr/share/java/preflight.jar'),
    packages: [
      'default-jre-headless',
      'libpdfbox2-java',
      'libcommons-logging-java',
      'libactivation-java',
      'libjaxb-api-java',
    ],
  },
]

/**
 * Installs those judges where this may be done (root with apt). Where it can't be, the tests that need them are skipped, and say so.
 */
export async function offerPdfTools() {
  const packages = judges.flatMap((judge) => (judge.isThere() ? [] : judge.packages))
  if (packages.length === 0) return
  if (readDistribution().tool === 'apt' && isRoot()) {
    try {
      await installWithApt(packages)
      return
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
    }
  }
  say(`Tests that need ${packages.join(', ')} are skipped.`)
}

/** @param {readonly string[]} programs */
function hasPrograms(...programs) {
  return findMissingPrograms(programs, process.env).length === 0
}

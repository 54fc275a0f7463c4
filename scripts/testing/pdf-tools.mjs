import { existsSync } from 'node:fs'
import { say } from '../lib/log.mjs'
import { findMissingPrograms, isRoot, readDistribution } from '../lib/system-libraries.mjs'
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
 * Installs those judges where this may be done (root with apt). Where it can't be, it says what to install: the tests that need them
 * fail without them.
 */
export async function ensurePdfTools() {
  const packages = missingPackages()
  if (packages.length === 0) return
  if (readDistribution().tool === 'apt' && isRoot()) {
    try {
      await installWithApt(packages)
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
    }
  }
  const stillMissing = missingPackages()
  if (stillMissing.length === 0) return
  say(
    'Poppler, qpdf and PDFBox 2 with its Preflight judge the briefings, and not all of them are here: tests fail for it.\n' +
      `On Debian and Ubuntu they come with: sudo apt-get install -y ${stillMissing.join(' ')}`,
  )
}

/** @returns {string[]} */
function missingPackages() {
  return judges.flatMap((judge) => (judge.isThere() ? [] : judge.packages))
}

/** @param {readonly string[]} programs */
function hasPrograms(...programs) {
  return findMissingPrograms(programs, process.env).length === 0
}

import { runProcess } from './bounded-process.mjs'
import { resolveProjectRuntime } from './electron-runtime.mjs'
import { say, SetUpError } from './log.mjs'
import {
  describeInstallation,
  findMissingLibraries,
  findMissingPrograms,
  isRoot,
  packagesFor,
  readDistribution,
} from './system-libraries.mjs'

/**
 * Makes the machine ready for tests that open windows and read PDFs: an Electron, its libraries, a virtual screen, PDF tools.
 * Where it may (root with apt), it installs what is missing.
 *
 * *Errors*: SetUpError that names what is missing and the command that installs it.
 */
export async function ensureTestMachine() {
  const runtime = await resolveProjectRuntime()
  const missing = await findMissing(runtime.executable)
  if (missing.length === 0) return
  const distribution = readDistribution()
  if (distribution.tool === 'apt' && isRoot()) {
    await installWithApt(packagesFor(missing, 'apt', distribution.has64BitTimeNames).packages)
  }
  const stillMissing = await findMissing(runtime.executable)
  if (stillMissing.length > 0) {
    throw new SetUpError(
      `This machine lacks ${stillMissing.join(', ')}. Install them with\n${describeInstallation(stillMissing, distribution, { isRoot: isRoot() })}`,
    )
  }
}

/**
 * @param {string} executable
 * @returns {Promise<string[]>} sonames and program names
 */
async function findMissing(executable) {
  const programs = process.platform === 'linux' ? ['Xvfb', 'pdftotext', 'qpdf'] : ['pdftotext', 'qpdf']
  return [...(await findMissingLibraries(executable)), ...findMissingPrograms(programs, process.env)]
}

/**
 * @param {readonly string[]} packages
 * *Errors*: SetUpError with what apt-get said.
 */
export async function installWithApt(packages) {
  if (packages.length === 0) return
  say(`Installing system packages: ${packages.join(' ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const { code, output } = await runProcess('apt-get', args, { env, limitMs: 10 * 60_000 })
    if (code !== 0) throw new SetUpError(`apt-get ${args[0]} failed: ${output.trim().slice(-1_000)}`)
  }
}

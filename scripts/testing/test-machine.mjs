import { runProcess } from '../lib/bounded-process.mjs'
import { resolveProjectRuntime } from '../lib/electron-runtime.mjs'
import { say, SetUpError } from '../lib/log.mjs'
import { createSilence } from '../lib/silence.mjs'
import {
  describeInstallation,
  findMissingLibraries,
  findMissingPrograms,
  isRoot,
  packagesFor,
  readDistribution,
} from '../lib/system-libraries.mjs'

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

const APT_SILENCE_MINUTES = 5

/**
 * @param {string} output
 * @returns {string} what apt-get said besides how far it is
 */
function withoutSigns(output) {
  return output
    .split('\n')
    .filter((line) => !/^(dl|pm)status:/.test(line))
    .join('\n')
    .trim()
}

/**
 * @param {readonly string[]} packages
 * *Errors*: SetUpError with what apt-get said.
 */
export async function installWithApt(packages) {
  if (packages.length === 0) return
  say(`Installing system packages: ${packages.join(' ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Told to report how far it is, it says something all the time, however slow the network.
  const signs = ['-o', 'APT::Status-Fd=1']
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const { code, how, output } = await runProcess('apt-get', [...args, ...signs], {
      env,
      silence: createSilence(APT_SILENCE_MINUTES),
    })
    if (how === 'silent')
      throw new SetUpError(`apt-get ${args[0]} was stopped: it did nothing for ${APT_SILENCE_MINUTES} minutes`)
    if (code !== 0) throw new SetUpError(`apt-get ${args[0]} failed: ${withoutSigns(output).slice(-1_000)}`)
  }
}

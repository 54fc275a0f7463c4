import './lib/node-version.mjs'
import { ensureBuilt } from './lib/build.mjs'
import { hasDisplay } from './lib/display.mjs'
import { describeProjectAge, resolveProjectRuntime } from './lib/electron-runtime.mjs'
import { openWindow } from './lib/electron-window.mjs'
import { writeHeadlessBriefing } from './lib/headless-briefing.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { runMain, say, SetUpError } from './lib/log.mjs'
import { projectFolder } from './lib/project.mjs'
import { withSetUpLock } from './lib/set-up-lock.mjs'
import { describeInstallation, findMissingLibraries, isRoot, readDistribution } from './lib/system-libraries.mjs'

const args = process.argv.slice(2)

await runMain(async () => {
  const { env, platform } = process
  const canOpenWindow = hasDisplay(env, platform)
  if (!canOpenWindow) say('There is no display here (DISPLAY and WAYLAND_DISPLAY are not set), so no window can open.')

  const runtime = await withSetUpLock(projectFolder, async () => {
    await ensureInstalled()
    await ensureBuilt()
    return canOpenWindow ? resolveProjectRuntime() : undefined
  })
  if (!runtime) return briefInstead()

  const missing = await findMissingLibraries(runtime.executable)
  if (missing.length > 0) throw missingLibraries(missing)

  const age = describeProjectAge(runtime)
  if (age !== undefined) say(age)
  if (isRoot()) say('Running as root: Chromium refuses its sandbox there, so it starts with --no-sandbox.')
  const end = await openWindow({
    executable: runtime.executable,
    args: [projectFolder, ...(isRoot() ? ['--no-sandbox'] : []), ...args],
    cwd: projectFolder,
    env,
  })
  if (end.code !== 0 && end.cause === 'no-display') {
    say(`\nThe display ${env.WAYLAND_DISPLAY ?? env.DISPLAY} cannot be opened, so no window can open.`)
    return briefInstead()
  }
  if (end.code !== 0 && end.cause === 'no-sandbox') throw unusableSandbox()
  return end.code
})

function briefInstead() {
  say('Writing the briefing of the bundled dossier instead. (More without a window: npx dossier --help)')
  writeHeadlessBriefing({ args })
  return 0
}

/**
 * @param {readonly string[]} names
 * @returns {SetUpError}
 */
function missingLibraries(names) {
  return new SetUpError(
    `Electron needs system libraries that are not installed: ${names.join(', ')}\nInstall them with\n` +
      `${describeInstallation(names, readDistribution(), { isRoot: isRoot() })}\nand start again.`,
  )
}

/** @returns {SetUpError} */
function unusableSandbox() {
  return new SetUpError(
    'This system does not let Chromium build its sandbox (unprivileged user namespaces are switched off, as on Ubuntu 23.10 and newer).\n' +
      'Allow them until the next boot with\n' +
      '  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0\n' +
      'or start without the sandbox, which is less safe: npm start -- --no-sandbox',
  )
}

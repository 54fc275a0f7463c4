import './lib/node-version.mjs'
import { hasDisplay } from './lib/display.mjs'
import { resolveProjectRuntime } from './lib/electron-runtime.mjs'
import { openWindow } from './lib/electron-window.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { runMain, say, SetUpError } from './lib/log.mjs'
import { commandOf, projectFolder } from './lib/project.mjs'
import { withSetUpLock } from './lib/set-up-lock.mjs'
import { describeInstallation, findMissingLibraries, isRoot, readDistribution } from './lib/system-libraries.mjs'

await runMain(async () => {
  const { env, platform } = process
  if (!hasDisplay(env, platform))
    throw new SetUpError(
      'npm run dev opens a window, and there is no display here (DISPLAY and WAYLAND_DISPLAY are not set).',
    )
  const runtime = await withSetUpLock(projectFolder, async () => {
    await ensureInstalled()
    return resolveProjectRuntime()
  })
  const missing = await findMissingLibraries(runtime.executable)
  if (missing.length > 0) {
    const advice = describeInstallation(missing, readDistribution(), { isRoot: isRoot() })
    throw new SetUpError(
      `Electron needs system libraries that are not installed: ${missing.join(', ')}\nInstall them with\n${advice}`,
    )
  }
  if (isRoot()) say('Running as root: Chromium refuses its sandbox there, so it starts with --no-sandbox.')
  const { code } = await openWindow({
    executable: process.execPath,
    args: [
      commandOf('electron-vite'),
      'dev',
      '--watch',
      ...(isRoot() ? ['--noSandbox'] : []),
      '--',
      ...process.argv.slice(2),
    ],
    cwd: projectFolder,
    env: { ...env, ELECTRON_EXEC_PATH: runtime.executable },
  })
  return code
})

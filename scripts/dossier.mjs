#!/usr/bin/env node
import './lib/node-version.mjs'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { ensureBuilt, isBuilt } from './lib/build.mjs'
import { ensureInstalled, isInstalled } from './lib/install.mjs'
import { runMain, SetUpError } from './lib/log.mjs'
import { isSourceCheckout, projectFolder } from './lib/project.mjs'

await runMain(async () => {
  if (isSourceCheckout() && !(isInstalled() && isBuilt())) {
    const { withSetUpLock } = await import('./lib/set-up-lock.mjs')
    await withSetUpLock(projectFolder, async () => {
      await ensureInstalled()
      await ensureBuilt()
    })
  }
  const program = path.join(projectFolder, 'out', 'main', 'cli.cjs')
  if (!existsSync(program))
    throw new SetUpError(`This installation of Dossier is incomplete: ${program} is missing. Install it again.`)
  // In this very process: another one would have to start first. It sets the exit code itself, when it is done.
  createRequire(import.meta.url)(program)
  return 0
})

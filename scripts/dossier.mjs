#!/usr/bin/env node
import './lib/node-version.mjs'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { runMain, SetUpError } from './lib/log.mjs'
import { isSourceCheckout, projectFolder } from './lib/project.mjs'
import { withSetUpLock } from './lib/set-up-lock.mjs'

await runMain(async () => {
  if (isSourceCheckout()) {
    await withSetUpLock(projectFolder, async () => {
      await ensureInstalled()
      await ensureBuilt()
    })
  }
  const program = path.join(projectFolder, 'out', 'main', 'cli.cjs')
  if (!existsSync(program))
    throw new SetUpError(`This installation of Dossier is incomplete: ${program} is missing. Install it again.`)
  const { status, error } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' })
  if (error) throw error
  return status ?? 1
})

import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { isProcess } from '../../../src-main/files/is-process'
import { bundle } from '../../support/bundle.mjs'
import { tempFolder } from '../../support/temp-folder'

it('ends a process that hears nothing when whoever asked for it is gone', { timeout: 60_000 }, async () => {
  const busy = await bundle('tests/support/busy-process.ts')
  onTestFinished(() => busy.remove())
  const told = join(await tempFolder(), 'pid')
  const asking = `require('node:child_process').spawn(process.execPath, ${JSON.stringify([busy.file, told])}, { stdio: 'ignore' })`
  const host = spawn(process.execPath, ['-e', asking], { stdio: 'ignore' })
  const id = await vi.waitFor(async () => Number.parseInt(await readFile(told, 'utf8'), 10), { timeout: 30_000 })
  onTestFinished(() => void (isProcess(id) && process.kill(id, 'SIGKILL')))
  expect(isProcess(id)).toBe(true)
  await new Promise((waited) => setTimeout(waited, 1_500))
  expect(isProcess(id)).toBe(true)
  host.kill('SIGKILL')
  await vi.waitFor(() => expect(isProcess(id)).toBe(false), { timeout: 20_000 })
})

import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { withSetUpLock } from '../../../scripts/lib/set-up-lock.mjs'

const lockOf = (folder: string) =>
  path.join(os.tmpdir(), `dossier-set-up-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.lock`)

describe('the set-up lock', () => {
  it('lets one set-up of a folder run at a time', async () => {
    const folder = `/a-project/${randomUUID()}`
    const events: string[] = []
    const work = (name: string) => async () => {
      events.push(`${name} begins`)
      await pause(50)
      events.push(`${name} ends`)
    }
    await Promise.all([withSetUpLock(folder, work('first')), withSetUpLock(folder, work('second'))])
    expect(events).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
    expect(existsSync(lockOf(folder))).toBe(false)
  })

  it('is taken over from a process that is gone', async () => {
    const folder = `/a-project/${randomUUID()}`
    // Beyond the largest process number of any system we run on.
    writeFileSync(lockOf(folder), '999999999')
    await expect(withSetUpLock(folder, async () => 'done')).resolves.toBe('done')
  })

  it.runIf(process.platform === 'linux')(
    'is taken over from a process that was killed but not yet collected',
    async () => {
      const folder = `/a-project/${randomUUID()}`
      // The shell starts a process, becomes one that never collects it, and tells us its number.
      const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] })
      try {
        const pid = String(await once(parent.stdout, 'data')).trim()
        await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8')).toMatch(/\) Z /)
        writeFileSync(lockOf(folder), pid)
        await expect(withSetUpLock(folder, async () => 'done')).resolves.toBe('done')
      } finally {
        parent.kill()
      }
    },
  )

  it('is given back when the work fails', async () => {
    const folder = `/a-project/${randomUUID()}`
    await expect(withSetUpLock(folder, () => Promise.reject(new Error('no room')))).rejects.toThrow('no room')
    expect(existsSync(lockOf(folder))).toBe(false)
  })
})

import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { asFile } from '../../../src-main/files/incoming-file'
import { removeLeftFolders } from '../../../src-main/files/temporary-folders'

const GONE_PID = 4_194_999

describe('the copy of a dropped file, or a window’s profile', () => {
  it('has no telling name, and is gone after the work, also when that failed', async () => {
    let seen = ''
    const work = (path: string) => {
      seen = path
      return Promise.reject(new Error('refused'))
    }
    const dropped = { name: 'Informant in Gao.dossier', bytes: Buffer.from('x') }
    await expect(asFile(dropped, work)).rejects.toThrow('refused')
    expect(seen).not.toContain('Gao')
    expect(existsSync(dirname(seen))).toBe(false)
  })

  it.each(['dropped', 'window'])(
    'is removed at the next start when its process was killed, and left while that runs (%s)',
    async (kind) => {
      const left = await mkdtemp(join(tmpdir(), `dossier-${kind}-${GONE_PID}-`))
      const inUse = await mkdtemp(join(tmpdir(), `dossier-${kind}-${process.pid}-`))
      try {
        await removeLeftFolders((pid) => pid !== GONE_PID)
        expect([existsSync(left), existsSync(inUse)]).toEqual([false, true])
      } finally {
        for (const folder of [left, inUse]) await rm(folder, { recursive: true, force: true })
      }
    },
  )
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FailedDownload } from '../../../scripts/lib/electron-package.mjs'
import { describeAge, resolveRuntime } from '../../../scripts/lib/electron-runtime.mjs'
import type { RuntimeSources } from '../../../scripts/lib/electron-runtime.mjs'
import { SetUpError } from '../../../scripts/lib/log.mjs'

const nowMs = Date.UTC(2026, 0, 15, 12)
const hourMs = 60 * 60 * 1000

let folder: string
let asked: string[]

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'dossier-runtime-'))
  asked = []
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Sources in which nothing can be had; a test opens the one it is about. */
function createSources(changes: Partial<RuntimeSources> = {}, failure?: FailedDownload) {
  let remembered = failure
  const sources: RuntimeSources = {
    findPackaged: () => undefined,
    packaged: () => ({ version: '45.4.1' }),
    downloadPackaged: async () => {
      asked.push('download')
      return { reason: 'the host is away' }
    },
    hasFallback: true,
    findFallback: () => undefined,
    fetchFallback: async () => {
      asked.push('fallback')
      throw new SetUpError('the registry is away')
    },
    memory: {
      read: () => remembered,
      write: (next) => void (remembered = next),
      forget: () => void (remembered = undefined),
    },
    now: () => nowMs,
    say: () => undefined,
    ...changes,
  }
  return { sources, remembered: () => remembered }
}

const resolve = (sources: RuntimeSources, env: NodeJS.ProcessEnv = {}) =>
  resolveRuntime({ env, platform: 'linux', sources })

describe('the order in which an Electron is looked for', () => {
  it('takes the override before anything else', async () => {
    writeFileSync(path.join(folder, 'electron'), '')
    const { sources } = createSources({ findPackaged: () => '/packaged/electron' })
    const runtime = await resolve(sources, { ELECTRON_OVERRIDE_DIST_PATH: folder })
    expect(runtime).toEqual({ from: 'override', executable: path.join(folder, 'electron') })
  })

  it('refuses an override without an Electron in it, rather than quietly taking another', async () => {
    const { sources } = createSources({ findPackaged: () => '/packaged/electron' })
    await expect(resolve(sources, { ELECTRON_OVERRIDE_DIST_PATH: folder })).rejects.toThrow(
      /ELECTRON_OVERRIDE_DIST_PATH/,
    )
  })

  it('takes a binary that was already downloaded without fetching anything', async () => {
    const { sources } = createSources({
      findPackaged: () => '/packaged/electron',
      findFallback: () => '/fallback/electron',
    })
    expect(await resolve(sources)).toEqual({ from: 'package', executable: '/packaged/electron' })
    expect(asked).toEqual([])
  })

  it('downloads the package’s binary before it thinks of the fallback', async () => {
    const { sources } = createSources({ downloadPackaged: async () => ({ executable: '/downloaded/electron' }) })
    expect(await resolve(sources)).toEqual({ from: 'package', executable: '/downloaded/electron' })
    expect(asked).toEqual([])
  })

  it('fetches the fallback when the download fails', async () => {
    const { sources } = createSources({ fetchFallback: async () => '/fallback/electron' })
    expect(await resolve(sources)).toEqual({ from: 'fallback', executable: '/fallback/electron' })
    expect(asked).toEqual(['download'])
  })

  it('says what was tried and what to do when none can be had', async () => {
    const { sources } = createSources()
    const failure = resolve(sources)
    await expect(failure).rejects.toBeInstanceOf(SetUpError)
    await expect(failure).rejects.toThrow(/the host is away[\s\S]*ELECTRON_MIRROR[\s\S]*ELECTRON_OVERRIDE_DIST_PATH/)
    expect(asked).toEqual(['download', 'fallback'])
  })

  it('does not offer the fallback to a machine it cannot run on', async () => {
    const { sources } = createSources({ hasFallback: false, fetchFallback: async () => '/fallback/electron' })
    await expect(resolve(sources)).rejects.toThrow(/No Electron could be had/)
  })
})

describe('the memory of a failed download', () => {
  const failure: FailedDownload = { version: '45.4.1', failedAt: nowMs - hourMs, reason: 'the host is away' }

  it('keeps the failure, so that the next start does not wait again', async () => {
    const { sources, remembered } = createSources({ fetchFallback: async () => '/fallback/electron' })
    await resolve(sources)
    expect(remembered()).toEqual({ version: '45.4.1', failedAt: nowMs, reason: 'the host is away' })
  })

  it('starts the unpacked fallback at once after a recent failure', async () => {
    const { sources } = createSources({ findFallback: () => '/fallback/electron' }, failure)
    expect(await resolve(sources)).toEqual({ from: 'fallback', executable: '/fallback/electron' })
    expect(asked).toEqual([])
  })

  it.each([
    ['a day has passed', { ...failure, failedAt: nowMs - 24 * hourMs }, {}],
    ['the clock was set back', { ...failure, failedAt: nowMs + hourMs }, {}],
    ['another version is wanted', { ...failure, version: '44.0.0' }, {}],
    ['the person asks for it', failure, { DOSSIER_RETRY_ELECTRON: '1' }],
  ])('tries again when %s', async (_when, remembered, env) => {
    const { sources } = createSources({ findFallback: () => '/fallback/electron' }, remembered)
    expect(await resolve(sources, env)).toEqual({ from: 'fallback', executable: '/fallback/electron' })
    expect(asked).toEqual(['download'])
  })

  it('tries again when there is nothing to fall back on', async () => {
    const { sources } = createSources({ hasFallback: false }, failure)
    await expect(resolve(sources)).rejects.toThrow()
    expect(asked).toEqual(['download'])
  })

  it('forgets the failure once a download succeeds', async () => {
    const { sources, remembered } = createSources(
      { downloadPackaged: async () => ({ executable: '/downloaded/electron' }) },
      failure,
    )
    await resolve(sources)
    expect(remembered()).toBeUndefined()
  })
})

describe('what is said of an Electron before it opens a window', () => {
  it('is how old the fallback is, and where strangers’ files are better opened; of any other nothing', () => {
    expect(describeAge({ from: 'fallback', executable: '/fallback/electron' }, '45.4.1')).toMatch(
      /Electron 25\.1\.1 of June 2023.*current one is 45\.4\.1.*strangers in a packaged Dossier/,
    )
    for (const from of ['override', 'package'] as const)
      expect(describeAge({ from, executable: '/electron' }, '45.4.1')).toBeUndefined()
  })
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDownloadMemory, findPackagedElectron, firstReason } from '../../../scripts/lib/electron-package.mjs'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'dossier-electron-'))
  writeFileSync(path.join(folder, 'package.json'), '{"version":"45.4.1"}')
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('the electron package’s own binary', () => {
  const unpack = (version: string) => {
    mkdirSync(path.join(folder, 'dist'))
    writeFileSync(path.join(folder, 'dist', 'electron'), '')
    writeFileSync(path.join(folder, 'dist', 'version'), version)
  }

  it('is found when its installer has finished', () => {
    unpack('45.4.1')
    writeFileSync(path.join(folder, 'path.txt'), 'electron')
    expect(findPackagedElectron(folder).executable).toBe(path.join(folder, 'dist', 'electron'))
  })

  it('is not taken half unpacked: the installer writes path.txt last', () => {
    unpack('45.4.1')
    expect(findPackagedElectron(folder)).toEqual({ version: '45.4.1', executable: undefined })
  })

  it('is not taken when it is of another version than the package', () => {
    unpack('v44.0.0')
    writeFileSync(path.join(folder, 'path.txt'), 'electron')
    expect(findPackagedElectron(folder).executable).toBeUndefined()
  })
})

describe('the reason a download failed', () => {
  it('is a sentence where the installer only says that a fetch failed', () => {
    expect(firstReason('TypeError: fetch failed\n    at node:internal/deps/undici:1:2')).toBe(
      'its download host could not be reached',
    )
  })

  it('is the error line with its cause, without the stack', () => {
    expect(firstReason('noise\nError: getaddrinfo\n    at x.js:1:2\n  code: ENOTFOUND')).toBe(
      'Error: getaddrinfo (ENOTFOUND)',
    )
    expect(firstReason('HTTPError: Response code 404 (Not Found)')).toBe('HTTPError: Response code 404 (Not Found)')
  })
})

describe('the file that remembers a failed download', () => {
  const failure = { version: '45.4.1', failedAt: 1, reason: 'away' }

  it('gives back what was written, in a folder that did not exist', () => {
    const memory = createDownloadMemory(path.join(folder, 'cache', 'failed.json'))
    memory.write(failure)
    expect(memory.read()).toEqual(failure)
    memory.forget()
    expect(memory.read()).toBeUndefined()
  })

  it('remembers nothing when it is damaged', () => {
    const file = path.join(folder, 'failed.json')
    writeFileSync(file, '{"version":')
    expect(createDownloadMemory(file).read()).toBeUndefined()
  })
})

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  fallbackSource,
  findFallbackElectron,
  isFallbackFor,
  npmReason,
  verifyIntegrity,
} from '../../../scripts/lib/fallback-runtime.mjs'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'dossier-fallback-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('the integrity of the fallback runtime', () => {
  const content = 'the package'
  const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`

  it('is accepted when every byte is the pinned one', async () => {
    const file = path.join(folder, 'package.tgz')
    writeFileSync(file, content)
    await expect(verifyIntegrity(file, integrity)).resolves.toBeUndefined()
  })

  it('is refused when one byte differs, naming both hashes', async () => {
    const file = path.join(folder, 'package.tgz')
    writeFileSync(file, 'the Package')
    await expect(verifyIntegrity(file, integrity)).rejects.toThrow(integrity)
  })

  it('is pinned to a sha512', () => {
    expect(fallbackSource.integrity).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/)
  })
})

describe('the unpacked fallback runtime', () => {
  it('is offered to 64-bit Intel Linux only', () => {
    expect(isFallbackFor('linux', 'x64')).toBe(true)
    expect(isFallbackFor('linux', 'arm64')).toBe(false)
    expect(isFallbackFor('darwin', 'x64')).toBe(false)
  })

  it('is not mistaken for ready while it is being unpacked', () => {
    mkdirSync(path.join(folder, 'unpacking-1', 'electron'), { recursive: true })
    writeFileSync(path.join(folder, 'unpacking-1', 'electron', 'electron'), '')
    expect(findFallbackElectron(folder)).toBeUndefined()
  })

  it('gets the loader that runs the app’s folder, and a changed loader again', () => {
    const home = path.join(folder, `electron-${fallbackSource.electronVersion}-linux-x64`)
    mkdirSync(home)
    writeFileSync(path.join(home, 'electron'), '')
    expect(findFallbackElectron(folder)).toBe(path.join(home, 'electron'))
    const loader = path.join(home, 'resources', 'app', 'loader.cjs')
    const text = readFileSync(loader, 'utf8')
    writeFileSync(loader, 'old')
    findFallbackElectron(folder)
    expect(readFileSync(loader, 'utf8')).toBe(text)
    expect(existsSync(path.join(home, 'resources', 'app', 'package.json'))).toBe(true)
  })
})

describe('the reason npm gives', () => {
  it('is the sentence and the code, without the stack', () => {
    const output = [
      'npm error code ECONNREFUSED',
      'npm error syscall connect',
      'npm error FetchError: request to the registry failed, reason: connect ECONNREFUSED',
      'npm error     at ClientRequest.<anonymous> (index.js:1:2)',
      'npm error A complete log of this run can be found in: somewhere',
    ].join('\n')
    expect(npmReason(output)).toBe(
      'FetchError: request to the registry failed, reason: connect ECONNREFUSED (ECONNREFUSED)',
    )
    expect(npmReason('npm error code E404\nnpm error 404 Not Found - GET it')).toBe('404 Not Found - GET it (E404)')
    expect(npmReason('')).toBe('npm gave no reason')
  })
})

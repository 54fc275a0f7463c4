import { execFileSync } from 'node:child_process'
import { chmodSync, closeSync, openSync, rmSync, writeSync } from 'node:fs'
import type fs from 'node:fs/promises'
import path from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { isRoot } from '../../scripts/lib/system-libraries.mjs'

/** A disk that a test fills up and empties again. */
export interface SmallDisk {
  fill(app: ElectronApplication): Promise<void>
  free(app: ElectronApplication): Promise<void>
  /** To be called when no app runs on it any more. */
  remove(): void
}

/**
 * Puts a small disk of its own at an empty folder; where that is not allowed, or not wanted, the folder stays where it is and writes
 * are made to fail in the app.
 */
export function smallDisk(folder: string, kind: 'real if allowed' | 'injected'): SmallDisk {
  const isReal = kind !== 'injected' && mounted(['-t', 'tmpfs', '-o', 'size=48M', 'tmpfs', folder])
  return isReal ? realDisk(folder) : injectedDisk()
}

/** Makes a folder one that can't be written; answers how to undo it. */
export function makeReadOnly(folder: string): () => void {
  if (mounted(['--bind', folder, folder])) {
    execFileSync('mount', ['-o', 'remount,ro,bind', folder])
    return () => execFileSync('umount', ['-l', folder])
  }
  execFileSync('chmod', ['-R', 'a-w', folder])
  return () => {
    execFileSync('chmod', ['-R', 'u+w', folder])
    chmodSync(folder, 0o755)
  }
}

function mounted(args: readonly string[]): boolean {
  if (process.platform !== 'linux' || !isRoot()) return false
  try {
    execFileSync('mount', args, { stdio: 'ignore' })
    return true
  } catch {
    // In a container root may not mount.
    return false
  }
}

function realDisk(folder: string): SmallDisk {
  const ballast = path.join(folder, 'ballast')
  return {
    fill: () => {
      const file = openSync(ballast, 'a')
      // Down to the last block, and then to the last byte of it.
      for (const sizeBytes of [1_048_576, 4_096, 1]) while (takes(file, sizeBytes));
      closeSync(file)
      return Promise.resolve()
    },
    free: () => {
      rmSync(ballast)
      return Promise.resolve()
    },
    remove: () => execFileSync('umount', ['-l', folder]),
  }
}

function takes(file: number, sizeBytes: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(sizeBytes)) === sizeBytes
  } catch {
    return false
  }
}

function injectedDisk(): SmallDisk {
  const set = (app: ElectronApplication, full: boolean) =>
    app.evaluate(async (_, isFull) => {
      const files = process.mainModule?.require('node:fs/promises') as typeof fs
      const handle = await files.open(process.execPath, 'r')
      const shared = Object.getPrototypeOf(handle) as { write: unknown; writeWhenFree?: unknown }
      await handle.close()
      shared.writeWhenFree ??= shared.write
      const refuse = () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' }))
      shared.write = isFull ? refuse : shared.writeWhenFree
    }, full)
  return { fill: (app) => set(app, true), free: (app) => set(app, false), remove: () => undefined }
}

import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SaveState } from '../../src-main/domain/ports'
import { nodeDisk, type Disk } from '../../src-main/storage/disk/disk'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { change, note, putNote } from '../support/notes'
import { conclude } from './verdict'

// A disk of 2 MB that fills up, becomes read-only, and gets better again: with injected failures, and a real one where it can be mounted.
const options = { now: () => '2025-06-01T10:00:00.000Z', makeId: () => 'r-1', retryMs: 50, snapshotAfterBytes: 100_000 }
const failures: string[] = []

await onInjectedDisk()
if (process.platform === 'linux' && process.getuid?.() === 0) await onSmallDisk()
else console.log('the same on a real disk: not run, because mounting a small one needs root on Linux')
conclude(failures)

/** A disk of which only 2 MB may be written, and that then refuses in the middle of a write. Runs as any user. */
async function onInjectedDisk(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dossier-injected-disk-'))
  try {
    const dataFolder = join(folder, 'data')
    let freeBytes = 1_000_000
    const disk = diskWith(async (bytes, write) => {
      const taken = Math.min(bytes.length, Math.max(freeBytes, 0))
      freeBytes -= taken
      await write(bytes.subarray(0, taken))
      if (taken < bytes.length) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    })
    const acknowledged = await fillUp(dataFolder, disk, () => {
      freeBytes = 1_000_000
      return Promise.resolve()
    })
    await checkAllThere('an injected disk', dataFolder, acknowledged)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Write = (bytes: Uint8Array) => Promise<void>

/** The computer's disk, with something else in the place of writing. */
function diskWith(instead: (bytes: Uint8Array, write: Write) => Promise<void>): Disk {
  return {
    ...nodeDisk,
    open: async (path, mode) => {
      const file = await nodeDisk.open(path, mode)
      return { ...file, write: (bytes, position) => instead(bytes, (part) => file.write(part, position)) }
    },
  }
}

async function checkAllThere(where: string, dataFolder: string, acknowledged: ReadonlySet<string>): Promise<void> {
  const reading = await openDossierStorage({ ...options, dataFolder, access: 'read' })
  const { layer, undecided } = await reading.open('sahel')
  const missing = [...acknowledged].filter((id) => !layer.records.notes[id])
  check(
    missing.length === 0 && undecided === null,
    `after a restart ${missing.length} changes are missing: ${undecided ?? ''}`,
  )
  console.log(`${acknowledged.size} changes acknowledged on ${where} that was full in between, ${missing.length} lost`)
}

async function onSmallDisk(): Promise<void> {
  const disk = await mkdtemp(join(tmpdir(), 'dossier-small-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2M', 'tmpfs', disk])
  try {
    const dataFolder = join(disk, 'data')
    const ballast = join(disk, 'ballast')
    await writeFile(ballast, Buffer.alloc(1_000_000))
    const acknowledged = await fillUp(dataFolder, nodeDisk, () => rm(ballast))
    await checkAllThere('a disk of 2 MB', dataFolder, acknowledged)
    await onReadOnlyDisk(dataFolder, disk, acknowledged.size)
  } finally {
    execFileSync('umount', [disk])
    await rm(disk, { recursive: true, force: true })
  }
}

async function fillUp(dataFolder: string, disk: Disk, makeRoom: () => Promise<void>): Promise<Set<string>> {
  const storage = await openDossierStorage({ ...options, dataFolder, disk, program: 'app' })
  const store = await storage.open('sahel')
  const acknowledged = new Set<string>()
  const save = async (id: string) => {
    await store.commit(change(`c-${id}`, [putNote(note(id, `${id} `.repeat(1_000)))]))
    acknowledged.add(id)
  }
  const fails = (kind: SaveState['kind']) =>
    new Promise<SaveState>((resolve) => {
      const stop = store.onSaveState((state) => {
        if (state.kind !== kind) return
        stop()
        resolve(state)
      })
    })

  const full = fails('not-saved')
  let stuck: Promise<void> = Promise.resolve()
  for (let count = 1; store.saveState().kind !== 'not-saved' && count < 1_000; count += 1) {
    stuck = save(`n-${count}`)
    await Promise.race([stuck, full])
  }
  const state = await full
  check(state.kind === 'not-saved' && /full/.test(state.reason), `on a full disk: ${JSON.stringify(state)}`)
  console.log(`full after ${acknowledged.size} changes: ${state.kind === 'not-saved' ? state.reason : ''}`)
  await makeRoom()
  await stuck
  check(store.saveState().kind === 'saved', 'saving did not go on by itself when there was room again')

  await save('n-after')
  await storage.close()
  return acknowledged
}

async function onReadOnlyDisk(dataFolder: string, disk: string, expected: number): Promise<void> {
  execFileSync('mount', ['-o', 'remount,ro', disk])
  const refused = await openDossierStorage({ ...options, dataFolder }).catch((error: unknown) => error)
  check(refused instanceof Error && /read-only/.test(refused.message), `on a read-only disk: ${String(refused)}`)
  console.log(`read-only, to write: ${refused instanceof Error ? refused.message : ''}`)
  const reading = await openDossierStorage({ ...options, dataFolder, access: 'write-if-free' })
  const store = await reading.open('sahel')
  check(Object.keys(store.layer.records.notes).length === expected, 'a read-only disk was not read in full')
  check(store.saveState().kind === 'read-only', 'a read-only disk was taken for one that can be written')
  execFileSync('mount', ['-o', 'remount,rw', disk])
}

function check(holds: boolean, otherwise: string): void {
  if (!holds) failures.push(otherwise)
}

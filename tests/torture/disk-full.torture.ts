import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SaveState } from '../../src-main/domain/ports'
import { openDossierStorage } from '../../src-main/storage/dossier-storage'
import { change, note, putNote } from '../support/notes'
import { conclude } from './verdict'

// A real disk of 2 MB that fills up, becomes read-only, and gets better again. Needs root to mount it.
const options = { now: () => '2025-06-01T10:00:00.000Z', makeId: () => 'r-1', retryMs: 50, snapshotAfterBytes: 100_000 }
const failures: string[] = []

if (process.platform === 'linux' && process.getuid?.() === 0) await onSmallDisk()
else
  console.log(
    'not run: mounting a small disk needs root on Linux; the failures are injected in tests/unit/storage instead',
  )
conclude(failures)

async function onSmallDisk(): Promise<void> {
  const disk = await mkdtemp(join(tmpdir(), 'dossier-small-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2M', 'tmpfs', disk])
  try {
    const dataFolder = join(disk, 'data')
    const acknowledged = await fillUp(dataFolder, disk)
    const reading = await openDossierStorage({ ...options, dataFolder, access: 'read' })
    const { layer, undecided } = await reading.open('sahel')
    const missing = [...acknowledged].filter((id) => !layer.records.notes[id])
    check(
      missing.length === 0 && undecided === null,
      `after a restart ${missing.length} changes are missing: ${undecided ?? ''}`,
    )
    await onReadOnlyDisk(dataFolder, disk, acknowledged.size)
    console.log(
      `${acknowledged.size} changes acknowledged on a disk of 2 MB that was full in between, ${missing.length} lost`,
    )
  } finally {
    execFileSync('umount', [disk])
    await rm(disk, { recursive: true, force: true })
  }
}

async function fillUp(dataFolder: string, disk: string): Promise<Set<string>> {
  const storage = await openDossierStorage({ ...options, dataFolder, program: 'app' })
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

  await writeFile(join(disk, 'ballast'), Buffer.alloc(1_000_000))
  const full = fails('not-saved')
  let stuck: Promise<void> = Promise.resolve()
  for (let count = 1; store.saveState().kind !== 'not-saved' && count < 1_000; count += 1) {
    stuck = save(`n-${count}`)
    await Promise.race([stuck, full])
  }
  const state = await full
  check(state.kind === 'not-saved' && /full/.test(state.reason), `on a full disk: ${JSON.stringify(state)}`)
  console.log(`full after ${acknowledged.size} changes: ${state.kind === 'not-saved' ? state.reason : ''}`)
  await rm(join(disk, 'ballast'))
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

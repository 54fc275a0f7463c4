import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contend } from './contention'
import { conclude } from './verdict'

const [, , , child = ''] = process.argv
const failures: string[] = []
let saved = 0
for (let seed = 1; seed <= 5; seed += 1) {
  const folder = await mkdtemp(join(tmpdir(), 'dossier-contention-'))
  try {
    const figures = await contend(child, folder, { processes: 6, turns: 20, killed: 3, seed })
    saved += figures.saved
    failures.push(...figures.failures.map((failure) => `seed ${seed}: ${failure}`))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
console.log(
  `5 times 6 processes on one data folder, 3 of them killed each time: ${saved} turns saved, every one of them counted`,
)
conclude(failures)

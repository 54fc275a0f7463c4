import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killDeletions } from './deletions'
import { conclude } from './verdict'

const [, , , , child = ''] = process.argv
const folder = await mkdtemp(join(tmpdir(), 'dossier-deletions-'))
try {
  const { steps, kills, whole, gone, filesSearched, failures } = await killDeletions(child, folder)
  console.log(`a deletion for good takes ${steps} steps that change something; killed ${kills} times`)
  console.log(`whole in the bin ${whole} times, gone everywhere ${gone} times; ${filesSearched} files searched`)
  conclude(failures)
} finally {
  await rm(folder, { recursive: true, force: true })
}

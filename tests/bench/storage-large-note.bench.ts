import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { change, note, putNote } from '../support/notes'
import { figure, finish, median, percentile, timed } from './figures'

const SAVES = 300
const dataFolder = await mkdtemp(join(tmpdir(), 'dossier-bench-'))
try {
  const storage = await openDossierStorage({ dataFolder, now: () => '2025-06-01T10:00:00.000Z', makeId: () => 'r-1' })
  const store = await storage.open('sahel')
  console.log(`a note of 200,000 characters saved ${SAVES} times, each time with twelve characters more in its middle`)
  const small: number[] = []
  const large: number[] = []
  let before = note('n-large', 'The ministers met in Bamako and agreed on little. '.repeat(4_000))
  await store.commit(change('c-large', [putNote(before)]))
  const folder = join(dataFolder, 'dossiers', 'sahel')
  const [journal = ''] = (await readdir(folder)).filter((name) => name.startsWith('journal'))
  const start = (await stat(join(folder, journal))).size
  for (let save = 0; save < SAVES; save += 1) {
    const at = before.body.length / 2
    const after = { ...before, body: `${before.body.slice(0, at)} once again ${before.body.slice(at)}` }
    large.push(await timed(() => store.commit(change(`l-${save}`, [putNote(after, before)]))))
    before = store.layer.records.notes['n-large'] ?? after
  }
  const written = (await stat(join(folder, journal))).size - start
  for (let save = 0; save < SAVES; save += 1) {
    small.push(await timed(() => store.commit(change(`s-${save}`, [putNote(note(`n-${save}`, 'a short note'))]))))
  }
  figure('bytes of journal for a save', written / SAVES, 'bytes', 1_000)
  figure('save of the large note', median(large), 'ms')
  figure('  95th percentile', percentile(large, 95), 'ms')
  figure('save of a short note', median(small), 'ms')
  figure('large against short', median(large) / median(small), 'times')
  await storage.close()
  const kept = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size))
  figure('all files of the dossier', kept.reduce((sum, size) => sum + size, 0) / 1e6, 'MB')
} finally {
  await rm(dataFolder, { recursive: true, force: true })
}
finish()

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killOften } from './kills'
import { conclude } from './verdict'

const [, , child = ''] = process.argv
const KILLS = 1_000
const folder = await mkdtemp(join(tmpdir(), 'dossier-kills-'))
try {
  const figures = await killOften(child, folder, KILLS, 1)
  const windows = Object.entries(figures.windows).map(([name, count]) => `${count} while ${name}`)
  console.log(`${figures.kills} kills: ${windows.join(', ')}`)
  console.log(
    `${figures.acknowledged} changes acknowledged, ${figures.lost} lost, ${figures.corruptStarts} corrupt starts`,
  )
  for (const [sentence, count] of figures.said) console.log(`said ${count} times: ${sentence}`)
  conclude(figures.failures)
} finally {
  await rm(folder, { recursive: true, force: true })
}

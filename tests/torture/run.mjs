// `npm run torture` runs every tests/torture/*.torture.ts, `npm run torture -- kills` those whose name begins so,
// `npm run torture -- mutants checksum` the mutants with that word in their name.
import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { bundle } from '../support/bundle.mjs'

const given = process.argv.slice(2)
const mutants = given[0] === 'mutants' ? given.slice(1) : []
const wanted = given.slice(0, given.length - mutants.length)
const all = (await readdir(new URL('.', import.meta.url))).filter((name) => name.endsWith('.torture.ts')).sort()
const chosen = all.filter((name) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)))
if (chosen.length === 0) {
  console.error(`There is no such torture. There are: ${all.map((name) => name.replace('.torture.ts', '')).join(', ')}`)
  process.exit(2)
}
// The processes that get killed, those that contend for a folder, and those that are killed while they delete for good or keep files.
const children = [
  await bundle('tests/torture/kill-child.ts'),
  await bundle('tests/torture/contending-child.ts'),
  await bundle('tests/torture/deletion-child.ts'),
  await bundle('tests/torture/originals-child.ts'),
]
let failed = 0
try {
  for (const name of chosen) {
    console.log(`\n# ${name.replace('.torture.ts', '')}`)
    const { file, remove } = await bundle(`tests/torture/${name}`)
    try {
      const args = name === 'mutants.torture.ts' ? mutants : children.map((child) => child.file)
      failed += (await run(file, args)) === 0 ? 0 : 1
    } finally {
      await remove()
    }
  }
} finally {
  for (const child of children) await child.remove()
}
console.log(failed === 0 ? '\nAll of it held.' : `\n${failed} of ${chosen.length} did not hold.`)
process.exit(failed === 0 ? 0 : 1)

function run(file, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], { stdio: 'inherit' })
    child.on('error', reject)
    child.on('exit', resolve)
  })
}

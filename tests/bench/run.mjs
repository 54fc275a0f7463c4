// `npm run bench` runs every tests/bench/*.bench.ts, `npm run bench -- storage` those whose name begins so.
import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { hasDisplay, startVirtualScreen } from '../../scripts/lib/display.mjs'
import { bundle } from '../support/bundle.mjs'

const wanted = process.argv.slice(2)
const all = (await readdir(new URL('.', import.meta.url))).filter((name) => name.endsWith('.bench.ts')).sort()
const chosen = all.filter((name) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)))
if (chosen.length === 0) {
  console.error(`There is no such bench. There are: ${all.map((name) => name.replace('.bench.ts', '')).join(', ')}`)
  process.exit(2)
}
// Some open the app's window; those that don't are not held up by a screen.
const screen = hasDisplay(process.env, process.platform) ? undefined : await startVirtualScreen()
const env = { ...process.env, ...(screen && { DISPLAY: screen.display }) }
let failed = 0
for (const name of chosen) {
  console.log(`\n# ${name.replace('.bench.ts', '')}`)
  const { file, remove } = await bundle(`tests/bench/${name}`)
  try {
    failed += (await run(file)) === 0 ? 0 : 1
  } finally {
    await remove()
  }
}
screen?.stop()
process.exit(failed === 0 ? 0 : 1)

function run(file) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--expose-gc', file], { stdio: 'inherit', env })
    child.on('error', reject)
    child.on('exit', resolve)
  })
}

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
const env = { ...process.env, ...(await screenForWindows()) }
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
process.exit(failed === 0 ? 0 : 1)

/** Where there is no display, one of its own: it ends with this process. Those that open no window need none. */
async function screenForWindows() {
  if (hasDisplay(process.env, process.platform)) return {}
  try {
    return { DISPLAY: (await startVirtualScreen()).display }
  } catch (error) {
    console.error(`${error.message} The benches that open the app’s window will fail.`)
    return {}
  }
}

function run(file) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--expose-gc', file], { stdio: 'inherit', env })
    child.on('error', reject)
    child.on('exit', resolve)
  })
}

import { writeFileSync } from 'node:fs'
import { isMemoryWatch, watchMemory } from '../../src-main/importers/memory-watch'

// A process that hears nothing and never ends, under the watch of one that reads from outside. Tells its number in the file named.
if (!isMemoryWatch()) {
  watchMemory(import.meta.url, 1_000_000_000)
  writeFileSync(process.argv[2] ?? '', String(process.pid))
  // The watch begins a moment after it was asked for.
  setTimeout(() => {
    for (;;);
  }, 1_000)
}

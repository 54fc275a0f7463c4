// Every function that reads somebody's text, on texts made of its grammar's own signs, to 1 MB: none may take longer than n log n.
// GROWTH_ONLY names one function, GROWTH_TRIPLES how many triples of signs are drawn for each (2,000).
import { families, fastGrowth } from './growth'
import { textReaders } from './text-readers'
import { conclude } from './verdict'

const only = process.env['GROWTH_ONLY']
const triples = Number(process.env['GROWTH_TRIPLES'] ?? 2_000)
const failures: string[] = []
for (const reader of await textReaders()) {
  if (only !== undefined && !reader.name.includes(only)) continue
  let texts = 0
  let failed = 0
  for (const family of families(reader.tokens, triples, 1)) {
    const growth = fastGrowth(reader, family, texts++)
    if (!growth) continue
    failed++
    const steps = growth.steps.map(({ length, ms }) => `${length}: ${ms.toFixed(0)} ms`).join(', ')
    failures.push(`${reader.name}: ${growth.family} (${steps})`)
    console.log(`  ${failures.at(-1)}`)
    // One kind of fault shows in many families; the first few tell what it is.
    if (failed >= 8) break
  }
  console.log(`${reader.name}: ${texts} families${failed > 0 ? `, ${failed} too fast` : ''}`)
}
conclude(failures)

// Every function that reads somebody's text, on texts made of its grammar's own signs, to 1 MB: none may take longer than n log n.
// GROWTH_ONLY names functions, with commas between them, or ‘the judge’; GROWTH_TRIPLES how many triples of signs are drawn for each
// (500); with GROWTH_ONE_IN every so many of the texts are tried.
import { families, fastGrowth, type FastGrowth } from './growth'
import { GROWTH_CONTROLS } from './growth-controls'
import { textReaders } from './text-readers'
import { conclude } from './verdict'

const only = process.env['GROWTH_ONLY']?.split(',')
const oneIn = Number(process.env['GROWTH_ONE_IN'] ?? 1)
const triples = Number(process.env['GROWTH_TRIPLES'] ?? 500)
const failures: string[] = []
const fail = (failure: string) => {
  failures.push(failure)
  console.log(`  ${failure}`)
}
const words = ({ family, steps }: FastGrowth) =>
  `${family} (${steps.map(({ length, ms }) => `${length}: ${ms.toFixed(ms < 10 ? 1 : 0)} ms`).join(', ')})`

// A judge that can't tell what is known says nothing of what is not.
for (const control of only?.includes('the judge') !== false ? GROWTH_CONTROLS : []) {
  for (const family of families(control.tokens, 0, 1)) {
    const growth = fastGrowth(control, family)
    if ((growth !== undefined) !== (control.grows === 'too fast'))
      fail(
        `the judge is wrong about ${control.name}, which grows ${control.grows}${growth ? `: ${words(growth)}` : ''}`,
      )
  }
}

for (const reader of await textReaders()) {
  if (only?.includes(reader.name) === false) continue
  const start = performance.now()
  let texts = 0
  let tried = 0
  let failed = 0
  for (const family of families(reader.tokens, triples, 1)) {
    if (texts++ % oneIn > 0) continue
    tried++
    const growth = fastGrowth(reader, family)
    if (!growth) continue
    fail(`${reader.name}: ${words(growth)}`)
    // One kind of fault shows in many families; the first few tell what it is.
    if (++failed >= 8) break
  }
  const seconds = ((performance.now() - start) / 1_000).toFixed(0)
  console.log(`${reader.name}: ${tried} families in ${seconds} s${failed > 0 ? `, ${failed} too fast` : ''}`)
}
conclude(failures)

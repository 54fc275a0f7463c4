import { seededRandom } from '../support/random'
import { damageSeveral, flipBits, makeSample, truncateEverywhere, type DamageFigures } from './damage'
import { conclude } from './verdict'

const sample = await makeSample(36)
console.log(`files: ${[...sample.files].map(([name, bytes]) => `${name} (${bytes.length} bytes)`).join(', ')}`)
const cuts = await truncateEverywhere(sample)
print('every file cut after each of its bytes, and deleted', cuts)
const flips = await flipBits(sample, 20_000, seededRandom(1))
print('single bits flipped at random', flips)
const several = await damageSeveral(sample, 20_000, seededRandom(2))
// What rests on a damaged file can't be checked any more, even where its own bytes are whole.
print('several files cut, flipped or deleted at once', several, 'more lost than the bytes that were damaged, told')
conclude([...cuts.failures, ...flips.failures, ...several.failures])

function print(what: string, { tried, outcomes }: DamageFigures, unread = 'something whole not recovered'): void {
  const { whole, mended, told, silent, wasted, cut } = outcomes
  console.log(`${what}: ${tried}`)
  console.log(`  all there, in a file or place that was not needed: ${whole}`)
  console.log(`  all there, mended and told: ${mended}`)
  console.log(`  something missing, told, nothing written before a choice: ${told}`)
  console.log(`  end of the journal let go as never confirmed, told: ${cut}`)
  console.log(`  accepted in silence: ${silent}`)
  console.log(`  ${unread}: ${wasted}`)
}

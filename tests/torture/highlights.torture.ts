// 400 texts of 200 highlights, a tenth of the text edited: how many stand on their own words again, judged by the letter.
import { anchorEdited } from '../support/anchor-edited'
import { conclude } from './verdict'

const TEXTS = { 'old text': 400, quote: 72 } as const
const failures: string[] = []
for (const by of ['old text', 'quote'] as const) {
  const shares: number[] = []
  for (let seed = 201; seed < 201 + TEXTS[by]; seed++) {
    const { anchored, total, wrong } = anchorEdited(seed, { words: 8_000, highlights: 200, share: 0.1, by })
    shares.push(anchored / total)
    failures.push(...wrong.map((line) => `by ${by}, seed ${seed}: ${line}`))
  }
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
  const low = shares.filter((share) => share < 0.98).length
  console.log(
    `by ${by}: ${(100 * mean).toFixed(2)} % of ${shares.length} texts of 200 found again; ${low} texts below 98 %, the lowest ${(100 * Math.min(...shares)).toFixed(1)} %`,
  )
  if (mean < 0.99) failures.push(`by ${by}: only ${(100 * mean).toFixed(2)} % found again`)
}
conclude(failures)

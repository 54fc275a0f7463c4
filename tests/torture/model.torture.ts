import { runModel } from './model'
import { conclude } from './verdict'

const failures: string[] = []
try {
  const { runs, steps } = await runModel(2_000)
  console.log(`${runs} random sequences beside a plain map, compared after every step`)
  for (const [kind, count] of Object.entries(steps)) console.log(`  ${kind}: ${count}`)
} catch (error) {
  failures.push(error instanceof Error ? error.message : String(error))
}
conclude(failures)

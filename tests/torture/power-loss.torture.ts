import { runPowerLoss } from './power-loss'
import { conclude } from './verdict'

// Every step of a run at which the power may go, and for each what a file system may legally leave of what was not synced.
const total = { moments: 0, states: 0, failures: [] as string[] }
for (let seed = 1; seed <= 8; seed += 1) {
  const { moments, states, failures } = await runPowerLoss({ seed, commits: 60, statesPerMoment: 60 })
  total.moments += moments
  total.states += states
  total.failures.push(...failures.map((failure) => `seed ${seed}, ${failure}`))
}
const { moments, states, failures } = total
console.log(`power cut after each of ${moments} steps of the disk, ${states} legal states opened`)
console.log(`states that came back to the acknowledged state: ${states - failures.length} of ${states}`)
conclude(failures)

// Does each work at each size, and says how often V8 ran each function and each branch or loop of it in between.
import { Session } from 'node:inspector/promises'

const sizes = process.argv.slice(2).map(Number)
const session = new Session()
session.connect()
await session.post('Profiler.enable')
// Before the code is read: V8 counts within a function only where it compiled it to do so.
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
const { eachAgainstEach, works } = await import('./works')

/** Since the last time. */
async function takeSteps(): Promise<number> {
  const { result } = await session.post('Profiler.takePreciseCoverage')
  return result
    .flatMap(({ functions }) => functions)
    .flatMap(({ ranges }) => ranges)
    .reduce((sum, { count }) => sum + count, 0)
}

const steps: Record<string, number[]> = {}
for (const [name, prepare] of Object.entries({ ...works, 'each against each': eachAgainstEach })) {
  const counted = []
  // What is made ready at the first use only is no growth.
  prepare(1)()
  for (const size of sizes) {
    const work = prepare(size)
    await takeSteps()
    work()
    counted.push(await takeSteps())
  }
  steps[name] = counted
}
process.stdout.write(JSON.stringify(steps))

import { afterEach, beforeEach } from 'vitest'
import { writeEvent } from '../../scripts/testing/events.mjs'

// Written at once and by the process that runs the tests: a test that never gives back control would else be known to nobody, nor those
// that passed just before it. The reporter's own word on a test comes later and counts.
beforeEach(({ task }) => {
  writeEvent({ event: 'began', id: task.id, test: nameOf(task) })
})

afterEach(({ task }) => {
  const { state, duration = 0 } = task.result ?? {}
  if (state !== 'pass' && state !== 'fail') return
  writeEvent({
    event: 'ended',
    id: task.id,
    test: nameOf(task),
    outcome: state === 'pass' ? 'passed' : 'failed',
    ms: Math.round(duration),
  })
})

function nameOf(task: { file: { name: string }; fullTestName: string }): string {
  return `${task.file.name} › ${task.fullTestName.replaceAll(' > ', ' › ')}`
}

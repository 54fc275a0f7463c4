import axe from 'axe-core'
import { RULES } from '../../support/axe-rules'

/** Where what is shown stands among the parts of a window is the window's doing, not a component's. */
const OF_THE_WINDOW = { region: { enabled: false } }

/** One line for each thing that axe finds wrong in what is shown. */
export async function axeFaults(): Promise<string[]> {
  // A colour on its way to another one is no fault.
  const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
  await Promise.allSettled(passing.map(({ finished }) => finished))
  const { violations } = await axe.run(document.body, {
    runOnly: { type: 'tag', values: [...RULES] },
    rules: OF_THE_WINDOW,
    resultTypes: ['violations'],
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

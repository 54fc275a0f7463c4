import { flushSync, mount, unmount, type Component } from 'svelte'
import Stage from './Stage.svelte'

const mounted: (() => Promise<void>)[] = []

/** A component as it stands in the window. */
export interface Shown<Props> {
  /** What holds it, and nothing else. */
  element: HTMLElement
  /** Gives it other properties, as what stands around it would. */
  give(props: Partial<Props>): void
  /** Takes it away, as what stands around it would. */
  remove(): Promise<void>
}

/** Shows a component alone. It goes when the test is over. */
export function show<Props extends Record<string, unknown>>(component: Component<Props>, given: Props): Shown<Props> {
  const element = document.createElement('div')
  element.className = 'stage'
  document.body.append(element)
  const props = $state(given)
  const instance = mount(Stage, {
    target: element,
    props: { shown: component as Component<Record<string, unknown>>, props },
  })
  flushSync()
  let isThere = true
  const remove = async () => {
    if (!isThere) return
    isThere = false
    await unmount(instance)
    element.remove()
  }
  mounted.push(remove)
  return {
    element,
    give(others) {
      Object.assign(props, others)
      flushSync()
    },
    remove,
  }
}

/** Takes away all that is shown. */
export async function clearStage(): Promise<void> {
  for (const remove of mounted.splice(0)) await remove()
}

import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import Foot from '../../src-renderer/components/frame/Foot.svelte'
import { messages } from '../../src-renderer/state/window/messages.svelte'
import { axeFaults } from './support/axe-faults'
import { show } from './support/stage.svelte'

it('a sentence stands at the foot once, where it is read aloud too, however often it was said', async () => {
  const { element } = show(Foot, {})
  const status = page.getByRole('status')
  await expect.element(status).toHaveTextContent(/^$/)
  for (let times = 0; times < 2; times++) messages.say('There is nothing to redo.')
  await expect.element(status).toHaveTextContent('There is nothing to redo.')
  expect(element.textContent.split('There is nothing to redo.')).toHaveLength(2)
  await expect.element(status).toHaveAttribute('title', 'There is nothing to redo.')
  expect(await axeFaults()).toEqual([])
})

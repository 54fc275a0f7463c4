import { expect, it } from 'vitest'
import FormFailure from '../../../src-renderer/components/form/FormFailure.svelte'
import { failureFrom } from '../../../src-renderer/lib/failure'
import { say } from '@domain/messages/message'
import { axeFaults } from '../support/axe-faults'
import { show } from '../support/stage.svelte'

it('why a long form was not saved comes into sight, each time it fails', async () => {
  const { element, give } = show(FormFailure, { failure: null })
  Object.assign(element.style, { height: '120px', overflow: 'auto', paddingTop: '900px' })
  const isInSight = () => {
    const [box, words] = [element, element.querySelector('p')].map((one) => one?.getBoundingClientRect())
    return box !== undefined && words !== undefined && words.top >= box.top && words.bottom <= box.bottom
  }
  for (let times = 0; times < 2; times++) {
    element.scrollTop = 0
    give({ failure: failureFrom({ code: 'internal', says: [say('app.window-surprise')] }) })
    await expect.poll(isInSight).toBe(true)
  }
  element.removeAttribute('style')
  expect(await axeFaults()).toEqual([])
})

import { afterEach, expect } from 'vitest'
import '../../src-renderer/styles/tokens.css'
import '../../src-renderer/styles/base.css'
import { bridge } from './support/fake-bridge'
import { closeWindow } from './support/open-window'
import { clearStage } from './support/stage.svelte'

afterEach(async () => {
  await clearStage()
  const surprises = await closeWindow()
  const { unanswered } = bridge
  const left = [...surprises, ...unanswered.map((channel) => `nobody answered ${channel}`)]
  bridge.forget()
  expect(left, 'what went wrong beside the test').toEqual([])
})

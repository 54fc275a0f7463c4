import { expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import SourceDialog from '../../../src-renderer/components/dialog/SourceDialog.svelte'
import { dialogs } from '../../../src-renderer/state/window/dialogs.svelte'
import { bridge } from '../support/fake-bridge'
import { show } from '../support/stage.svelte'
import { the } from '../support/the'

it('says of a file what it is not, leaves the keyboard where it was, and says no more of it once another is read', async () => {
  dialogs.show({ kind: 'source' })
  show(SourceDialog, { source: null })
  await expect.element(the('textbox', 'Title')).toHaveFocus()
  bridge.refuse('source:choose-text', 'This is not a text file.')
  const open = the('button', 'Open a text file…')
  open.element().focus()
  await userEvent.keyboard('{Enter}')
  const told = the('dialog', 'New source').getByText('This is not a text file.')
  await expect.element(told).toBeVisible()
  await expect.element(open).toHaveFocus()
  bridge.answer('source:choose-text', () => ({ name: 'harbour.md', text: 'The quays are let.' }))
  await userEvent.keyboard('{Enter}')
  await expect.element(the('textbox', 'Title')).toHaveValue('harbour')
  await expect.element(told).not.toBeInTheDocument()
})

import { expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Marking } from '@domain/records/marking'
import TitleDialog from '../../../src-renderer/components/dialog/TitleDialog.svelte'
import { renameDossier } from '../../../src-renderer/state/dossier/dossier-edits'
import { heldForms } from '../../../src-renderer/state/forms/held-forms.svelte'
import { dialogs } from '../../../src-renderer/state/window/dialogs.svelte'
import { smallDossier } from '../../support/small-dossier'
import { axeFaults } from '../support/axe-faults'
import { bridge } from '../support/fake-bridge'
import { openWindow } from '../support/open-window'
import { show } from '../support/stage.svelte'
import { the } from '../support/the'

type Save = (title: string, marking: Marking) => Promise<void>

function titleDialog(onsave: Save, title = 'The River Pact') {
  dialogs.show({ kind: 'rename-dossier' })
  show(TitleDialog, {
    heading: 'Rename or mark this dossier',
    about: 'The title of all its pages.',
    title,
    marking: 'TLP:GREEN',
    button: 'Save',
    onsave,
  })
}

it('begins in its title, is named and described, and Enter saves what stands there', async () => {
  const onsave = vi.fn<Save>(() => Promise.resolve())
  titleDialog(onsave)
  await expect
    .element(the('dialog', 'Rename or mark this dossier'))
    .toHaveAccessibleDescription('The title of all its pages.')
  await expect.element(the('textbox', 'Title')).toHaveFocus()
  expect(await axeFaults()).toEqual([])
  await the('textbox', 'Title').fill('  Пакт реки  ')
  await the('combobox', 'Handling mark').selectOptions('TLP:RED')
  await the('textbox', 'Title').click()
  await userEvent.keyboard('{Enter}')
  expect(onsave).toHaveBeenCalledExactlyOnceWith('Пакт реки', 'TLP:RED')
  await vi.waitFor(() => expect(dialogs.current).toBeNull())
})

it('says that a title is missing only when it was tried, and saves nothing then', async () => {
  const onsave = vi.fn<Save>(() => Promise.resolve())
  titleDialog(onsave)
  await userEvent.clear(the('textbox', 'Title'))
  await expect.element(the('textbox', 'Title')).not.toHaveAttribute('aria-invalid')
  await the('button', 'Save').click()
  await expect.element(the('textbox', 'Title')).toHaveAccessibleDescription(/A dossier needs a title\.$/)
  expect(onsave).not.toHaveBeenCalled()
  expect(dialogs.current).not.toBeNull()
})

it('stays open with what was written when the main process refuses, and says why', async () => {
  await openWindow(smallDossier())
  bridge.refuse('dossier:rename', 'The disk is full.', { details: ['Free some space and save again.'] })
  titleDialog(renameDossier)
  await the('textbox', 'Title').fill('The new pact')
  await the('button', 'Save').click()
  await expect.element(the('alert', /.*/)).toHaveTextContent('The disk is full. Free some space and save again.')
  await expect.element(the('textbox', 'Title')).toHaveValue('The new pact')
  expect(heldForms.titles).toEqual(['Rename or mark this dossier'])
  await the('button', 'Cancel').click()
  expect(dialogs.current).toBeNull()
})

it('saves once however often it is pressed', async () => {
  let end: () => void = () => undefined
  const onsave = vi.fn<Save>(() => new Promise((resolve) => (end = resolve)))
  titleDialog(onsave)
  await userEvent.keyboard('{Enter}')
  await userEvent.keyboard('{Enter}')
  await expect.element(the('button', 'Save')).toBeDisabled()
  expect(onsave).toHaveBeenCalledOnce()
  end()
  await vi.waitFor(() => expect(dialogs.current).toBeNull())
})

import { createRawSnippet } from 'svelte'
import { expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import Menu from '../../src-renderer/components/Menu.svelte'
import { axeFaults } from './support/axe-faults'
import { show } from './support/stage.svelte'
import { the } from './support/the'

const children = createRawSnippet(() => ({ render: () => '<span>More</span>' }))

it('opens with the keyboard on its first line, passes what cannot be done, and gives the keyboard back', async () => {
  const run = vi.fn()
  show(Menu, {
    label: 'More ways',
    children,
    entries: [
      { label: 'Duplicate', run: () => undefined },
      { label: 'Put back', run: () => undefined, disabled: true },
      'line',
      { label: 'Delete', run, danger: true },
    ],
  })
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  await expect.element(the('menuitem', 'Duplicate')).toHaveFocus()
  expect(await axeFaults()).toEqual([])
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(the('menuitem', 'Delete')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  expect(run).toHaveBeenCalledOnce()
  await expect.element(the('menuitem', 'Delete')).not.toBeInTheDocument()
  await expect.element(the('button', 'More ways')).toHaveFocus()
})

it('says whether a line is on, and Escape leaves everything as it is', async () => {
  const run = vi.fn()
  show(Menu, { label: 'View', children, entries: [{ label: 'Private notes', run, checked: true }] })
  await the('button', 'View').click()
  await expect.element(the('menuitemcheckbox', 'Private notes')).toBeChecked()
  await userEvent.keyboard('{Escape}')
  await expect.element(the('menuitemcheckbox', 'Private notes')).not.toBeInTheDocument()
  expect(run).not.toHaveBeenCalled()
})

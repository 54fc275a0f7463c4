import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import ContentsPane from '../../../src-renderer/components/frame/ContentsPane.svelte'
import FailureStrip from '../../../src-renderer/components/frame/FailureStrip.svelte'
import Foot from '../../../src-renderer/components/frame/Foot.svelte'
import HealthStrip from '../../../src-renderer/components/frame/HealthStrip.svelte'
import PaneHandle from '../../../src-renderer/components/frame/PaneHandle.svelte'
import TopBar from '../../../src-renderer/components/frame/TopBar.svelte'
import ContextPane from '../../../src-renderer/components/frame/ContextPane.svelte'
import { messages } from '../../../src-renderer/state/window/messages.svelte'
import { panes, PANE_LIMITS } from '../../../src-renderer/state/window/panes.svelte'
import { session } from '../../../src-renderer/state/dossier/session.svelte'
import { smallDossier } from '../../support/small-dossier'
import { companyCase } from '../../support/company-case'
import { axeFaults } from '../support/axe-faults'
import { bridge } from '../support/fake-bridge'
import { openWindow } from '../support/open-window'
import { show } from '../support/stage.svelte'
import { the } from '../support/the'

describe('the contents', () => {
  it('count what there is, and say which page is in view', async () => {
    await openWindow(companyCase(), { page: 'list', schema: 'Person' })
    show(ContentsPane, {})
    await expect.element(the('link', 'People 20')).toHaveAttribute('aria-current', 'page')
    await expect.element(the('link', 'Companies 20')).not.toHaveAttribute('aria-current')
    await expect.element(page.getByRole('link', { name: /reliability C$/ })).toBeVisible()
    expect(await axeFaults()).toEqual([])
  })

  it('do not list the bin before there is something in it', async () => {
    await openWindow(smallDossier())
    show(ContentsPane, {})
    await expect.element(the('link', 'Overview')).toBeVisible()
    await expect.element(page.getByRole('link', { name: /^Bin/ })).not.toBeInTheDocument()
  })
})

describe('the bar', () => {
  it('says where one is, and folds the contents with a button that then says the opposite', async () => {
    await openWindow(smallDossier(), { page: 'entity', id: 'aland' })
    show(TopBar, {})
    await expect.element(the('navigation', 'Where you are')).toHaveTextContent(/Countries\s*Aland/)
    expect(await axeFaults()).toEqual([])
    await the('button', 'Fold the contents').click()
    await the('button', 'Show the contents').click()
    await expect.element(the('button', 'Fold the contents')).toBeVisible()
  })
})

describe('the foot', () => {
  it('counts the claims, and says what is saved', async () => {
    await openWindow(smallDossier())
    show(Foot, {})
    await expect.element(page.getByText('All changes saved')).toBeVisible()
    await expect.element(page.getByText('6 claims, 5 cited, 1 own judgement')).toBeVisible()
    expect(await axeFaults()).toEqual([])
  })

  it('says what was done, with what can be done about it, until it is dismissed', async () => {
    await openWindow(smallDossier())
    show(Foot, {})
    let isUndone = false
    messages.say('The note is in the bin.', [{ label: 'Put back', run: () => (isUndone = true) }])
    await expect.element(page.getByRole('status')).toHaveTextContent('The note is in the bin.')
    await the('button', 'Put back').click()
    expect(isUndone).toBe(true)
    await the('button', 'Dismiss').click()
    await expect.element(page.getByText('6 claims, 5 cited, 1 own judgement')).toBeVisible()
  })

  it('counts what the disk refuses', async () => {
    await openWindow(smallDossier())
    show(Foot, {})
    show(HealthStrip, {})
    const refused = { changes: 2, labels: ['a note ‘О реке’', 'the title'], reason: 'The disk is full.' }
    bridge.tell('save:state', { dossierId: 'river-pact', state: { kind: 'saving' }, refused })
    await expect.element(page.getByRole('alert')).toHaveTextContent(/2 changes are not saved\. The disk is full\./)
    await expect.element(page.getByRole('alert')).toHaveTextContent(/Not saved: a note ‘О реке’, the title\./)
    await expect.element(page.getByText('All changes saved')).not.toBeInTheDocument()
    expect(await axeFaults()).toEqual([])
    bridge.tell('save:state', { dossierId: 'river-pact', state: { kind: 'saved' }, refused: null })
    await expect.element(page.getByText('All changes saved')).toBeVisible()
  })
})

describe('what went wrong', () => {
  it('stands with its details until it is dismissed', async () => {
    show(FailureStrip, {})
    messages.failPartly('Three files were not read.', ['a.md', 'б.md', 'ج.md'])
    await expect.element(page.getByRole('alert')).toHaveTextContent(/Three files were not read\./)
    expect(
      page
        .getByRole('listitem')
        .elements()
        .map(({ textContent }) => textContent),
    ).toEqual(['a.md', 'б.md', 'ج.md'])
    expect(await axeFaults()).toEqual([])
    await the('button', 'Dismiss').click()
    await expect.element(page.getByText('Three files were not read.')).not.toBeInTheDocument()
  })
})

describe('the handle of a pane', () => {
  it('is moved with the arrows within its limits, and says how wide it is', async () => {
    await openWindow(smallDossier())
    show(PaneHandle, { name: 'context', label: 'Width of the context' })
    const handle = the('separator', 'Width of the context')
    const before = panes.context.width
    handle.element().focus()
    await userEvent.keyboard('{ArrowLeft}')
    expect(panes.context.width).toBe(before + 16)
    await expect.element(handle).toHaveAttribute('aria-valuenow', String(before + 16))
    await userEvent.keyboard('{End}')
    expect(panes.context.width).toBe(PANE_LIMITS.context.max)
    await userEvent.keyboard('{ArrowLeft}')
    expect(panes.context.width).toBe(PANE_LIMITS.context.max)
    await userEvent.keyboard('{Home}')
    expect(panes.context.width).toBe(PANE_LIMITS.context.min)
  })
})

describe('the context', () => {
  it('is turned with the arrows among source, notes and links', async () => {
    await openWindow(smallDossier(), { page: 'entity', id: 'river-pact-org' })
    show(ContextPane, {})
    await expect.element(page.getByRole('tab', { name: 'Source' })).toHaveAttribute('aria-selected', 'true')
    page.getByRole('tab', { name: 'Source' }).element().focus()
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(page.getByRole('tab', { name: 'Notes' })).toHaveAttribute('aria-selected', 'true')
    expect(await axeFaults()).toEqual([])
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(page.getByRole('tabpanel')).toHaveTextContent(/Aland|Bland/)
    expect(session.failure).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import type { DossierContent } from '@domain/records/dossier'
import type { Route } from '../../../src-renderer/lib/route'
import { dialogs } from '../../../src-renderer/state/window/dialogs.svelte'
import { companyCase } from '../../support/company-case'
import { aDossier, aClaim, anEntity, aSource, date } from '../../support/records'
import { smallDossier } from '../../support/small-dossier'
import { axeFaults } from '../support/axe-faults'
import { bridge } from '../support/fake-bridge'
import { openPage } from '../support/open-page'
import { the } from '../support/the'

/** Three entities and five claims. */
const tiny = (): DossierContent =>
  aDossier({
    entities: [anEntity('a'), anEntity('b', { schema: 'Person' }), anEntity('c', { schema: 'Country' })],
    claims: [
      aClaim('c1', 'a'),
      aClaim('c2', 'a', { property: 'founded', value: date('2001') }),
      aClaim('c3', 'a', { property: 'founded', value: date('2002') }),
      aClaim('c4', 'b'),
      aClaim('c5', 'c'),
    ],
    sources: [aSource('s1')],
  })
const empty = () => aDossier({ entities: [], claims: [], sources: [] })

describe('the overview', () => {
  it('says how much there is and how well it stands, and leads to the audit', async () => {
    await openPage(smallDossier(), { page: 'overview' })
    await expect.element(page.getByRole('heading', { name: 'The River Pact', level: 1 })).toBeVisible()
    await expect.element(page.getByText('4 entities, 6 claims:')).toBeVisible()
    await expect
      .element(page.getByRole('link', { name: /resting on one source/ }))
      .toHaveAttribute('href', expect.stringMatching(/\/audit$/))
    expect(await axeFaults()).toEqual([])
  })

  it('shows a judgement with its confidence, and folds open the claims that it rests on', async () => {
    await openPage(smallDossier(), { page: 'overview' })
    await expect.element(page.getByText('Low confidence.')).toBeVisible()
    await expect.element(page.getByText('It will hold.')).not.toBeInTheDocument()
    await the('button', 'Rests on 2 claims').click()
    await expect.element(page.getByText('It will hold.')).toBeVisible()
    await expect.element(the('button', 'Fold the evidence')).toHaveAttribute('aria-expanded', 'true')
  })

  it('sets the accounts in dispute side by side, each with who gives it', async () => {
    await openPage(smallDossier(), { page: 'overview' })
    await expect
      .element(page.getByRole('heading', { level: 3 }).first())
      .toHaveTextContent(/^Disputed: River Pact, \w+/)
    await expect.element(page.getByText('16 September 2023')).toBeVisible()
    await expect.element(page.getByText(/last summer|July 2024/).first()).toBeVisible()
  })

  it('says of an empty dossier where to begin', async () => {
    await openPage(empty(), { page: 'overview' })
    await expect.element(page.getByText(/This dossier is empty\./)).toBeVisible()
    await the('button', 'Add source').click()
    expect(dialogs.current).toEqual({ kind: 'source' })
    await expect.element(the('dialog', 'New source')).toBeVisible()
  })
})

describe('the page of an entity', () => {
  it('shows its other names in their scripts, and on demand what each is and in which language', async () => {
    await openPage(smallDossier(), { page: 'entity', id: 'aland' })
    await expect.element(page.getByRole('heading', { name: 'Aland', level: 1 })).toBeVisible()
    await expect.element(page.getByText('Аланд').first()).toBeVisible()
    await the('button', 'About the names').click()
    await expect.element(page.getByRole('cell', { name: /Russian/ })).toBeVisible()
    await expect.element(page.getByRole('cell', { name: 'transliteration' })).toBeVisible()
    expect(await axeFaults()).toEqual([])
  })

  it('shows who said what with the name beside it, and a marker that leads to the paragraph', async () => {
    await openPage(smallDossier(), { page: 'entity', id: 'river-pact-org' })
    await expect.element(page.getByText(/The pact, she said, is “=open” to others\./)).toBeVisible()
    await expect.element(page.getByRole('link', { name: 'Ada Moreau' }).first()).toBeVisible()
    const marker = page.getByRole('link', { name: /^2: On the river, paragraph 2|On the river.* 2$/ }).first()
    await expect.element(marker).toHaveAttribute('href', expect.stringMatching(/source\/gazette\?paragraph=2/))
  })

  it('shows a person’s name from the right, and the share that is theirs', async () => {
    await openPage(companyCase(), { page: 'entity', id: 'person-2' })
    const heading = page.getByRole('heading', { level: 1 })
    await expect.element(heading).toHaveTextContent('محمد الأمين 3')
    const bdi = heading.element().querySelector('bdi')
    expect(bdi && getComputedStyle(bdi).direction).toBe('rtl')
    await expect.element(page.getByText('7%').first()).toBeVisible()
    expect(await axeFaults()).toEqual([])
  })

  it('says that nothing is said yet, and offers the first claim', async () => {
    await openPage(smallDossier(), { page: 'entity', id: 'ada-moreau' })
    await the('button', 'Add claim').first().click()
    await expect.element(the('dialog', 'New claim')).toBeVisible()
    await expect.element(the('combobox', 'About')).toHaveValue('Ada Moreau')
  })

  it('says of one that is not there that it is not, and leads on', async () => {
    await openPage(tiny(), { page: 'entity', id: 'nobody' })
    await expect.element(page.getByRole('heading', { name: 'Not in this dossier' })).toBeVisible()
    await expect.element(the('button', 'Go to the overview')).toBeVisible()
  })
})

describe('the page of a source', () => {
  it('shows its text with the claims that cite each paragraph beside it', async () => {
    await openPage(smallDossier(), { page: 'source', id: 'gazette' })
    await expect.element(page.getByText('Aland and Bland founded a pact.')).toBeVisible()
    await expect.element(the('list', 'Claims that cite paragraph 2')).toBeVisible()
    expect(await axeFaults()).toEqual([])
  })

  it('says what a data package is, and offers no text for it', async () => {
    await openPage(smallDossier(), { page: 'source', id: 'atlas' })
    await expect.element(page.getByText(/^This is a data package/)).toBeVisible()
    await expect.element(page.getByRole('button', { name: /Add the text/ })).not.toBeInTheDocument()
  })
})

describe('the audit', () => {
  it('lists what is weak with what to do about it, and each case leads to its claim', async () => {
    await openPage(smallDossier(), { page: 'audit' })
    await expect.element(page.getByRole('heading', { name: 'Audit', level: 1 })).toBeVisible()
    await expect
      .element(page.getByRole('link', { name: 'River Pact' }).first())
      .toHaveAttribute('href', expect.stringMatching(/entity\/river-pact-org/))
    expect(await axeFaults()).toEqual([])
  })

  it('says that nothing is wrong where nothing is', async () => {
    await openPage(empty(), { page: 'audit' })
    await expect.element(page.getByRole('table')).not.toBeInTheDocument()
  })
})

describe('a list of entities', () => {
  const list: Route = { page: 'list', schema: 'Company' }

  it('is narrowed by a name in any script, and says how many are left', async () => {
    await openPage(companyCase(), list)
    await expect.element(page.getByRole('status')).toHaveTextContent('20 companies')
    await the('searchbox', 'Filter companies by any name').fill('волна')
    await expect.element(page.getByRole('status')).toHaveTextContent('4 of 20')
    await expect.element(page.getByRole('link', { name: /ООО «Волна» 2/ })).toBeVisible()
    await the('searchbox', 'Filter companies by any name').fill('النيل')
    await expect.element(page.getByRole('link', { name: /شركة النيل 3/ })).toBeVisible()
    await the('searchbox', 'Filter companies by any name').fill('aero')
    await expect.element(page.getByRole('link', { name: /Ærø Holding 5/ })).toBeVisible()
    expect(await axeFaults()).toEqual([])
    await the('searchbox', 'Filter companies by any name').fill('nothing of the kind')
    await expect.element(page.getByText('None of them goes by a name with ‘nothing of the kind’ in it.')).toBeVisible()
  })

  it('says that there is none yet, and adds one of that kind', async () => {
    await openPage(tiny(), { page: 'list', schema: 'Event' })
    await the('button', 'Add event').click()
    await expect.element(the('combobox', 'Kind')).toHaveValue('Event')
  })
})

describe('the timeline', () => {
  it('stands in order of time under its years, and says what is uncertain', async () => {
    await openPage(smallDossier(), { page: 'timeline' })
    const years = page.getByRole('heading', { level: 2 })
    await expect.element(years.first()).toHaveTextContent('2023')
    await expect.element(page.getByText(/with an uncertain date, marked/)).toBeVisible()
    expect(await axeFaults()).toEqual([])
  })

  it('says that nothing has a date yet', async () => {
    await openPage(empty(), { page: 'timeline' })
    await expect.element(page.getByText(/None has a date yet\./)).toBeVisible()
  })
})

describe('a page that cannot be read', () => {
  it('says what happened in the words of the main process', async () => {
    bridge.refuse('dossier:audit', 'The disk cannot be read.', { details: ['Look whether it is connected.'] })
    await openPage(smallDossier(), { page: 'audit' })
    await expect.element(page.getByRole('heading', { name: 'This page cannot be shown' })).toBeVisible()
    await expect.element(page.getByText('The disk cannot be read.')).toBeVisible()
    await expect.element(page.getByText('Look whether it is connected.')).toBeVisible()
  })
})

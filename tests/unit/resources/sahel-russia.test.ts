import { describe, expect, test } from 'vitest'
import { DossierIndex } from '../../../src-main/domain/dossier/dossier-index'
import { describeFinding } from '../../../src-main/domain/checking/finding'
import { checkIntegrity } from '../../../src-main/domain/checking/integrity'
import { checkProvenance } from '../../../src-main/domain/checking/provenance'
import { emptyLayer } from '../../../src-main/domain/records/records'
import { bundledDossierText, readBundledDossier } from './bundled-dossier'

const content = readBundledDossier()
const { dossier, entities, claims, sources } = content

describe('the bundled dossier', () => {
  test('is the first version of sahel-russia, cleared for everyone', () => {
    expect(dossier.bundle).toEqual({ id: 'sahel-russia', version: '1.0.0' })
    expect(dossier.marking).toBe('TLP:CLEAR')
  })

  test('was made by nobody but the bundle', () => {
    const makers = [...entities, ...claims, ...sources].map((record) => record.createdBy)
    expect(new Set(makers)).toEqual(new Set(['bundle']))
  })

  test('is written so that a change of one line is a change of one line', () => {
    const text = bundledDossierText()
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`)
  })

  test('is whole', () => {
    expect(checkIntegrity(content).map(describeFinding)).toEqual([])
  })

  test('says where every line comes from', () => {
    expect(checkProvenance(content).map(describeFinding)).toEqual([])
  })
})

describe('its one article', () => {
  const article = sources.find((source) => source.kind === 'article')

  test('is put in our own words, one digest for each of its seventeen paragraphs', () => {
    expect(article?.textKind).toBe('digest')
    expect(article?.paragraphs.map((paragraph) => paragraph.number)).toEqual(
      Array.from({ length: 17 }, (_, i) => String(i + 1)),
    )
  })

  test('is said to give neither publisher nor day', () => {
    expect(article?.publisher).toBeUndefined()
    expect(article?.published?.inferredFrom).toMatch(/no date/)
    expect(article?.remarks).toMatch(/neither publisher nor day/i)
  })

  test('is marked where its digest bears a claim out, so that the reader sees which words those are', () => {
    const textOf = (paragraphId: string | undefined) => article?.paragraphs.find(({ id }) => id === paragraphId)?.text
    const cited = claims.flatMap(({ id, property, citations }) =>
      citations
        .filter(({ sourceId, locator }) => sourceId === article?.id && locator.kind === 'paragraph')
        .map(({ selector, locator }) => ({ id, property, selector, text: textOf(locator.paragraphId) })),
    )
    // That the article as a whole is about something, the whole of a paragraph says.
    const unmarked = cited.filter(
      ({ property, selector, text }) => property !== 'author-of' && (!selector || selector.quote.exact === text),
    )
    expect(unmarked.map(({ id }) => id)).toEqual([])
    const misplaced = cited.filter(
      ({ selector, text }) =>
        !selector || text?.slice(selector.position.start, selector.position.end) !== selector.quote.exact,
    )
    expect(misplaced.map(({ id }) => id)).toEqual([])
    expect(cited.length).toBeGreaterThan(300)
  })

  test('has its opinions and forecasts laid at somebody’s door', () => {
    const views = claims.filter((claim) => claim.kind === 'opinion' || claim.kind === 'forecast')
    expect(views.filter((claim) => claim.attributedTo === undefined).map((claim) => claim.id)).toEqual([])
  })

  test('has every contradiction that a claim names explained', () => {
    const disputing = claims.filter((claim) => claim.disputes !== undefined)
    expect(disputing.length).toBeGreaterThan(4)
    expect(
      disputing
        .filter((claim) => claim.disputes?.some(({ because }) => because === undefined))
        .map((claim) => claim.id),
    ).toEqual([])
  })

  test('has no contradiction on which its makers did not decide', () => {
    const index = new DossierIndex(content, emptyLayer(dossier.id))
    expect(index.proposals.map(({ claim, because }) => [claim.id, because])).toEqual([])
  })
})

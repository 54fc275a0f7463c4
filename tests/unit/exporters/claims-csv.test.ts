import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportClaimsCsv } from '../../../src-main/exporters/claims-csv'
import { csvRow } from '../../../src-main/exporters/csv'
import { arbDossierContent, arbLine, arbProse } from '../../support/arbitraries'
import { handoverOf, MAKING, textsOf } from '../../support/exchange-files'
import { smallDossier } from '../../support/small-dossier'
import { readBundledDossier } from '../resources/bundled-dossier'
import type { DossierContent } from '../../../src-main/domain/records/dossier'
import { runs } from '../../support/runs'

/** Rows of a text in RFC 4180, read strictly: quotes only around a whole cell, CRLF at each row's end. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y
  let row: string[] = []
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex
    const match = cell.exec(text)
    if (!match) throw new Error(`not CSV at ${at}: ${text.slice(at, at + 40)}`)
    row.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'))
    if (match[3] === '\r\n') {
      rows.push(row)
      row = []
    }
  }
  return rows
}

function tableOf(content: DossierContent): Record<string, string>[] {
  const text = textsOf(exportClaimsCsv(handoverOf(content), MAKING)).get('') ?? ''
  expect(text.startsWith('\ufeff')).toBe(true)
  const [heading = [], ...rows] = parseCsv(text.slice(1))
  return rows.map((cells) => {
    expect(cells).toHaveLength(heading.length)
    return Object.fromEntries(heading.map((column, at) => [column, cells[at] ?? '']))
  })
}

describe('the table of claims', () => {
  it('has a row for each citation, and one for a claim without', () => {
    const table = tableOf(smallDossier())
    expect(table.map((row) => `${row.claim_id} ${row.citation}/${row.citations}`)).toEqual([
      'c-member-a 1/2',
      'c-member-a 2/2',
      'c-member-b 1/1',
      'c-founded 1/1',
      'c-founded-later 1/1',
      'c-statement 1/1',
      'c-forecast 0/0',
    ])
  })

  it('says where each claim comes from and how it stands', () => {
    const table = tableOf(smallDossier())
    expect(table[0]).toMatchObject({
      subject: 'Aland',
      property: 'Member of',
      value: 'River Pact',
      value_entity_id: 'river-pact-org',
      role: 'founding member',
      start: '2023-09-16',
      source: 'On the river',
      locator: 'para. 1',
      reliability: 'C',
      credibility: '3',
      status: 'single-source',
    })
    expect(table[4]).toMatchObject({ value: 'about July 2024', edtf: '2024-07~', status: 'disputed', credibility: '5' })
    expect(table[5]).toMatchObject({ kind: 'attributed', attributed_to: 'Ada Moreau' })
    expect(table[6]).toMatchObject({ own_judgement: 'true', confidence: 'low', source: '' })
  })

  it('has a heading and no row for a dossier without claims', () => {
    const content = smallDossier()
    content.claims = []
    content.dossier.keyJudgements = []
    expect(tableOf(content)).toEqual([])
    expect(textsOf(exportClaimsCsv(handoverOf(content), MAKING)).get('')).toContain('claim_id')
  })

  it('has every citation of the bundled dossier', () => {
    const content = readBundledDossier()
    const table = tableOf(content)
    expect(new Set(table.map((row) => row.claim_id)).size).toBe(content.claims.length)
    expect(table.length).toBe(content.claims.reduce((sum, claim) => sum + Math.max(1, claim.citations.length), 0))
  })

  it('reads back as the same cells whatever stands in them, and none begins as a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(arbLine, arbProse), { minLength: 1, maxLength: 6 }), (cells) => {
        const [row = []] = parseCsv(csvRow(cells))
        expect(row.map((cell, at) => (cell === cells[at] ? cell : cell.replace(/^'/, '')))).toEqual(cells)
        for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@\t\r]/)
      }),
      { numRuns: runs(100) },
    )
  })

  it('is well-formed for any dossier', () => {
    fc.assert(
      fc.property(arbDossierContent, (content) => {
        const rows = tableOf(content)
        expect(new Set(rows.map((row) => row.claim_id)).size).toBe(content.claims.length)
      }),
      { numRuns: runs(12) },
    )
  })

  it.each(['=1+1', '+1', '-1+cmd', '@SUM(A1)', '\t=1', ' =1', '\u200b=1', '＝1', '\r=1'])('disarms %j', (text) => {
    expect(parseCsv(csvRow([text]))[0]?.[0]).toBe(`'${text}`)
  })

  it('leaves numbers numbers', () => {
    expect(csvRow([-5, 0.25, true, undefined])).toBe('-5,0.25,true,\r\n')
  })
})

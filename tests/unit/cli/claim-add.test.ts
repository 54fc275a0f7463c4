import { describe, expect, it } from 'vitest'
import { smallLibrary } from '../../support/library'
import { valuesDossier } from '../../support/values-dossier'
import { terminalOn } from './terminal'

async function desk() {
  const content = valuesDossier()
  content.claims = []
  const small = await smallLibrary(content)
  await small.library().close()
  const run = await terminalOn(small)
  return (...args: string[]) => run('claim', 'add', '--dossier', 'northline-case', ...args)
}

const CITED = ['--source', 's1', '--paragraph', '1']

describe('a claim added at the terminal', () => {
  it.each([
    [
      [
        '--about',
        'Northline Shipping',
        '--property',
        'owns',
        '--value',
        'Sahel Gold',
        '--share',
        '40 %',
        '--from',
        '2019',
      ],
      'Northline Shipping: owns Sahel Gold (40%, since 2019)',
    ],
    [
      [
        '--about',
        'northline',
        '--property',
        'Paid',
        '--value',
        'Ada Moreau',
        '--amount',
        '1.25 million euros',
        '--happened',
        '14 March 2021',
      ],
      'Northline Shipping: paid Ada Moreau (€1,250,000, 14 March 2021)',
    ],
    [['--about', 'MV Meridian', '--property', 'IMO number', '--value', '9074729'], 'MV Meridian: IMO 9074729'],
    [
      ['--about', 'northline', '--property', 'identifier', '--value', 'HRB 12345', '--scheme', 'registration-number'],
      'Northline Shipping: identifier HRB 12345 (registration number)',
    ],
    [
      ['--about', 'northline', '--property', 'count', '--value', 'about 15', '--unit', 'ships'],
      'Northline Shipping: about 15 ships',
    ],
    [
      ['--about', 'northline', '--property', 'description', '--value', 'A carrier.', '--by', 'Ada Moreau'],
      'Ada Moreau said of Northline Shipping: A carrier.',
    ],
  ])('%j says ‘%s’', async (args, sentence) => {
    const add = await desk()
    const { code, said } = await add(...args, ...CITED)
    expect(said.replaceAll('\u00a0', ' ')).toContain(sentence)
    expect(code).toBe(0)
  })

  it('is kept with a warning where its check digit does not fit', async () => {
    const add = await desk()
    const { code, said } = await add('--about', 'meridian', '--property', 'imo-number', '--value', '9074728', ...CITED)
    expect(code).toBe(0)
    expect(said).toContain('Its check digit does not fit')
  })

  it.each([
    [['--about', 'northline', '--property', 'amount', '--value', '5 million'], 'in which currency'],
    [['--about', 'northline', '--property', 'amount', '--value', '€1.250'], '€1.250 or €1,250'],
    [['--about', 'northline', '--property', 'owns', '--value', 'sahel-gold', '--share', 'half'], '--share: '],
    [['--about', 'northline', '--property', 'owned', '--value', 'sahel-gold'], 'owns (Owns)'],
    [['--about', 'northline', '--property', 'founded', '--value', '3/4/2019'], 'more than one way'],
    [['--about', 'northline', '--property', 'amount', '--value', '€5', '--unit', 't'], '--unit belongs to a number'],
    [['--about', 'northline', '--property', 'description', '--value', 'x', '--kind', 'rumour'], '--kind is one of'],
  ])('%j changes nothing and says what to write', async (args, words) => {
    const add = await desk()
    const { code, said } = await add(...args, ...CITED)
    expect(code).toBe(2)
    expect(said).toContain(words)
    expect(said).not.toContain('saved')
  })

  it('is never cited from a paragraph that is not there', async () => {
    const add = await desk()
    const args = ['--about', 'northline', '--property', 'description', '--value', 'x', '--source', 's1']
    expect(await add(...args, '--paragraph', '99')).toMatchObject({ code: 2 })
    expect(await add(...args)).toMatchObject({ code: 2 })
  })
})

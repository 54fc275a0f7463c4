import { describe, expect, it } from 'vitest'
import { calls, type Channel } from '../../../src-main/contract/calls'
import { dispatch, type Handlers } from '../../../src-main/contract/dispatch'
import { DossierError } from '../../../src-main/domain/errors'
import { say, wordsOf } from '../../../src-main/domain/messages/message'

/** Handlers that all refuse, but for the ones a test names. */
function handlers(own: Partial<Handlers>): Handlers {
  const refuse = () => {
    throw new Error('not expected in this test')
  }
  const all = Object.fromEntries(Object.keys(calls).map((channel) => [channel, refuse]))
  return { ...(all as unknown as Handlers), ...own }
}

const unlogged = () => 'log-1'

describe('a call', () => {
  it('is answered with the handler’s value', async () => {
    const answer = await dispatch(handlers({ 'dossier:list': () => [] }), 'dossier:list', {}, undefined, unlogged)
    expect(answer).toEqual({ ok: true, value: [] })
  })

  it.each(['toString', '__proto__', 'constructor', 'dossier:gone', ''])(
    'to the unknown channel %j is refused',
    async (channel) => {
      const answer = await dispatch(handlers({}), channel, {}, undefined, unlogged)
      expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    },
  )

  it('with input that is not the contract’s never reaches the handler, and names the place', async () => {
    const reached: unknown[] = []
    const own = handlers({
      'dossier:open': (input) => {
        reached.push(input)
        throw new Error('reached')
      },
    })
    const bad = [undefined, null, 'sahel', { dossierId: 7 }, { dossierId: '../x' }, { dossierId: 'a', extra: 1 }]
    for (const input of bad) {
      const answer = await dispatch(own, 'dossier:open', input, undefined, unlogged)
      expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    }
    expect(reached).toEqual([])
    const named = await dispatch(own, 'dossier:open', { dossierId: 7 }, undefined, unlogged)
    expect(!named.ok && wordsOf(named.error.details ?? [])).toContain('dossierId')
  })

  it('opens a new window on an address within the app only', async () => {
    const opened: string[] = []
    const own = handlers({
      'window:open': ({ address }) => {
        opened.push(address)
        return null
      },
    })
    const open = (address: unknown) => dispatch(own, 'window:open', { address }, undefined, unlogged)
    const elsewhere = [
      '',
      'https://example.org/#/d/sahel',
      '//example.org/',
      '/../evil.html',
      '?x#/d/sahel',
      '#/d/',
      '#/d/sahel/<script>',
      '#/d/sahel/entity/a b',
      '#/d/sahel\nhttps://example.org',
      '#/d/sahel/"onload="x',
      `#/d/${'a'.repeat(2_000)}`,
    ]
    for (const address of elsewhere)
      expect(await open(address), address).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    expect(opened).toEqual([])
    expect(await open('#/d/sahel-russia/entity/mali?claim=c-1')).toEqual({ ok: true, value: null })
  })

  it('that fails as expected is answered with its code, and its sentence as data', async () => {
    const own = handlers({
      'dossier:list': () => {
        throw new DossierError('not-found', say('storage.no-dossier', { id: 'd9' }), ['meta.d9'])
      },
    })
    expect(await dispatch(own, 'dossier:list', {}, undefined, unlogged)).toEqual({
      ok: false,
      error: {
        code: 'not-found',
        says: [{ id: 'storage.no-dossier', params: { id: 'd9' } }],
        details: [{ id: 'as-is', params: { words: 'meta.d9' } }],
      },
    })
  })

  it('that fails unexpectedly tells neither stack nor path, but where it is logged', async () => {
    const logged: unknown[] = []
    const own = handlers({
      'dossier:list': () => Promise.reject(new Error('EACCES /home/someone/secret')),
    })
    const answer = await dispatch(own, 'dossier:list', {}, undefined, (error) => {
      logged.push(error)
      return 'abc123'
    })
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify(answer)).toContain('abc123')
    expect(JSON.stringify(answer)).not.toContain('secret')
    expect(logged).toHaveLength(1)
  })

  it('has an input schema that refuses unknown fields on every channel', () => {
    for (const channel of Object.keys(calls) as Channel[]) {
      expect(calls[channel].input.safeParse({ 'no-such-field': 1 }).success, channel).toBe(false)
    }
  })
})

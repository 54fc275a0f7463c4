import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareThreeWays,
  standingOf,
  type StampedLayer,
  type StampedRecord,
  type Standing,
} from '../../../../src-main/domain/comparing/three-ways'
import type { Stamp } from '../../../../src-main/domain/records/stamp'
import { runs } from '../../../support/runs'

/** A machine's copy of a layer, which it changes by itself. */
class Machine implements StampedLayer {
  private readonly records = new Map<string, StampedRecord & { record: object }>()
  private rev = 0

  constructor(private readonly name: string | undefined) {}

  /** A layer that another one begins with. */
  static copyOf(other: Machine, name: string | undefined): Machine {
    const copy = new Machine(name)
    for (const [id, state] of other.records) copy.records.set(id, state)
    copy.rev = other.rev
    return copy
  }

  edit({ id, text }: Edit): void {
    this.rev += 1
    const stamp: Stamp = { rev: this.rev, at: `${this.rev}`, ...(this.name !== undefined && { machine: this.name }) }
    if (text === null) this.records.delete(id)
    else this.records.set(id, { record: { id, text }, stamp })
  }

  collections = () => ['notes']
  ids = () => this.records.keys()
  state = (_: string, id: string) => this.records.get(id) ?? null
  text = (id: string) => (this.records.get(id)?.record as { text?: string } | undefined)?.text ?? null

  /** The same of which only the stamps were kept. */
  stampsOnly(): StampedLayer {
    const state = (_: string, id: string) => {
      const stamp = this.records.get(id)?.stamp
      return stamp ? { stamp } : null
    }
    return { collections: this.collections, ids: this.ids, state }
  }
}

interface Edit {
  id: string
  text: string | null
}

const arbEdits = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    text: fc.option(fc.constantFrom('one', 'two', 'three'), { nil: null }),
  }),
  { maxLength: 12 },
)

/** What two machines make of the same beginning. */
const arbApart = fc.record({ before: arbEdits, here: arbEdits, there: arbEdits })

function apart({ before, here, there }: { before: Edit[]; here: Edit[]; there: Edit[] }, named = true) {
  const base = new Machine(named ? 'zero' : undefined)
  for (const edit of before) base.edit(edit)
  const mine = Machine.copyOf(base, named ? 'one' : undefined)
  for (const edit of here) mine.edit(edit)
  const theirs = Machine.copyOf(base, named ? 'two' : undefined)
  for (const edit of there) theirs.edit(edit)
  return { base, mine, theirs }
}

/** What the texts alone say of a record. */
function standingOfTexts(base: string | null, mine: string | null, theirs: string | null): Standing {
  if (mine === base) return theirs === base ? 'same' : 'theirs'
  if (theirs === base) return 'mine'
  return mine === theirs ? 'alike' : 'conflict'
}

const ids = ['a', 'b', 'c', 'd']
const standings = (layers: Parameters<typeof compareThreeWays>[0]) =>
  Object.fromEntries([...compareThreeWays(layers)].map(({ id, standing }) => [id, standing]))

describe('two layers and what they had in common', () => {
  it('are compared by what their records say, whatever their stamps are', () => {
    fc.assert(
      fc.property(arbApart, fc.boolean(), (edits, named) => {
        const { base, mine, theirs } = apart(edits, named)
        const expected = ids.flatMap((id) => {
          const standing = standingOfTexts(base.text(id), mine.text(id), theirs.text(id))
          return standing === 'same' ? [] : [[id, standing]]
        })
        expect(standings({ base, mine, theirs })).toEqual(Object.fromEntries(expected))
      }),
      { numRuns: runs(300) },
    )
  })

  it('never lose a change when only the stamps of the base were kept', () => {
    fc.assert(
      fc.property(arbApart, fc.boolean(), (edits, named) => {
        const { base, mine, theirs } = apart(edits, named)
        const found = standings({ base: base.stampsOnly(), mine, theirs })
        for (const id of ids) {
          const said = standingOfTexts(base.text(id), mine.text(id), theirs.text(id))
          const standing = found[id] ?? 'same'
          if (said === 'same') expect(standing).not.toBe('conflict')
          if (said === 'mine' || said === 'conflict') expect(['mine', 'conflict']).toContain(standing)
          if (said === 'theirs') expect(['theirs', 'conflict']).toContain(standing)
          if (said === 'alike') expect(['alike']).toContain(standing)
        }
      }),
      { numRuns: runs(300) },
    )
  })

  it('know each other’s states by the stamps that a machine gave, and by no others', () => {
    fc.assert(
      fc.property(arbApart, (edits) => {
        const { base, mine, theirs } = apart(edits)
        const touched = (by: Edit[]) => new Set(by.map(({ id }) => id))
        const [here, there] = [touched(edits.here), touched(edits.there)]
        const found = standings({ base: base.stampsOnly(), mine, theirs })
        for (const id of ids) if (!here.has(id) && !there.has(id)) expect(found[id]).toBeUndefined()
      }),
      { numRuns: runs(200) },
    )
    const stamp = { rev: 1, at: 'then' }
    expect(standingOf({ stamp }, { stamp, record: { text: 'one' } }, { stamp, record: { text: 'two' } })).toBe(
      'conflict',
    )
  })

  it('stand the other way round when they change places', () => {
    const turned: Record<Standing, Standing> = {
      same: 'same',
      mine: 'theirs',
      theirs: 'mine',
      alike: 'alike',
      conflict: 'conflict',
    }
    fc.assert(
      fc.property(arbApart, (edits) => {
        const { base, mine, theirs } = apart(edits)
        const there = standings({ base, mine: theirs, theirs: mine })
        for (const [id, standing] of Object.entries(standings({ base, mine, theirs })))
          expect(there[id]).toBe(turned[standing])
      }),
      { numRuns: runs(100) },
    )
  })

  it('say who took away what the other one changed', () => {
    const state = (rev: number, machine: string, text: string) => ({
      stamp: { rev, at: `${rev}`, machine },
      record: { text },
    })
    const base = state(1, 'zero', 'one')
    expect(standingOf(base, null, base)).toBe('mine')
    expect(standingOf(base, null, state(2, 'two', 'two'))).toBe('conflict')
    expect(standingOf(base, null, null)).toBe('alike')
    expect(standingOf(null, null, state(2, 'two', 'two'))).toBe('theirs')
  })
})

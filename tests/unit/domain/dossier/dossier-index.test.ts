import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DossierIndex } from '../../../../src-main/domain/dossier/dossier-index'
import { applyOps, invertOps, type ReaderLayer, type RecordOp } from '../../../../src-main/domain/records/records'
import { aClaim, aDossier, aLayer, anEntity, aNote, aSource, cite, link, text } from '../../../support/records'
import { runs } from '../../../support/runs'

const bundle = aDossier({
  entities: [anEntity('mali', { schema: 'Country' }), anEntity('aes'), anEntity('camara', { schema: 'Person' })],
  claims: [
    aClaim('c1', 'mali', { property: 'member-of', value: link('aes') }),
    aClaim('c2', 'aes', { kind: 'attributed', attributedTo: 'camara', about: ['mali'] }),
  ],
  sources: [aSource('s1'), aSource('s2')],
})

const ids = (claims: readonly { id: string }[]) => claims.map((claim) => claim.id)

describe('the index of a dossier', () => {
  it('finds a relation from both its ends and stores it once', () => {
    const index = new DossierIndex(bundle, aLayer())
    expect(ids(index.claimsAbout('mali'))).toEqual(['c1'])
    expect(ids(index.claimsPointingAt('aes'))).toEqual(['c1'])
  })

  it('finds a statement by its speaker and by everything it speaks about', () => {
    const index = new DossierIndex(bundle, aLayer())
    expect(ids(index.claimsBy('camara'))).toEqual(['c2'])
    expect(ids(index.claimsMentioning('mali'))).toEqual(['c2'])
  })

  it('shows the reader’s version of a bundled record and keeps the bundled one', () => {
    const layer = aLayer({ claims: { c1: aClaim('c1', 'mali', { value: text('Mine'), createdBy: 'user' }) } })
    const index = new DossierIndex(bundle, layer)
    expect(index.claims.get('c1')?.value).toEqual(text('Mine'))
    expect(index.origin('claims', 'c1')).toBe('edited')
    expect(index.bundled('claims', 'c1')).toEqual(bundle.claims[0])
    expect(index.origin('claims', 'c2')).toBe('bundle')
  })

  it('hides a bundled record that is in the bin, and shows it again when it is taken out', () => {
    const entry = {
      id: 'b1',
      collection: 'claims' as const,
      recordId: 'c1',
      label: 'c1',
      deletedAt: '2026-01-02T03:04:05.000Z',
      record: null,
    }
    const layer = aLayer({ bin: { b1: entry } })
    const index = new DossierIndex(bundle, layer)
    expect(index.claims.has('c1')).toBe(false)
    const ops: RecordOp[] = [{ collection: 'bin', id: 'b1', before: entry, after: null }]
    applyOps(layer, ops)
    index.follow(ops)
    expect(ids(index.claimsAbout('mali'))).toEqual(['c1'])
  })

  it('keeps a changed claim in its place in the lists', () => {
    const layer = aLayer({
      claims: { a: aClaim('a', 'aes'), b: aClaim('b', 'aes'), c: aClaim('c', 'aes') },
    })
    const index = new DossierIndex(null, layer)
    const changed = aClaim('b', 'aes', { value: text('Changed') })
    const ops: RecordOp[] = [
      { collection: 'claims', id: 'b', before: layer.records.claims['b'] ?? null, after: changed },
    ]
    applyOps(layer, ops)
    index.follow(ops)
    expect(ids(index.claimsAbout('aes'))).toEqual(['a', 'b', 'c'])
    expect(index.claimsAbout('aes')[1]).toBe(changed)
  })

  it('uses the reader’s grade of a source and leaves the source alone', () => {
    const grade = { reliability: 'B' as const, rationale: 'Checked against two others.', gradedAt: '2026-02-03' }
    const index = new DossierIndex(bundle, aLayer({ grades: { s1: { id: 's1', grade } } }))
    expect(index.gradedSource('s1')?.grade).toEqual(grade)
    expect(index.sources.get('s1')?.grade.reliability).toBe('C')
  })

  it('is the same after following changes as when it is built anew', () => {
    const claimId = fc.constantFrom('c1', 'c2', 'c3', 'c4')
    const entityId = fc.constantFrom('mali', 'aes', 'camara', 'gone')
    const sourceId = fc.constantFrom('s1', 's2')
    const edit = fc.oneof(
      fc.record({
        kind: fc.constant('claim' as const),
        id: claimId,
        subject: entityId,
        value: fc.oneof(entityId.map(link), fc.constantFrom('x', 'y').map(text)),
        source: sourceId,
        about: fc.uniqueArray(entityId, { maxLength: 2 }),
        remove: fc.boolean(),
      }),
      fc.record({ kind: fc.constant('hide' as const), id: claimId, remove: fc.boolean() }),
      fc.record({
        kind: fc.constant('note' as const),
        id: fc.constantFrom('n1', 'n2'),
        on: entityId,
        remove: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), fc.boolean(), fc.boolean(), (edits, undoAll, asOne) => {
        const layer = aLayer()
        const index = new DossierIndex(bundle, layer)
        const done: RecordOp[][] = []
        const apply = (ops: RecordOp[]) => {
          applyOps(layer, ops)
          index.follow(ops)
        }
        for (const item of edits) {
          const op = operation(layer, item)
          done.push([op])
          if (asOne) applyOps(layer, [op])
          else apply([op])
        }
        if (asOne) {
          applyOps(layer, invertOps(done.flat()))
          applyAtOnce(layer, index, done.flat())
        }
        if (undoAll) for (const ops of done.reverse()) apply(invertOps(ops))
        expect(summary(index)).toEqual(summary(new DossierIndex(bundle, layer)))
        if (undoAll) expect(summary(index)).toEqual(summary(new DossierIndex(bundle, aLayer())))
      }),
      { numRuns: runs(300) },
    )

    /** As a long change is followed: nothing of it is to be seen before all of it is. */
    function applyAtOnce(layer: ReaderLayer, index: DossierIndex, ops: readonly RecordOp[]): void {
      const before = summary(index)
      const after = structuredClone(layer)
      applyOps(after, ops)
      const preparing = index.preparing(ops, after.records)
      for (;;) {
        const { done: isReady, value } = preparing.next()
        expect(summary(index)).toEqual(before)
        if (isReady !== true) continue
        applyOps(layer, ops)
        return value()
      }
    }

    type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never
    function operation(layer: ReaderLayer, item: Edit): RecordOp {
      const { records } = layer
      if (item.kind === 'claim') {
        const after = item.remove
          ? null
          : aClaim(item.id, item.subject, {
              value: item.value,
              property: item.value.type === 'entity' ? 'member-of' : 'description',
              about: item.about,
              citations: [cite(item.source)],
              createdBy: 'user',
            })
        return { collection: 'claims', id: item.id, before: records.claims[item.id] ?? null, after }
      }
      if (item.kind === 'note') {
        const after = item.remove ? null : aNote(item.id, { targets: [{ kind: 'entity', id: item.on }] })
        return { collection: 'notes', id: item.id, before: records.notes[item.id] ?? null, after }
      }
      const id = `b-${item.id}`
      const after = item.remove
        ? null
        : {
            id,
            collection: 'claims' as const,
            recordId: item.id,
            label: id,
            deletedAt: '2026-01-02T03:04:05.000Z',
            record: null,
          }
      return { collection: 'bin', id, before: records.bin[id] ?? null, after }
    }

    /** Everything the index answers, order aside: a list's order is that of writing, which a rebuild cannot know. */
    function summary(index: DossierIndex) {
      const entities = ['mali', 'aes', 'camara', 'gone']
      const sorted = (records: readonly { id: string }[]) => ids(records).sort()
      return {
        claims: [...index.claims.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
        about: entities.map((id) => sorted(index.claimsAbout(id))),
        pointing: entities.map((id) => sorted(index.claimsPointingAt(id))),
        by: entities.map((id) => sorted(index.claimsBy(id))),
        mentioning: entities.map((id) => sorted(index.claimsMentioning(id))),
        citing: ['s1', 's2'].map((id) => sorted(index.claimsCiting(id))),
        notes: entities.map((id) => sorted(index.notesOn(id))),
        statuses: [...index.claims.values()].map((claim) => `${claim.id} ${index.status(claim)}`).sort(),
      }
    }
  })
})

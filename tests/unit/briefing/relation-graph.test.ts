import { describe, expect, it } from 'vitest'
import { relationGraph, voiceLetter } from '../../../src-main/figures/relation-graph'
import { WRITERS } from '../../support/briefing-writers'
import { bundledBriefing } from '../../support/bundled-briefing'

describe('the diagram of relations', () => {
  const model = bundledBriefing('report')
  const graph = relationGraph(model)
  const idsOf = new Map(model.profiles.map(({ id, names: [first] }) => [first?.value ?? id, id]))
  /** Every entity that a box stands for. */
  const members = (id: string): string[] => {
    const label = graph?.nodes.find((node) => node.id === id)?.label ?? ''
    const whole = idsOf.get(label)
    return whole !== undefined ? [whole] : label.split(/, | and /).map((name) => idsOf.get(name) ?? name)
  }

  it('draws entities that are alike as one', () => {
    expect(graph?.nodes.map(({ label }) => label)).toContain('Burkina Faso, Mali and Niger')
  })

  it('counts its relations in words, one of them too', async () => {
    const camara = model.profiles.find(({ id }) => id === 'sadio-camara')
    const pairs = model.profiles.flatMap((other) => (camara && other !== camara ? [[camara, other]] : []))
    const profiles = pairs.find((pair) => relationGraph({ ...model, profiles: pair })?.edges.length === 1)
    expect(profiles).toBeDefined()
    expect(await WRITERS.markdown({ ...model, profiles: profiles ?? [] })).toContain('1 relation between 2 entities')
  })

  it('draws nothing between two boxes that does not hold for every entity in them', () => {
    expect(graph?.edges.length).toBeGreaterThan(5)
    for (const { from, to, ties } of graph?.edges ?? [])
      for (const one of members(from))
        for (const other of members(to)) {
          const profile = model.profiles.find(({ id }) => id === one)
          const said = profile?.relations.flatMap(({ entityId, label, voice }) =>
            entityId === other ? [`${label} ${voice?.beside}`] : [],
          )
          expect(said, `${one} to ${other}`).toEqual(
            expect.arrayContaining(ties.map(({ label, voice }) => `${label} ${voice?.beside}`)),
          )
        }
  })

  it('tells what is somebody’s word from what is reported, and says whose it is', () => {
    const ties = graph?.edges.flatMap((edge) => edge.ties) ?? []
    const said = ties.filter(({ voice }) => voice !== null)
    expect(said.map(({ label, voice }) => `${label}, ${voice?.beside}`)).toContain(
      'Armed by, said by Russian Foreign Ministry',
    )
    expect(graph?.voices).toEqual([...new Set(said.map(({ voice }) => voice?.beside))])
    expect(
      voiceLetter(
        Array.from({ length: 30 }, (_, at) => `voice ${at}`),
        'voice 27',
      ),
    ).toBe('ab')
  })

  it('draws each pair of boxes from one end only', () => {
    const pairs = (graph?.edges ?? []).map(({ from, to }) => [from, to].sort().join(' '))
    expect(new Set(pairs).size).toBe(pairs.length)
  })
})

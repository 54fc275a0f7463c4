import { describe, expect, it } from 'vitest'
import { counted, inFigures, inKilobytes } from '../../../../src-main/domain/text/counted'
import { listed } from '../../../../src-main/domain/text/listed'

describe('a number of things', () => {
  it.each([
    [0, 'claim', undefined, '0 claims'],
    [1, 'claim', undefined, '1 claim'],
    [2, 'claim', undefined, '2 claims'],
    [1_204, 'entity', 'entities', '1,204 entities'],
    [1, 'claim stays', 'claims stay', '1 claim stays'],
  ])('%i %s', (count, one, many, words) => {
    expect(counted(count, one, many)).toBe(words)
  })

  it('is written as English writes it, and a size in decimal units', () => {
    expect([inFigures(1_234_567), inKilobytes(1), inKilobytes(1_204_001)]).toEqual(['1,234,567', '1 kB', '1,205 kB'])
  })
})

describe('several things in a sentence', () => {
  it.each([
    [[], 'and', ''],
    [['Mali'], 'and', 'Mali'],
    [['Mali', 'Niger'], 'or', 'Mali or Niger'],
    [['Mali', 'Niger', 'Chad'], 'and', 'Mali, Niger and Chad'],
  ] as const)('%j', (things, joint, words) => {
    expect(listed(things, joint)).toBe(words)
  })
})

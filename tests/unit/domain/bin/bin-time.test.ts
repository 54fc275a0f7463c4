import { expect, it } from 'vitest'
import { isOverdue, keptUntil } from '../../../../src-main/domain/bin/bin-time'

it('what is deleted can be put back for thirty days, to the last moment of them', () => {
  expect(keptUntil('2025-06-01T10:00:00.000Z')).toBe('2025-07-01T10:00:00.000Z')
  expect(isOverdue('2025-06-01T10:00:00.000Z', '2025-07-01T10:00:00.000Z')).toBe(false)
  expect(isOverdue('2025-06-01T10:00:00.000Z', '2025-07-01T10:00:00.001Z')).toBe(true)
  expect(isOverdue('2025-06-01T10:00:00.000Z', '1999-01-01T00:00:00.000Z')).toBe(false)
})

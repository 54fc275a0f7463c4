import { expect, it } from 'vitest'
import { readFrontMatter } from '../../../../../src-main/domain/notes/folders/front-matter'

it('keeps an item of a list whole that holds a line separator', () => {
  const { fields } = readFrontMatter('---\naliases:\n- a\u2028b\n  - "c"\n-\td\n- \n---\n')
  expect(fields.get('aliases')).toEqual(['a\u2028b', 'c', 'd', ''])
})

import { describe, expect, it } from 'vitest'
import { SourceForm } from '../../../../src-renderer/state/forms/source-form.svelte'

describe('a source as it is being written', () => {
  it('takes a file’s name for its title, and another file’s when that is chosen instead', () => {
    const form = new SourceForm(null, '2026-01-01')
    form.takeFile({ name: 'minutes.txt', text: 'One.' })
    expect([form.title, form.fileName]).toEqual(['minutes', 'minutes.txt'])
    form.takeFile({ name: 'letter.md', text: 'Two.' })
    expect([form.title, form.fileName, form.text]).toEqual(['letter', 'letter.md', 'Two.'])
  })

  it('keeps a title that was written, whatever file is chosen', () => {
    const form = new SourceForm(null, '2026-01-01')
    form.takeFile({ name: 'minutes.txt', text: 'One.' })
    form.title = 'Minutes of the board'
    form.takeFile({ name: 'letter.md', text: 'Two.' })
    expect(form.title).toBe('Minutes of the board')
  })

  it('no longer says that the text is from a file once it is another text', () => {
    const form = new SourceForm(null, '2026-01-01')
    form.takeFile({ name: 'minutes.txt', text: 'One.' })
    form.text = 'Pasted.'
    expect(form.fileName).toBeNull()
  })
})

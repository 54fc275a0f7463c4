import { describe, expect, it } from 'vitest'
import { windowTitle } from '../../../src-renderer/lib/window-title'

describe('the title of a window', () => {
  it('names what is in view, then the dossier', () => {
    expect(windowTitle('Mali', 'Russia and the Sahel')).toBe('Mali — Russia and the Sahel — Dossier')
  })

  it('names the dossier once on its own page, and leaves out what is not there', () => {
    expect(windowTitle(undefined, 'Notes', 'Notes')).toBe('Notes — Dossier')
    expect(windowTitle('', undefined)).toBe('Dossier')
  })
})

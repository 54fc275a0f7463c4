import { describe, expect, it } from 'vitest'
import { ariaKeys, isCharacterKey, keyCap, matches } from '../../../src-renderer/lib/keys'

type Pressed = Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>>
const press = (key: string, held: Pressed = {}) =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }) as KeyboardEvent

describe('keys', () => {
  it('take Ctrl for Mod, and Command on a Mac', () => {
    expect(matches('Mod+K', press('k', { ctrlKey: true }), false)).toBe(true)
    expect(matches('Mod+K', press('k', { metaKey: true }), true)).toBe(true)
    expect(matches('Mod+K', press('k', { ctrlKey: true }), true)).toBe(false)
  })

  it('do not answer with another modifier held', () => {
    expect(matches('J', press('j', { ctrlKey: true }), false)).toBe(false)
    expect(matches('Mod+Z', press('z', { ctrlKey: true, shiftKey: true }), false)).toBe(false)
    expect(matches('Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true)
  })

  it('answer to a sign with and without Shift, since keyboards differ', () => {
    expect(matches('?', press('?', { shiftKey: true }), false)).toBe(true)
    expect(matches('?', press('?'), false)).toBe(true)
  })

  it('know single letters from combinations', () => {
    expect(['J', '?', 'Mod+K', 'F6', 'Alt+ArrowLeft'].map(isCharacterKey)).toEqual([true, true, false, false, false])
  })

  it('are written as on the key caps of the platform', () => {
    expect(keyCap('Mod+Shift+B', false)).toBe('Ctrl Shift B')
    expect(keyCap('Alt+ArrowLeft', false)).toBe('Alt ←')
    expect(keyCap('Mod+K', true)).toBe('⌘ K')
    expect(ariaKeys('Mod+K', false)).toBe('Control+K')
  })
})

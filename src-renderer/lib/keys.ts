/** A key combination in words: 'Mod+K', 'Alt+ArrowLeft', 'J', '?'. `Mod` is Ctrl, or Command on a Mac. */
export type Keys = string

const SHOWN: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' }

/** True when the event is the combination. Letters match whatever the state of Caps Lock. */
export function matches(keys: Keys, event: KeyboardEvent, isMac: boolean): boolean {
  const { key, mod, alt, shift } = parse(keys)
  const pressedMod = isMac ? event.metaKey : event.ctrlKey
  const otherMod = isMac ? event.ctrlKey : event.metaKey
  if (pressedMod !== mod || otherMod || event.altKey !== alt) return false
  // A sign such as '?' needs Shift on some keyboards and not on others.
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key)
  if (!isSign && event.shiftKey !== shift) return false
  return event.key.toLowerCase() === key.toLowerCase()
}

/** True for a single letter or sign, which must not work while the reader writes. */
export function isCharacterKey(keys: Keys): boolean {
  const { key, mod, alt } = parse(keys)
  return key.length === 1 && !mod && !alt
}

/** 'Ctrl K' or '⌘ K', as it stands on a key cap. */
export function keyCap(keys: Keys, isMac: boolean): string {
  const { key, mod, alt, shift } = parse(keys)
  const parts = [mod && (isMac ? '⌘' : 'Ctrl'), alt && (isMac ? '⌥' : 'Alt'), shift && (isMac ? '⇧' : 'Shift')]
  return [...parts, SHOWN[key] ?? key].filter(Boolean).join(' ')
}

/** The combination as `aria-keyshortcuts` wants it. */
export function ariaKeys(keys: Keys, isMac: boolean): string {
  return keys.replace('Mod', isMac ? 'Meta' : 'Control')
}

/** True when keys typed there write text. */
export function isWritingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
}

function parse(keys: Keys): { key: string; mod: boolean; alt: boolean; shift: boolean } {
  const parts = keys.split('+')
  return {
    key: parts.at(-1) || '+',
    mod: parts.includes('Mod'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
  }
}

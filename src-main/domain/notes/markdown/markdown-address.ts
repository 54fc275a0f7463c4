const LABEL = String.raw`\[((?:[^[\]\\\n]|\\.){0,1000})\]`
const ADDRESS = String.raw`<([^<>\n]{0,2000})>|((?:[^\s()<>\\]|\\.|\((?:[^\s()<>\\]|\\.){0,200}\)){1,2000})`
const TITLE = String.raw`(?:[ \t]+(?:"[^"\n]{0,1000}"|'[^'\n]{0,1000}'))?`
const REST = String.raw`${LABEL}\([ \t]{0,100}(?:${ADDRESS})${TITLE}[ \t]{0,100}\)`

/** `[label](address "title")`, each of them bounded. *Source*: CommonMark, inline links. */
export const ADDRESS_LINK = new RegExp(REST, 'g')
/** The same with a `!` before it, exactly where it is looked for. */
export const PICTURE = new RegExp(`!${REST}`, 'y')

/** The address of a match, as it is meant. */
export function addressIn([, , inAngles, bare]: RegExpExecArray): string {
  const address = unescaped(inAngles ?? bare ?? '')
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** Without the backslashes that keep signs from being read. */
export function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

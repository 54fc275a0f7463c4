import { decodeHTMLStrict } from 'entities'

const LABEL = String.raw`\[((?:[^[\]\\\n]|\\.){0,1000})\]`
const ADDRESS = String.raw`<([^<>\n]{0,2000})>|((?:[^\s()<>\\]|\\.|\((?:[^\s()<>\\]|\\.){0,200}\)){1,2000})`
const TITLE = String.raw`(?:[ \t]+(?:"[^"\n]{0,1000}"|'[^'\n]{0,1000}'))?`

/** `[label](address "title")`, each of them bounded. *Source*: CommonMark, inline links. */
export const ADDRESS_LINK = new RegExp(String.raw`${LABEL}\([ \t]{0,100}(?:${ADDRESS})${TITLE}[ \t]{0,100}\)`, 'g')

/** *Units*: UTF-16 code units. */
export const ADDRESS_MAX = 2_000
const ALLOWED = /^(?:https?:\/\/|mailto:)/i

/** True when a link of a note may carry the address. Judged with the characters gone that browsers leave out. */
export function isAllowedAddress(address: string): boolean {
  // eslint-disable-next-line no-control-regex -- browsers strip these from addresses, so 'java\tscript:' is no disguise
  const seen = address.replace(/[\u0000-\u0020\u007f-\u00a0\u2028\u2029]/g, '')
  return address.length <= ADDRESS_MAX && seen === address && ALLOWED.test(seen)
}

/** The address of a link as it is written, as it is meant: for what is a file's. */
export function addressIn(written: string): string {
  const address = unescaped(withoutAngles(written))
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** The address of a link as it is written, as a browser takes it. *Shape*: ASCII. */
export function addressOf(written: string): string {
  const address = unescaped(withoutAngles(written))
  const meant = address.includes('&') ? decodeHTMLStrict(address) : address
  return encoded(meant)
}

/** An address with nothing but ASCII in it. */
export function encoded(address: string): string {
  return encodeURI(address.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/%25([\da-f]{2})/gi, '%$1')
}

function withoutAngles(written: string): string {
  return written.startsWith('<') ? written.slice(1, -1) : written
}

/** Without the backslashes that keep signs from being read. */
export function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

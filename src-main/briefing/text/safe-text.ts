/** Controls, bidirectional overrides and half surrogate pairs: shown as a box, because dropping them would hide that they were there. */
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex -- the controls are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The text as it can be set: line ends and tabs are spaces, what can't be printed is U+FFFD; `tell` hears what that was. */
export function printable(text: string, tell?: (character: string) => void): string {
  return text.replace(/[\t\n\r\u0085\u2028\u2029]+/g, ' ').replace(UNPRINTABLE, (character) => {
    tell?.(character)
    return '\ufffd'
  })
}

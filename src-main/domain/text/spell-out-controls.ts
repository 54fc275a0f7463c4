/**
 * Text for a terminal: whatever would move its cursor, change its title or turn its lines around is written as `\\u001b` is, which
 * is the same text still where it stands in JSON. Line ends and tabs stay.
 */
export function spellOutControls(text: string): string {
  // eslint-disable-next-line no-control-regex -- the controls are what is looked for
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

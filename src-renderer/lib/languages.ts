const languages = new Intl.DisplayNames(undefined, { type: 'language', fallback: 'code' })
const scripts = new Intl.DisplayNames(undefined, { type: 'script', fallback: 'code' })

/** 'French' for 'fr', in the reader's language; empty when none is given. */
export function languageName(tag: string | undefined): string {
  return tag === undefined ? '' : named(languages, tag)
}

/** 'Cyrillic script' for 'Cyrl'; empty for Latin, which goes without saying. */
export function scriptName(code: string | undefined): string {
  return code === undefined || code === 'Latn' ? '' : `${named(scripts, code)} script`
}

function named(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    // A tag that the platform's tables refuse is shown as it stands.
    return code
  }
}

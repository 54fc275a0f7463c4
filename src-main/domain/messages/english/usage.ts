/** Sentences about how a command of the terminal was called. The usage of the command follows them. */
export const usageWords = {
  'usage.missing': ({ option }: Option) => `--${option} is missing.`,
  'usage.empty': ({ option }: Option) => `--${option} is empty.`,
  'usage.takes': ({ option, allowed }: Option & { allowed: string }) => `--${option} takes ${allowed}.`,
  'usage.none-of': ({ option, allowed, value }: Option & { allowed: string; value: string }) =>
    `--${option} is one of ${allowed}, not '${value}'.`,
  'usage.wrong': ({ option, reason }: Option & { reason: string }) => `--${option}: ${reason}`,
  'usage.ambiguous': ({ option, meant }: Option & { meant: string }) =>
    `--${option} can be read in more than one way: ${meant}. Write it so that it means one of them.`,
  'usage.name-what-to-delete': 'Name what to delete, or give --all.',
  'usage.all-needs-dossier': '--all needs --dossier.',
  'usage.name-one-file': 'Name one file.',
  'usage.name-what-to-put-back': 'Name one thing to put back.',
  'usage.name-folder': 'Name one folder.',
  'usage.name-folder-to-import': 'Name one folder to import.',
  'usage.name-file': 'Name one file to import.',
  'usage.name-entity': 'Name the entity to show.',
  'usage.name-source': 'Name the --source that the place is in.',
  'usage.say-where': 'Say where in the source it stands: --paragraph N or --page N.',
  'usage.say-when': '--value is missing: say when.',
  'usage.no-paragraph': ({
    title,
    paragraph,
    first,
    last,
  }: {
    title: string
    paragraph: string
    first: string
    last: string
  }) => `‘${title}’ has no paragraph ${paragraph}; its paragraphs go from ${first} to ${last}.`,
  'usage.not-typed': ({ label }: { label: string }) => `‘${label}’ takes a value that cannot be typed.`,
  'usage.unit-of-number': '--unit belongs to a number.',
  'usage.scheme-of-identifier': '--scheme belongs to an identifier.',
  'usage.precision-of-coordinates': '--precision belongs to coordinates.',
  'usage.country-of-address': '--country belongs to an address.',
  'usage.several-properties': ({ wanted, choices }: Choices) =>
    `Several properties are called ‘${wanted}’: ${choices}. Give the id.`,
  'usage.no-property': ({ wanted, choices }: Choices) =>
    `There is no property ‘${wanted}’ in this dossier. There are ${choices}.`,
  'usage.several-sources': ({ wanted, choices }: Choices) =>
    `Several sources are called ‘${wanted}’: ${choices}. Give the id.`,
  'usage.no-source': ({ wanted, choices }: Choices) =>
    `There is no source ‘${wanted}’ in this dossier. There are ${choices}.`,
  'usage.no-sources-yet': ({ wanted }: { wanted: string }) =>
    `There is no source ‘${wanted}’ in this dossier. It has none yet.`,
  'usage.carry-without-pdf': ({ carries }: { carries: string }) =>
    `--carry ${carries} is for a PDF; no other form takes anything along.`,
  'usage.decided-in-briefing': ({ option }: Option) => `--${option} is decided in the saved briefing; leave it out.`,
  'usage.choose-takes': ({ choices }: { choices: string }) =>
    `--choose takes a key and ${choices}, such as 'claims c-1=theirs'.`,
  'usage.choice-takes': ({ key, choices, state }: { key: string; choices: string; state: string }) =>
    `--choose ${key} takes ${choices}: it is ${state}.`,
  'usage.nothing-to-decide': ({ key }: { key: string }) =>
    `--choose: nothing has to be decided about '${key}'. --dry-run names the keys.`,
}

/** *Shape*: the name of an option, without its dashes. */
export interface Option {
  option: string
}

/** *Shape*: `choices` is a list of ids with what they are called. */
export interface Choices {
  wanted: string
  choices: string
}

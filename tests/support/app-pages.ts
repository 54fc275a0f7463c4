/** The pages of the bundled dossier, one of each kind, by the address behind the dossier's own. */
export const PAGES = {
  overview: 'overview',
  'an organisation': 'entity/aes',
  'a country': 'entity/mali',
  'a person': 'entity/sadio-camara',
  'a source with its text': 'source/klomegah-article',
  'a data package': 'source/world-atlas',
  timeline: 'timeline',
  audit: 'audit',
  'a list of entities': 'list/Topic',
  sources: 'sources',
  notes: 'notes',
  bin: 'bin',
  backups: 'backups',
  'the words that a claim cites': 'source/klomegah-article?paragraph=6&claim=c-aes-founded',
  'a page that is not there': 'entity/nobody-by-this-name',
} as const

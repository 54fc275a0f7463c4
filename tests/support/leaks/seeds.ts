import { SEED_MARK } from './find-seeds'

/** Where words are sown that a file may hold only if they were chosen, and never otherwise. */
export const PLACES = {
  paragraph: 'a paragraph of a cited source that nothing cites',
  around: 'what stands around cited words',
  source: 'a source that nothing printed cites',
  entity: 'an entity that nothing printed names',
  name: 'a name of an entity that is printed by another',
  claim: 'a claim that is not printed',
  link: 'why a printed claim contradicts one that is not',
  dossier: 'what the dossier says of itself and this briefing does not',
  id: 'the id of a record that is not printed',
  note: 'an open note that was not chosen',
  highlight: 'a highlight',
  briefing: 'another briefing',
  private: 'a private note',
  comment: 'a comment in a note that goes out',
  bin: 'the bin',
  other: 'another dossier',
  before: 'an earlier version',
  original: 'the name of a file that a source was read from, and what is in it',
  machine: 'a path, a user or a machine',
  stamp: 'the id that this machine has in the stamp of every record',
} as const
export type Place = keyof typeof PLACES

/** Gives out words, each once, and remembers where they were sown. */
export class Sower {
  private readonly sown = new Map<Place, string[]>()

  /** A word for a place. It can stand in an id, a path and a file name. */
  word(place: Place): string {
    const known = this.sown.get(place) ?? []
    const word = `${SEED_MARK}${place}${known.length + 1}x`
    this.sown.set(place, [...known, word])
    return word
  }

  of(place: Place): readonly string[] {
    return this.sown.get(place) ?? []
  }

  get all(): string[] {
    return [...this.sown.values()].flat()
  }
}

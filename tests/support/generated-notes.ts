import type { Note } from '../../src-main/domain/records/note'
import { madeUpProse, seededRandom } from './edited-text'

/**
 * Notes of about 600 characters of made-up prose. Every third links to an entity, every fifth names one without a link, every
 * seventh has a tag, every second is on an entity. *Shape*: the same for the same numbers.
 */
export function generatedNotes(count: number, entities: readonly { id: string; name: string }[], seed = 1): Note[] {
  const random = seededRandom(seed)
  const prose = madeUpProse(40_000, random)
  const entityAt = (at: number) => entities[at % entities.length]
  return Array.from({ length: count }, (_, at) => {
    const words: string[] = []
    let length = 0
    for (let word = Math.floor(random() * 39_000); length < 560; word++) {
      const text = (prose[word % prose.length] ?? 'x').trim()
      words.push(text)
      length += text.length + 1
    }
    const entity = entityAt(Math.floor(random() * entities.length))
    const place = Math.floor(words.length / 2)
    if (entity && at % 3 === 0) words.splice(place, 0, `[[${entity.id}|${entity.name}]]`)
    else if (entity && at % 5 === 0) words.splice(place, 0, entity.name)
    if (at % 7 === 0) words.push(`#topic-${at % 40}`)
    const on = entityAt(at)
    const time = new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString()
    return {
      id: `r-note-${at}`,
      targets: on && at % 2 === 0 ? [{ kind: 'entity' as const, id: on.id }] : [],
      title: '',
      body: words.join(' '),
      tags: [],
      createdAt: time,
      updatedAt: time,
    }
  })
}

import { readMoment } from './file-moment'
import type { FrontMatter } from './front-matter'

/** When a note was made and last changed. *Units*: ISO 8601 UTC. */
export interface NoteMoments {
  createdAt?: string
  updatedAt?: string
}

/** What programs and their templates call them, without case, spaces, dashes and underscores. */
const CREATED = ['created', 'createdat', 'datecreated', 'creationdate', 'createdon', 'ctime']
const UPDATED = ['updated', 'updatedat', 'dateupdated', 'modified', 'modifiedat', 'datemodified', 'lastmodified']
const MORE_UPDATED = ['lastmod', 'lastupdated', 'updatedon', 'mtime']
/** Often the day of what a note is about: it says when the note was made where nothing else does, and stays in its text. */
const DAY = ['date']

/** The fields of front matter that a note has a place for, whatever the case they are written in. */
export class KnownFields {
  readonly moments: NoteMoments
  private readonly taken = new Set<string>()
  private readonly names = new Map<string, string[]>()

  constructor(private readonly fields: FrontMatter['fields']) {
    for (const name of fields.keys()) {
      const key = name.toLowerCase().replace(/[ _-]/g, '')
      const same = this.names.get(key)
      if (same) same.push(name)
      else this.names.set(key, [name])
    }
    const created = this.moment(CREATED, true) ?? this.moment(DAY, false)
    const updated = this.moment([...UPDATED, ...MORE_UPDATED], true)
    this.moments = {
      ...(created !== undefined && { createdAt: created }),
      ...(updated !== undefined && { updatedAt: updated }),
    }
    for (const key of ['tag', 'tags']) this.take(key)
    if (typeof this.value('title') === 'string') this.take('title')
    if (['true', 'false'].includes(String(this.value('pinned')))) this.take('pinned')
  }

  value(key: string): string | readonly string[] | undefined {
    const [name] = this.names.get(key) ?? []
    return name === undefined ? undefined : this.fields.get(name)
  }

  /** True when all that a field says is in the note itself. */
  isTakenOver(name: string | undefined): boolean {
    return name !== undefined && this.taken.has(name)
  }

  private moment(keys: readonly string[], takes: boolean): string | undefined {
    for (const key of keys)
      for (const name of this.names.get(key) ?? []) {
        const value = this.fields.get(name)
        const moment = typeof value === 'string' ? readMoment(value) : undefined
        if (moment === undefined) continue
        if (takes) this.taken.add(name)
        return moment
      }
    return undefined
  }

  private take(key: string): void {
    const [name] = this.names.get(key) ?? []
    if (name !== undefined) this.taken.add(name)
  }
}

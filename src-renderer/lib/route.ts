import { idSchema, type Id } from '@domain/records/ids'
import { kindIdSchema, type KindId } from '@domain/vocabulary/definition'

/** A page of a dossier, with what in it is meant. */
export type Route =
  | { page: 'overview' }
  | { page: 'timeline' }
  | { page: 'notes'; note?: Id }
  | { page: 'audit' }
  | { page: 'bin' }
  | { page: 'backups' }
  | { page: 'sources' }
  | { page: 'list'; schema: KindId }
  | { page: 'entity'; id: Id; claim?: Id }
  | { page: 'source'; id: Id; paragraph?: string; claim?: Id }
  | { page: 'briefing'; id: Id }

/** Where the reader is. */
export interface Location {
  dossierId: Id
  route: Route
}

const PLAIN_PAGES = ['overview', 'timeline', 'audit', 'bin', 'backups', 'sources'] as const

/** The address of a location, to be put behind the page's own address. *Shape*: '#/d/sahel-russia/entity/mali?claim=c-1'. */
export function formatLocation({ dossierId, route }: Location): string {
  const base = `#/d/${dossierId}`
  switch (route.page) {
    case 'list':
      return `${base}/list/${route.schema}`
    case 'entity':
      return `${base}/entity/${route.id}${query({ claim: route.claim })}`
    case 'source':
      return `${base}/source/${route.id}${query({ paragraph: route.paragraph, claim: route.claim })}`
    case 'briefing':
      return `${base}/briefing/${route.id}`
    case 'notes':
      return `${base}/notes${query({ note: route.note })}`
    default:
      return `${base}/${route.page}`
  }
}

/** Reads an address; null when it names no location. */
export function parseLocation(hash: string): Location | null {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?')
  const [empty, d, dossierId, page, id] = path.split('/')
  if (empty !== '' || d !== 'd' || !isId(dossierId)) return null
  const route = parseRoute(page, id, new URLSearchParams(search))
  return route && { dossierId, route }
}

function parseRoute(page: string | undefined, id: string | undefined, search: URLSearchParams): Route | null {
  const plain = PLAIN_PAGES.find((name) => name === page)
  if (plain) return { page: plain }
  switch (page) {
    case 'notes':
      return { page, ...optional('note', idFrom(search.get('note'))) }
    case 'list': {
      const schema = kindIdSchema.safeParse(id)
      return schema.success ? { page, schema: schema.data } : null
    }
    case 'entity':
      return isId(id) ? { page, id, ...optional('claim', idFrom(search.get('claim'))) } : null
    case 'briefing':
      return isId(id) ? { page, id } : null
    case 'source': {
      const paragraph = search.get('paragraph')
      if (!isId(id)) return null
      return {
        page,
        id,
        ...(paragraph !== null && /^\d{1,7}$/.test(paragraph) && { paragraph }),
        ...optional('claim', idFrom(search.get('claim'))),
      }
    }
    default:
      return null
  }
}

/** True when both places show the same page, wherever in it. */
export function samePage(a: Location, b: Location): boolean {
  return formatPage(a) === formatPage(b)
}

function formatPage(location: Location): string {
  const [path = ''] = formatLocation(location).split('?')
  return path
}

function query(values: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`],
  )
  return given.length === 0 ? '' : `?${given.join('&')}`
}

function isId(text: string | null | undefined): text is Id {
  return idSchema.safeParse(text).success
}

function idFrom(text: string | null): Id | undefined {
  return isId(text) ? text : undefined
}

function optional<K extends string>(key: K, value: Id | undefined): { [P in K]?: Id } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: Id })
}

import { protocol, type Session } from 'electron'
import { readFile } from 'node:fs/promises'
import { normalize, sep } from 'node:path'
import { CONTENT_SECURITY_POLICY, fileWithin, headersOf } from '../files/served-file'

const SCHEME = 'app'
const HOST = 'dossier'

/** Where the renderer lives; a custom scheme, so that no file:// page and no web page shares its origin. */
export const APP_ORIGIN = `${SCHEME}://${HOST}`

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the files of a folder, and nothing outside it, as `app://dossier/…`. */
export function serveApp(session: Session, folder: string): void {
  const root = normalize(folder + sep)
  session.protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url)
    if (url.host !== HOST || (request.method !== 'GET' && request.method !== 'HEAD')) return refuse(404)
    const path = fileWithin(root, url.pathname)
    if (path === undefined) return refuse(404)
    try {
      const bytes = await readFile(path)
      return new Response(new Uint8Array(bytes), {
        headers: headersOf(path),
      })
    } catch {
      return refuse(404)
    }
  })
}

function refuse(status: number): Response {
  return new Response('', { status, headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY } })
}

import { protocol, type Session } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const SCHEME = 'app'
const HOST = 'dossier'

/** Where the renderer lives; a custom scheme, so that no file:// page and no web page shares its origin. */
export const APP_ORIGIN = `${SCHEME}://${HOST}`

/**
 * The content security policy of every page. Styles may be inline, since Svelte and the editor set style attributes;
 * scripts may not, and nothing may come from anywhere else.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

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
        headers: {
          'Content-Type': MIME_TYPES[extname(path)] ?? 'application/octet-stream',
          'Content-Security-Policy': CONTENT_SECURITY_POLICY,
          'X-Content-Type-Options': 'nosniff',
          'Cross-Origin-Opener-Policy': 'same-origin',
        },
      })
    } catch {
      return refuse(404)
    }
  })
}

function refuse(status: number): Response {
  return new Response('', { status, headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY } })
}

/** The file that a path names below the root; undefined for one that leads out of it. */
function fileWithin(root: string, pathname: string): string | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (decoded.includes('\0')) return undefined
  const path = normalize(join(root, decoded === '/' ? 'index.html' : decoded))
  return path.startsWith(root) ? path : undefined
}

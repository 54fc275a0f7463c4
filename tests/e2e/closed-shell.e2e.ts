import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '../support/window-test'

test('the page has the bridge and nothing else of the machine', async ({ reading }) => {
  const { page } = reading
  const reach = await page.evaluate(() => ({
    bridge: Object.keys((globalThis as unknown as { dossier: object }).dossier).sort(),
    node: ['require', 'process', 'Buffer', 'module', 'electron', 'ipcRenderer'].filter((name) => name in globalThis),
    origin: location.origin,
  }))
  expect(reach).toEqual({ bridge: ['call', 'on'], node: [], origin: 'app://dossier' })
})

test('every page comes with the strict content security policy', async ({ reading }) => {
  const { page } = reading
  const policy = await page.evaluate(async () => (await fetch('/index.html')).headers.get('content-security-policy'))
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.inlineRan = true'
    document.body.append(script)
    return 'inlineRan' in globalThis
  })
  expect(ran).toBe(false)
})

test('nothing outside the renderer’s folder is served', async ({ reading }) => {
  const { page } = reading
  const paths = [
    '/../main/index.cjs',
    '/%2e%2e/main/index.cjs',
    '/..%2f..%2fpackage.json',
    '/%2500',
    '/no-such-file.js',
  ]
  const statuses = await page.evaluate((all) => Promise.all(all.map(async (path) => (await fetch(path)).status)), paths)
  // A path that climbs is first flattened by the URL parser, so it can name a file of the renderer only.
  expect(statuses).toEqual(paths.map(() => 404))
})

test('no request reaches a server, not even on this machine', async ({ ownDesk: desk }) => {
  let requests = 0
  const server = createServer((_request, response) => {
    requests += 1
    response.setHeader('Access-Control-Allow-Origin', '*').end('reached')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    const { page, app } = await desk.open()
    const url = `http://127.0.0.1:${port}/`
    const fetched = await page.evaluate(async (target) => {
      const image = new Promise<string>((resolve) => {
        const element = new Image()
        element.onload = () => resolve('loaded')
        element.onerror = () => resolve('refused')
        element.src = `${target}pixel.png`
      })
      const text = await fetch(target).then(
        () => 'loaded',
        () => 'refused',
      )
      return [text, await image]
    }, url)
    expect(fetched).toEqual(['refused', 'refused'])
    // Past the page's policy: the session itself refuses as well.
    const bySession = await app.evaluate(
      ({ session }, target) =>
        session.defaultSession.fetch(target).then(
          () => 'loaded',
          () => 'refused',
        ),
      url,
    )
    expect(bySession).toBe('refused')
    expect(requests).toBe(0)
  } finally {
    server.close()
  }
})

test('the window cannot be led away, opened twice or given permissions', async ({ ownDesk: desk }) => {
  const { page, app } = await desk.open()
  expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true)
  await page.evaluate(() => {
    location.href = 'https://example.org/'
  })
  await page.evaluate(() => {
    location.href = 'file:///etc/passwd'
  })
  expect(await page.evaluate(() => location.origin)).toBe('app://dossier')
  expect(app.windows()).toHaveLength(1)
  const permissions = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as const
    return Promise.all(
      names.map((name) =>
        navigator.permissions.query({ name: name as PermissionName }).then(
          ({ state }) => state,
          () => 'denied',
        ),
      ),
    )
  })
  expect(permissions.every((state) => state === 'denied')).toBe(true)
})

test('the renderer runs sandboxed and isolated', async ({ reading }) => {
  const { app } = reading
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    // Electron has no public reader for these; its own security warnings use this one.
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    return contents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
})

test('a call that is not the contract’s is refused in words', async ({ reading }) => {
  const { page } = reading
  const answers = await page.evaluate(async () => {
    const bridge = (globalThis as unknown as { dossier: { call(channel: string, input: unknown): Promise<unknown> } })
      .dossier
    return Promise.all([
      bridge.call('no:such', {}),
      bridge.call('dossier:open', { dossierId: '../../etc' }),
      bridge.call('__proto__', {}),
      bridge.call('entity:page', { dossierId: 'sahel-russia', id: 'no-such-page' }),
    ])
  })
  expect(answers).toMatchObject([
    { ok: false, error: { code: 'invalid-input' } },
    { ok: false, error: { code: 'invalid-input' } },
    { ok: false, error: { code: 'invalid-input' } },
    { ok: false, error: { code: 'not-found' } },
  ])
})

test('the window comes back where it was left', async ({ ownDesk: desk }) => {
  const first = await desk.open()
  await first.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 1010, height: 640 })
  })
  await first.page.waitForFunction(() => window.innerWidth <= 1010)
  await desk.quit()
  const second = await desk.open()
  const bounds = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  expect(bounds).toMatchObject({ width: 1010, height: 640 })
})

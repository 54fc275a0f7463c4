import { describe, expect, it } from 'vitest'
import { hasDisplay } from '../../../scripts/lib/display.mjs'
import { causeIn, isHarmless } from '../../../scripts/lib/electron-window.mjs'
import { dataFolderArguments } from '../../../scripts/lib/headless-briefing.mjs'
import { isSupportedNode } from '../../../scripts/lib/node-version.mjs'

describe('a display', () => {
  it('is told by either variable on Linux, and is always there elsewhere', () => {
    expect(hasDisplay({}, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
    expect(hasDisplay({}, 'darwin')).toBe(true)
  })
})

describe('what Electron says when it cannot start', () => {
  it.each([
    ['[1:1123/1.2:ERROR:ozone_platform_x11.cc(240)] Missing X server or $DISPLAY', 'no-display'],
    [
      '[1:1123/1.2:FATAL:setuid_sandbox_host.cc(158)] The SUID sandbox helper binary was found, but is not configured correctly.',
      'no-sandbox',
    ],
    ['[1:1123/1.2:FATAL:zygote_host_impl_linux.cc(117)] No usable sandbox! Update your kernel', 'no-sandbox'],
    ['electron: error while loading shared libraries: libgbm.so.1: cannot open shared object file', 'missing-library'],
    ['Error: the library could not be read', undefined],
  ])('%j is recognised as %s', (line, cause) => {
    expect(causeIn(line)).toBe(cause)
  })

  it('is hidden only where it is Chromium missing a bus or a graphics card', () => {
    expect(isHarmless('[1:1123/183849.7:ERROR:bus.cc(399)] Failed to connect to the bus')).toBe(true)
    expect(isHarmless('[1:1123/183849.7:ERROR:dbus/bus.cc:408] Failed to connect to the bus')).toBe(true)
    expect(isHarmless('[1:1123/183849.7:ERROR:ozone_platform_x11.cc(240)] Missing X server or $DISPLAY')).toBe(false)
    expect(isHarmless('Error: bus.cc is not defined')).toBe(false)
  })
})

describe('a start without a window', () => {
  it('passes on the data folder in either spelling, and nothing else', () => {
    expect(dataFolderArguments(['--verbose', '--data-dir', '/data'])).toEqual(['--data-dir', '/data'])
    expect(dataFolderArguments(['--data-dir=/data', '--no-sandbox'])).toEqual(['--data-dir=/data'])
    expect(dataFolderArguments(['--no-sandbox'])).toEqual([])
  })
})

describe('the Node version', () => {
  it.each([
    ['18.20.4', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['21.7.3', false],
    ['22.11.0', false],
    ['22.12.0', true],
    ['25.0.0', true],
  ])('%s is supported: %s', (version, isSupported) => {
    expect(isSupportedNode(version)).toBe(isSupported)
  })
})

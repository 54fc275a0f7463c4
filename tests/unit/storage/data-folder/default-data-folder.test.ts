import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resolveDataFolder } from '../../../../src-main/storage/data-folder/default-data-folder'

const linux = { name: 'linux', home: '/home/a' } as const

describe('the data folder', () => {
  it('is the one given as an argument, before all else', () => {
    const env = { DOSSIER_DATA_DIR: '/env', XDG_DATA_HOME: '/xdg' }
    expect(resolveDataFolder(['--data-dir', '/arg'], env, linux)).toBe('/arg')
    expect(resolveDataFolder(['note', '--data-dir=here'], env, linux)).toBe(resolve('here'))
    expect(resolveDataFolder([], env, linux)).toBe('/env')
  })

  it('is the platform’s place for data by default', () => {
    expect(resolveDataFolder([], {}, linux)).toBe('/home/a/.local/share/dossier')
    expect(resolveDataFolder([], { XDG_DATA_HOME: '/xdg' }, linux)).toBe('/xdg/dossier')
    expect(resolveDataFolder([], { XDG_DATA_HOME: 'relative' }, linux)).toBe('/home/a/.local/share/dossier')
    expect(resolveDataFolder([], {}, { name: 'darwin', home: '/Users/a' })).toBe(
      '/Users/a/Library/Application Support/Dossier',
    )
    expect(resolveDataFolder([], { APPDATA: '/roaming' }, { name: 'win32', home: '/a' })).toBe('/roaming/Dossier')
  })
})

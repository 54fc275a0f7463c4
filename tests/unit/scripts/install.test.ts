import { describe, expect, it } from 'vitest'
import { findMismatches } from '../../../scripts/lib/install.mjs'
import { npmCommand } from '../../../scripts/lib/npm.mjs'

describe('what is installed against what the lockfile asks for', () => {
  it('matches when every locked package is there in its version', () => {
    const wanted = { '': {}, 'node_modules/a': { version: '1.0.0' } }
    expect(
      findMismatches(wanted, { 'node_modules/a': { version: '1.0.0' }, 'node_modules/extra': { version: '9.0.0' } }),
    ).toEqual([])
  })

  it('differs by a missing package and by another version', () => {
    const wanted = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } }
    expect(findMismatches(wanted, { 'node_modules/b': { version: '1.0.1' } })).toEqual([
      'node_modules/a',
      'node_modules/b',
    ])
  })

  it('does not miss what npm leaves out on this machine', () => {
    const wanted = { 'node_modules/mac-only': { version: '1.0.0', optional: true, os: ['darwin'] } }
    expect(findMismatches(wanted, {})).toEqual([])
  })
})

describe('the npm that is called', () => {
  it('is the one that started us', () => {
    expect(npmCommand({ npm_execpath: '/lib/npm/bin/npm-cli.js' }, 'linux').args).toEqual(['/lib/npm/bin/npm-cli.js'])
  })

  it('is the one on the PATH when another package manager started us', () => {
    expect(npmCommand({ npm_execpath: '/lib/yarn.js' }, 'linux')).toEqual({ command: 'npm', args: [], shell: false })
  })
})

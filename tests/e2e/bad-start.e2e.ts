import { spawn } from 'node:child_process'
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { resolveProjectRuntime } from '../../scripts/lib/electron-runtime.mjs'
import { projectFolder } from '../../scripts/lib/project.mjs'
import { isRoot } from '../../scripts/lib/system-libraries.mjs'
import { createDataFolder } from '../support/electron-launch'
import { expect, test } from '@playwright/test'

const BUNDLE = 'resources/dossiers/sahel-russia/dossier.json'

/** Starts the app and answers what it said on the terminal, once it said that it could not start. */
async function failedStart(appFolder: string, dataFolder: string): Promise<string> {
  const { executable } = await resolveProjectRuntime()
  const args = [appFolder, ...(isRoot() ? ['--no-sandbox'] : [])]
  const app = spawn(executable, args, { env: { ...process.env, DOSSIER_DATA_DIR: dataFolder } })
  try {
    return await new Promise<string>((resolve, reject) => {
      let said = ''
      const limit = setTimeout(() => reject(new Error(`the app did not say why it could not start: ${said}`)), 30_000)
      app.stderr.on('data', (text) => {
        said += String(text)
        if (!/Dossier could not start: .+\n/.test(said)) return
        clearTimeout(limit)
        resolve(said)
      })
    })
  } finally {
    app.kill('SIGKILL')
  }
}

test('a bundled dossier that does not parse is named with the place, and nothing is changed', async () => {
  const { dataFolder, remove } = await createDataFolder()
  try {
    const copy = path.join(dataFolder, 'app')
    await mkdir(path.join(copy, path.dirname(BUNDLE)), { recursive: true })
    await cp(path.join(projectFolder, 'package.json'), path.join(copy, 'package.json'))
    await symlink(path.join(projectFolder, 'out'), path.join(copy, 'out'))
    await symlink(path.join(projectFolder, 'node_modules'), path.join(copy, 'node_modules'))
    const bundle = await readFile(path.join(projectFolder, BUNDLE), 'utf8')
    await writeFile(path.join(copy, BUNDLE), bundle.replace('"kind": "fact"', '"kind": "rumour"'))
    const said = await failedStart(copy, path.join(dataFolder, 'data'))
    expect(said).toMatch(/claims\.\d+\.kind/)
    expect(await readdir(path.join(dataFolder, 'data', 'dossiers')).catch(() => [])).toEqual([])
  } finally {
    await remove()
  }
})

test('a data folder that cannot be written is named with what to do', async () => {
  const { dataFolder, remove } = await createDataFolder()
  try {
    await writeFile(path.join(dataFolder, 'a-file'), 'not a folder')
    const said = await failedStart(projectFolder, path.join(dataFolder, 'a-file', 'data'))
    expect(said).toMatch(/folder/i)
    expect(said).toMatch(/choose|name|give/i)
    expect(await readFile(path.join(dataFolder, 'a-file'), 'utf8')).toBe('not a folder')
  } finally {
    await remove()
  }
})

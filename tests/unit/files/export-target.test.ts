import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, copyFile, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isRoot } from '../../../scripts/lib/system-libraries.mjs'
import { wholeFile } from '../../../src-main/files/export-target'
import { tempFolder } from '../../support/temp-folder'

/** A file that can't be opened for writing. Root may write what it likes, but for a program that runs. */
async function protectedFile(folder: string): Promise<string> {
  const path = join(folder, 'out')
  if (!isRoot()) {
    await writeFile(path, 'the old text')
    await chmod(path, 0o444)
    return path
  }
  await copyFile(process.execPath, path)
  const program = spawn(path, ['--eval', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  await once(program, 'spawn')
  onTestFinished(() => void program.kill('SIGKILL'))
  return path
}

describe('a file that is exported', () => {
  it('does not take the place of one that is protected against writing, and leaves nothing beside it', async () => {
    const folder = await tempFolder()
    const path = await protectedFile(folder)
    const { ino } = await stat(path)
    const target = wholeFile(path)
    await expect(target.write('', Buffer.from('the new text'))).rejects.toMatchObject({ code: 'storage-failed' })
    expect((await stat(path)).ino).toBe(ino)
    expect(await readdir(folder)).toEqual(['out'])
  })

  it('takes the place of an older one only when it is whole', async () => {
    const folder = await tempFolder()
    const path = join(folder, 'out')
    await writeFile(path, 'the old text')
    const target = wholeFile(path)
    await target.write('', Buffer.from('the new '))
    expect(await readFile(path, 'utf8')).toBe('the old text')
    await target.write('', Buffer.from('text'))
    expect(await target.publish()).toBe(12)
    expect(await readFile(path, 'utf8')).toBe('the new text')
    expect(await readdir(folder)).toEqual(['out'])
  })
})

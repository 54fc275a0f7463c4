import { mkdir, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFolder } from '../../../scripts/lib/project.mjs'
import { runProgram } from '../../../src-main/cli/program'
import { READING } from '../../support/reading'

/** The terminal program on a small library's folders: answers how a command line ended, and all that it said. */
export async function terminalOn({ root, dataFolder }: { root: string; dataFolder: string }) {
  const project = join(root, 'project')
  await mkdir(join(project, 'resources'), { recursive: true })
  await symlink(join(projectFolder, 'package.json'), join(project, 'package.json'))
  for (const name of await readdir(join(projectFolder, 'resources'))) {
    const from = name === 'dossiers' ? join(root, 'dossiers') : join(projectFolder, 'resources', name)
    await symlink(from, join(project, 'resources', name))
  }
  const env = { DOSSIER_DATA_DIR: dataFolder, XDG_CONFIG_HOME: join(root, 'config') }
  return async (...args: string[]) => {
    const said: string[] = []
    const hear = (line: string) => said.push(line)
    const code = await runProgram(args, { projectFolder: project, reading: READING, env, print: hear, warn: hear })
    return { code, said: said.join('\n') }
  }
}

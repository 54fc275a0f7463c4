import { mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { projectFolder } from '../../../scripts/lib/project.mjs'
import { runProgram } from '../../../src-main/cli/program'
import { READERS } from '../../support/readers'

/** A file as it was written, and its path inside what was written. */
export interface WrittenFile {
  name: string
  bytes: Buffer
}

/** The commands that write outside the data folder. A new one must be searched for what may not leave. */
export const WRITING_COMMANDS = ['brief', 'export'] as const

/** The files at a path: the one that it is, or all in the folder. */
export async function filesAt(path: string): Promise<WrittenFile[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined)
  if (!entries) return [{ name: '', bytes: await readFile(path) }]
  const files = entries.filter((entry) => entry.isFile())
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const file = join(parentPath, name)
      return { name: relative(path, file), bytes: await readFile(file) }
    }),
  )
}

/** A project of which the terminal program finds the bundled dossiers of a test, and everything else of the real one. */
export async function terminalProject(root: string): Promise<string> {
  const project = join(root, 'project')
  await mkdir(join(project, 'resources'), { recursive: true })
  await symlink(join(projectFolder, 'package.json'), join(project, 'package.json'))
  for (const name of await readdir(join(projectFolder, 'resources')))
    await symlink(
      name === 'dossiers' ? join(root, 'dossiers') : join(projectFolder, 'resources', name),
      join(project, 'resources', name),
    )
  return project
}

/** Runs a command line beside the open library. *Shape*: how it ended, and all that it said. */
export async function atTerminal(
  project: string,
  dataFolder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number; said: string }> {
  const said: string[] = []
  const hear = (line: string) => said.push(line)
  const code = await runProgram(args, {
    projectFolder: project,
    readers: READERS,
    env: { ...env, DOSSIER_DATA_DIR: dataFolder },
    print: hear,
    warn: hear,
  })
  return { code, said: said.join('\n') }
}

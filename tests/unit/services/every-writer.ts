import { mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { projectFolder } from '../../../scripts/lib/project.mjs'
import { runProgram } from '../../../src-main/cli/program'
import { READING } from '../../support/reading'

/** A file as it was written, and its path inside what was written. */
export interface WrittenFile {
  name: string
  bytes: Buffer
}

/**
 * What each command writes: `leaves` for what goes to a place that is named outside of the data folder, and is searched for whatever may
 * not leave; `stays` for what is written in the data folder, if anything is.
 */
export const WHAT_COMMANDS_WRITE: Readonly<Record<string, 'leaves' | 'stays'>> = {
  backup: 'stays',
  bin: 'stays',
  'bin delete': 'stays',
  'bin restore': 'stays',
  brief: 'leaves',
  'briefing list': 'stays',
  'bring-back': 'stays',
  check: 'stays',
  'claim add': 'stays',
  copy: 'leaves',
  'data-folder': 'stays',
  export: 'leaves',
  import: 'stays',
  list: 'stays',
  'note add': 'stays',
  'note import': 'stays',
  'note list': 'stays',
  'original add': 'stays',
  'original list': 'stays',
  'original remove': 'stays',
  'original save': 'leaves',
  restore: 'stays',
  show: 'stays',
}

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
    reading: READING,
    env: { ...env, DOSSIER_DATA_DIR: dataFolder },
    print: hear,
    warn: hear,
  })
  return { code, said: said.join('\n') }
}

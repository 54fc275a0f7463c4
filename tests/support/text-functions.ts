import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { projectFolder } from '../../scripts/lib/project.mjs'

/** Where functions read what somebody wrote. */
const FOLDERS = [
  'src-main/domain',
  'src-main/importers',
  'src-main/exporters',
  'src-main/figures',
  'src-main/briefing/forms',
  'src-main/briefing/pdf',
  'src-main/briefing/text',
  'src-renderer/lib',
  'src-renderer/notes-editor',
  'src-renderer/spelling',
]

/** The exported functions there that are given a text or a list of texts. *Shape*: name by file. */
export function textFunctions(): { file: string; name: string }[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(path.join(projectFolder, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /(?<!\.d)\.ts$/.test(entry.name))
      .map((entry) => path.relative(projectFolder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .flatMap((file) =>
        functionsIn(readFileSync(path.join(projectFolder, file), 'utf8')).map((name) => ({ file, name })),
      ),
  )
}

function functionsIn(code: string): string[] {
  const source = ts.createSourceFile('a.ts', code, ts.ScriptTarget.Latest, true)
  return source.statements.flatMap((statement) =>
    ts.isFunctionDeclaration(statement) &&
    statement.name &&
    statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) &&
    statement.parameters.some(({ type }) => type !== undefined && TEXT.test(type.getText()))
      ? [statement.name.text]
      : [],
  )
}

const TEXT = /^(?:readonly )?string(?:\[\])?(?: \| undefined)?$/

/** The names that a file of code speaks. */
export function namesIn(file: string): Set<string> {
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text)
    ts.forEachChild(node, visit)
  }
  const code = readFileSync(path.join(projectFolder, file), 'utf8')
  ts.createSourceFile('a.ts', code, ts.ScriptTarget.Latest)
    .statements.filter((s) => !ts.isImportDeclaration(s))
    .forEach(visit)
  return names
}

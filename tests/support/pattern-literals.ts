import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'svelte/compiler'
import ts from 'typescript'
import { projectFolder } from '../../scripts/lib/project.mjs'

/** A pattern as it stands in the code. */
export interface PatternLiteral {
  /** *Shape*: path from the project folder, with forward slashes. */
  file: string
  source: string
  flags: string
}

/** The patterns of the product, and the files that put some together while they run. */
export function patternLiterals(): { literals: PatternLiteral[]; made: string[] } {
  const literals: PatternLiteral[] = []
  const made: string[] = []
  for (const file of ['src-main', 'src-renderer'].flatMap(codeBelow)) {
    const text = readFileSync(path.join(projectFolder, file), 'utf8')
    if (file.endsWith('.svelte')) {
      literals.push(...inTree(parse(text, { modern: true }), file))
      if (/\bRegExp\(/.test(text)) made.push(file)
    } else inScript(text, file, literals, made)
  }
  return { literals, made }
}

function codeBelow(top: string): string[] {
  return readdirSync(path.join(projectFolder, top), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
    .map((entry) => path.relative(projectFolder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
}

function inScript(text: string, file: string, literals: PatternLiteral[], made: string[]): void {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      literals.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
    } else if (
      (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === 'RegExp'
    )
      made.push(file)
    ts.forEachChild(node, visit)
  }
  visit(source)
}

function* inTree(node: unknown, file: string): Generator<PatternLiteral> {
  if (typeof node !== 'object' || node === null) return
  if ('regex' in node && typeof node.regex === 'object' && node.regex !== null) {
    const { pattern, flags } = { pattern: '', flags: '', ...node.regex }
    yield { file, source: pattern, flags }
    return
  }
  for (const child of Object.values(node)) yield* inTree(child, file)
}

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** What puts something where others find it: files, another program, the printer, the clipboard. */
const MEANS: readonly (readonly [string, RegExp])[] = [
  [
    'files',
    /import (?!type)[^'"]*\b(writeFile|writeFileSync|appendFile|appendFileSync|open|openSync|createWriteStream|copyFile|cp|rename|mkdtemp|writeSync|symlink|link)\b[^'"]*from 'node:fs(?:\/promises)?'/,
  ],
  [
    'all of the file system',
    /import (?:\w+|\* as \w+)(?:, *\{[^}]*\})? from 'node:fs(?:\/promises)?'|(?:require|import)\('(?:node:)?fs(?:\/promises)?'\)/,
  ],
  ['the disk that storage writes to', /import (?!type)[^'"]*\bnodeDisk\b/],
  ['another program', /from 'node:child_process'/],
  [
    'a connection',
    /from 'node:(?:net|http|https|http2|dgram|tls)'|\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\(|sendBeacon/,
  ],
  [
    'the printer or a page as a file',
    /\bprintToPDF\b|\b(?:window|webContents|contents)\.print\(|\bcapturePage\b|savePage\(|desktopCapturer/,
  ],
  ['the clipboard', /navigator\.clipboard|execCommand|\bclipboard\b[^'"\n]*from 'electron'|dataTransfer\.setData/],
  ['a file from the window', /createObjectURL|showSaveFilePicker|<a[^>]*\sdownload\b/],
  ['a place that a person chooses', /\.choose(?:Save|Folder)\(/],
]

/** Every module of the app that has such a means. *Shape*: `path: means`, sorted. */
export function writingModules(projectFolder: string): string[] {
  return ['src-main', 'src-renderer']
    .flatMap((top) => readdirSync(path.join(projectFolder, top), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|svelte|html)$/.test(entry.name))
    .flatMap((entry) => {
      const file = path.join(entry.parentPath, entry.name)
      return meansIn(readFileSync(file, 'utf8')).map(
        (means) => `${path.relative(projectFolder, file).split(path.sep).join('/')}: ${means}`,
      )
    })
    .sort()
}

/** The means that a module's text shows. */
export function meansIn(text: string): string[] {
  return MEANS.filter(([, sign]) => sign.test(text)).map(([means]) => means)
}

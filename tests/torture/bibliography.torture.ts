import { tryBibliography } from './bibliography'
import { conclude } from './verdict'

const { lines, failures } = await tryBibliography()
for (const line of lines) console.log(line)
conclude(failures)

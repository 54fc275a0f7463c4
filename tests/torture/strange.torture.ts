import { tryStrangeThings } from './strange'
import { conclude } from './verdict'

const { lines, failures } = await tryStrangeThings()
for (const line of lines) console.log(line)
conclude(failures)

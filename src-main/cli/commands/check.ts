import { checkDossier } from '../../services/check-dossier'
import { command, EXIT, required } from '../command'

export const check = command({
  name: 'check',
  usage: 'dossier check --dossier ID [--json]',
  summary: 'Check a dossier’s provenance and integrity.',
  help: [
    '--dossier ID   the dossier to check',
    '--json         counts and findings as one JSON document',
    'It ends with 1 when a claim has no citation, a link no target or a date does not parse.',
  ],
  options: { dossier: { type: 'string' }, json: { type: 'boolean' } },
  async run(terminal, { dossier, json }) {
    const session = await terminal.open(required(dossier, 'dossier'), 'read')
    const { counts, findings } = checkDossier(session)
    if (json) terminal.print(JSON.stringify({ counts, findings }, null, 2))
    else {
      for (const finding of findings) terminal.print(`${finding.place}: ${finding.message}`)
      terminal.print(
        `${counts.claims} claims: ${counts.cited} cited, ${counts.ownJudgement} own judgement, ${counts.corroborated} corroborated, ` +
          `${counts.singleSource} from a single source, ${counts.disputed} disputed. ` +
          (findings.length === 0
            ? 'No fault found.'
            : `${findings.length} ${findings.length === 1 ? 'fault' : 'faults'} found.`),
      )
    }
    return findings.length === 0 ? EXIT.done : EXIT.failed
  },
})

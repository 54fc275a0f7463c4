import { counted } from '../../domain/text/counted'
import { revealBidiControls } from '../../domain/records/text'
import { claimSentence } from '../../domain/views/claim-in-full'
import type { ChangedCitation } from '../../domain/views/changed-citations'
import type { Dispute } from '../../domain/views/entity-page'
import type { ProposalView } from '../../domain/views/proposal-view'
import type { DoubtfulValue } from '../../domain/views/doubtful-values'
import type { UnknownWord } from '../../domain/views/unknown-words'
import { checkDossier } from '../../services/content/check-dossier'
import { originalFindings } from '../../services/content/originals'
import { command, EXIT } from '../command'
import { required } from '../required'

export const check = command({
  usage: 'dossier check --dossier ID [--json]',
  help: [
    '--dossier ID   the dossier to check',
    '--json         counts, findings, contradictions, what looks like one, unknown words and doubtful values as one JSON document',
    'It ends with 1 when a claim has no citation, a link no target, a date does not parse or a file of a source is not whole.',
  ],
  options: { dossier: { type: 'string' }, json: { type: 'boolean' } },
  async run(terminal, { dossier, json }) {
    const session = await terminal.open(required(dossier, 'dossier'), 'read')
    const { storage } = await terminal.library('read')
    const said = checkDossier(session)
    const checked = { ...said, findings: [...said.findings, ...(await originalFindings(storage, session))] }
    const { counts, findings, disputes, proposals, reworded, unknownWords, doubtfulValues } = checked
    if (json) terminal.print(JSON.stringify(checked, null, 2))
    else {
      for (const line of [
        ...disputes.flatMap(disputeLines),
        ...proposals.flatMap(proposalLines),
        ...reworded.flatMap(rewordedLines),
        ...unknownWords.flatMap(unknownLines),
        ...doubtfulValues.flatMap(doubtfulLines),
      ])
        terminal.print(revealBidiControls(line))
      for (const finding of findings) terminal.print(revealBidiControls(finding.words))
      terminal.print(
        `${counted(counts.claims, 'claim')}: ${counts.cited} cited, ${counts.ownJudgement} own judgement, ${counts.corroborated} corroborated, ` +
          `${counts.singleSource} from a single source, ${counts.disputed} disputed, ${proposals.length} to be decided, ${reworded.length} to be read again. ` +
          (findings.length === 0 ? 'No fault found.' : `${counted(findings.length, 'fault')} found.`),
      )
    }
    return findings.length === 0 ? EXIT.done : EXIT.failed
  },
})

function disputeLines({ sides, because }: Dispute): string[] {
  return [
    'Cannot all hold:',
    ...sides.map((side) => `  ${side.id}  ${claimSentence(side)}`),
    ...(because === undefined ? [] : [`  because: ${because}`]),
  ]
}

/** What a person reads again in the window. */
function rewordedLines({ citation, claim, line = '', entity }: ChangedCitation): string[] {
  const { reworded, source, locator } = citation
  return [
    `Reworded since in ${source.shortTitle}, ${locator}:`,
    `  ${claim ? `${claim.id}  ${claimSentence(claim)}` : `${entity ? `${entity.name}: ` : ''}${line}`}`,
    `  was: ${reworded?.was ?? ''}`,
    `  is: ${reworded?.now ?? ''}`,
  ]
}

/** What the dossier says in words that nobody defines. */
function unknownLines({ what, id, words, uses, entities }: UnknownWord): string[] {
  const more = uses > entities.length ? ', …' : ''
  return [
    `Nobody defines the ${what} ‘${words}’ (${id}), used ${uses === 1 ? 'once' : `${uses} times`}:`,
    `  ${entities.map(({ name }) => name).join(', ')}${more}`,
  ]
}

/** What a person compares with its source. */
function doubtfulLines({ claim, reason }: DoubtfulValue): string[] {
  return ['Looks mistyped:', `  ${claim.id}  ${claimSentence(claim)}`, `  ${reason}`]
}

/** What a person decides in the window. */
function proposalLines({ claim, others, because }: ProposalView): string[] {
  return [
    'Perhaps cannot both hold; nobody has decided:',
    ...[claim, ...others].map((side) => `  ${side.id}  ${claimSentence(side)}`),
    `  looks like it: ${because}`,
  ]
}

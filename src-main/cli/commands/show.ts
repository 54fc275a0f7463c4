import { dayWords } from '../../domain/dating/reader-day'
import { revealBidiControls } from '../../domain/records/text'
import { claimUnderLabel, claimSentence } from '../../domain/views/claim-in-full'
import type { ClaimView } from '../../domain/views/claim-view'
import { entityPage, type EntityPage } from '../../domain/views/entity-page'
import { whyUnsourced } from '../../domain/views/unsourced'
import { FIRST_DOSSIER } from '../../services/session/bundled-dossiers'
import { found } from '../../services/session/dossier-session'
import { command, EXIT, UsageError } from '../command'
import { findEntity } from '../find-entity'
import { say } from '../../domain/messages/message'

export const show = command({
  usage: 'dossier show ENTITY [--dossier ID] [--json]',
  help: [
    'ENTITY         its id or any of its names, in any script',
    `--dossier ID   the dossier it is in (${FIRST_DOSSIER} when not given)`,
    '--json         the entity as one JSON document',
  ],
  options: { dossier: { type: 'string' }, json: { type: 'boolean' } },
  async run(terminal, { dossier, json }, positionals) {
    const wanted = positionals.join(' ')
    if (wanted === '') throw new UsageError(say('usage.name-entity'))
    const { index } = await terminal.open(dossier ?? FIRST_DOSSIER, 'read')
    const page = found(entityPage(index, findEntity(index, wanted).id), 'entity')
    if (json) terminal.print(JSON.stringify(page, null, 2))
    else for (const line of pageLines(page)) terminal.print(revealBidiControls(line))
    return EXIT.done
  },
})

function* pageLines(page: EntityPage): Generator<string> {
  yield page.name
  yield page.typeLabel
  const others = page.names.slice(1).map((name) => name.value)
  if (others.length > 0) yield others.join(' · ')
  if (page.summary) {
    yield ''
    yield `${page.summary.text} ${citations(page.summary)}`
  }
  yield* section(
    'Key facts',
    page.keyFacts.flatMap((fact) => fact.claims.map((claim) => `${fact.label}: ${claimLine(claim, page)}`)),
  )
  yield* section(
    'Disputed',
    page.disputes.flatMap(({ sides, because }) => [
      ...sides.map((side) => `${side.label}: ${claimLine(side, page)}`),
      ...(because === undefined ? [] : [`  Cannot all hold: ${because}`]),
    ]),
  )
  yield* section(
    'Perhaps contradictory, not decided',
    page.proposals.flatMap(({ claim, others, because }) => [
      ...[claim, ...others].map((side) => `${side.label}: ${claimLine(side, page)}`),
      `  Looks like it: ${because}`,
    ]),
  )
  yield* section(
    'Relations',
    page.relations.flatMap((group) =>
      group.relations.map(
        ({ other, claim }) => `${group.label}: ${withSources(claimUnderLabel(claim, other.name), claim)}`,
      ),
    ),
  )
  const line = (claim: ClaimView) => claimLine(claim, page)
  yield* section('Accounts', page.accounts.map(line))
  yield* section('Said about it', page.statementsAbout.map(line))
  yield* section('Said by it', page.statementsBy.map(line))
  yield* section(
    'Notes',
    page.notes.map((note) => `${note.label} (${dayWords(note.updatedAt)})`),
  )
}

function* section(title: string, lines: readonly string[]): Generator<string> {
  if (lines.length === 0) return
  yield ''
  yield title
  for (const line of lines) yield `  ${line}`
}

/** What the page says of its own entity, or of another one. */
function claimLine(claim: ClaimView, page: EntityPage): string {
  const words = claim.subject.id === page.id ? claimUnderLabel(claim) : claimSentence(claim)
  return withSources(words, claim)
}

function withSources(words: string, claim: ClaimView): string {
  const unsourced = whyUnsourced(claim.citations)
  const contradicted = (claim.disputesDeleted ?? []).map(({ label }) => `contradicts ${label}`)
  const standing = [
    ...(claim.status === 'disputed' ? ['disputed'] : []),
    ...(claim.citations.length > 0 && unsourced !== undefined ? [unsourced] : []),
    ...contradicted,
  ]
  return `${words}${standing.map((word) => ` {${word}}`).join('')} ${citations(claim)}`
}

function citations(line: { citations: ClaimView['citations'] }): string {
  if (line.citations.length === 0) return '[own judgement]'
  return `[${line.citations.map((citation) => `${citation.source.shortTitle}, ${citation.locator}${citation.reworded ? ' (reads otherwise since)' : ''}`).join('; ')}]`
}

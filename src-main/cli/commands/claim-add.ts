import type { ClaimDraft } from '../../contract/drafts'
import type { DossierIndex } from '../../domain/dossier/dossier-index'
import { NOT_JUDGED, type Citation } from '../../domain/records/citation'
import { claimKindSchema, type ClaimKind, type Qualifiers } from '../../domain/records/claim'
import { revealBidiControls } from '../../domain/records/text'
import { readMoney } from '../../domain/values/money'
import { readPercentage, shareWarning } from '../../domain/values/percentage'
import type { Beside } from '../../domain/values/read-value'
import { claimView } from '../../domain/views/claim-among-others'
import { claimSentence } from '../../domain/views/claim-in-full'
import { saveClaim } from '../../services/content/edit-content'
import { found } from '../../services/session/dossier-session'
import { command, EXIT, UsageError } from '../command'
import { required } from '../required'
import { findEntity } from '../find-entity'
import { findProperty } from '../find-property'
import { findSource } from '../find-source'
import { claimValueOf, dateOf, readingOrError } from '../read-claim'
import { say } from '../../domain/messages/message'

export const claimAdd = command({
  usage:
    'dossier claim add --dossier ID --about E --property P --value V [--source S --paragraph N]… [--kind K] [--by E] [--role R] [--share 40%] [--amount €5m] [--from D] [--to D] [--happened D] [--said D] [--json]',
  help: [
    '--dossier ID     the dossier to add it to',
    '--about E        what it is about: an entity’s id or any of its names',
    '--property P     what is said: the property’s id or its name, such as owns or ‘Registration number’',
    '--value V        what it says, as its property asks for it: words, a date, an entity, ‘€1.25 million’, 40%, ‘IMO 9074729’, …',
    '--unit U         of a number: what it counts or measures',
    '--scheme S       of an identifier: its scheme, such as registration-number, where its own words do not say it',
    '--precision P    of coordinates: how far from there it may be, such as ‘1 km’',
    '--country C      of an address: its country, by name or in two letters',
    '--source S       where it is said: a source’s id or title; without one it is your own judgement',
    '--paragraph N    the number of the paragraph in it, or --page N',
    '--kind K         fact, attributed, opinion, forecast or inference; attributed where --by is given, or else fact',
    '--by E           whose statement or view it is',
    '--role R         in what role',
    '--share P        of how much: 40%, ‘more than 25%’',
    '--amount M       the sum that it came to: ‘€1,250,000’',
    '--from D, --to D, --happened D, --said D   dates as people write them: 14 March 2019, 2019, ‘spring 2021’',
    '--place E, --event E   where, and at which event',
    '--json           answer the new claim’s id as JSON',
  ],
  options: {
    dossier: { type: 'string' },
    about: { type: 'string' },
    property: { type: 'string' },
    value: { type: 'string' },
    unit: { type: 'string' },
    scheme: { type: 'string' },
    precision: { type: 'string' },
    country: { type: 'string' },
    source: { type: 'string' },
    paragraph: { type: 'string' },
    page: { type: 'string' },
    kind: { type: 'string' },
    by: { type: 'string' },
    role: { type: 'string' },
    share: { type: 'string' },
    amount: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    happened: { type: 'string' },
    said: { type: 'string' },
    place: { type: 'string' },
    event: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(terminal, values) {
    const session = await terminal.open(required(values.dossier, 'dossier'), 'write')
    const { index } = session
    const subject = findEntity(index, required(values.about, 'about')).id
    const property = findProperty(index.vocabulary, required(values.property, 'property'))
    const written = required(values.value, 'value')
    const { value, warning } = claimValueOf(index, property, written, beside(values))
    const share = values.share === undefined ? undefined : readingOrError('share', readPercentage(values.share))
    const amount = values.amount === undefined ? undefined : readingOrError('amount', readMoney(values.amount))
    const entity = (name: string | undefined) => (name === undefined ? undefined : findEntity(index, name).id)
    const citation = citationOf(index, values)
    const qualifiers: Qualifiers = {
      role: values.role,
      share: share?.value,
      amount: amount?.value,
      start: dateOf('from', values.from),
      end: dateOf('to', values.to),
      happenedAt: dateOf('happened', values.happened),
      saidAt: dateOf('said', values.said),
      place: entity(values.place),
      event: entity(values.event),
    }
    const draft: ClaimDraft = {
      subject,
      property: property.id,
      value,
      kind: kindOf(values),
      attributedTo: entity(values.by),
      qualifiers: Object.values(qualifiers).some((each) => each !== undefined) ? qualifiers : undefined,
      rank: 'normal',
      citations: citation ? [citation] : [],
      ownJudgement: citation ? undefined : true,
    }
    for (const doubt of [warning, share && shareWarning(share.value), amount?.warning])
      if (doubt !== undefined) terminal.warn(doubt)
    const id = await saveClaim(session, draft)
    const saved = claimSentence(claimView(session.index, found(session.index.claims.get(id), 'claim')))
    terminal.print(values.json ? JSON.stringify({ id }) : revealBidiControls(`Claim ${id} saved. ${saved}`))
    return EXIT.done
  },
})

function beside({ unit, scheme, precision, country }: Beside): Beside {
  return { unit, scheme, precision, country }
}

function kindOf({ kind, by }: { kind?: string | undefined; by?: string | undefined }): ClaimKind {
  if (kind === undefined) return by === undefined ? 'fact' : 'attributed'
  const parsed = claimKindSchema.safeParse(kind)
  if (!parsed.success)
    throw new UsageError(
      say('usage.none-of', { option: 'kind', allowed: claimKindSchema.options.join(', '), value: kind }),
    )
  return parsed.data
}

interface WrittenCitation {
  source?: string | undefined
  paragraph?: string | undefined
  page?: string | undefined
}

/** Undefined where no source is named. *Errors*: `UsageError` where the place in it is not, or is not there. */
function citationOf(index: DossierIndex, { source: name, paragraph, page }: WrittenCitation): Citation | undefined {
  if (name === undefined) {
    if (paragraph !== undefined || page !== undefined) throw new UsageError(say('usage.name-source'))
    return undefined
  }
  const source = findSource(index, name)
  const value = paragraph ?? page
  if (value === undefined || (paragraph !== undefined && page !== undefined))
    throw new UsageError(say('usage.say-where'))
  const { paragraphs } = source
  if (paragraph !== undefined && paragraphs.length > 0 && !paragraphs.some(({ number }) => number === paragraph))
    throw new UsageError(
      say('usage.no-paragraph', {
        title: source.title,
        paragraph,
        first: paragraphs[0]?.number ?? '',
        last: paragraphs.at(-1)?.number ?? '',
      }),
    )
  return {
    sourceId: source.id,
    locator: { kind: paragraph === undefined ? 'page' : 'paragraph', value },
    credibility: NOT_JUDGED,
  }
}

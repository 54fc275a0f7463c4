import type { Citation } from '../domain/records/citation'
import { placeWords, quotation } from '../domain/citing/citation-target'
import type { Claim, ClaimValue } from '../domain/records/claim'
import { DossierIndex } from '../domain/dossier/dossier-index'
import { displayName } from '../domain/records/entity'
import type { ExportDossier } from '../domain/exchange/exchange-ports'
import type { Id } from '../domain/records/ids'
import { emptyLayer } from '../domain/records/records'
import { revealBidiControls } from '../domain/records/text'
import { claimView } from '../domain/views/claim-among-others'
import { opened } from '../domain/views/sealed'
import { voiceBeside } from '../domain/views/voice'
import { BYTE_ORDER_MARK, csvRow, ExactNumber, type CsvCell } from './csv'
import { textPieces } from './text-pieces'

/**
 * All claims as a table, one row a citation: a claim with two citations has two rows with the same `claim_id`,
 * one without (the analyst's own judgement) has one row with empty source columns.
 * *Shape*: UTF-8 with a byte order mark. Made for reading and counting; only `.dossier` files come back whole.
 */
export const exportClaimsCsv: ExportDossier = ({ content }) => {
  const index = new DossierIndex(content, emptyLayer(content.dossier.id))
  return { records: content.claims.length, pieces: textPieces('', rows(index)) }
}

const COLUMNS = [
  'claim_id',
  'subject',
  'subject_id',
  'subject_type',
  'property',
  'value',
  'value_type',
  'number',
  'unit',
  'edtf',
  'value_entity_id',
  'scheme',
  'latitude',
  'longitude',
  'kind',
  'whose',
  'attributed_to',
  'reported_by',
  'role',
  'share',
  'amount',
  'currency',
  'start',
  'end',
  'happened_at',
  'said_at',
  'place',
  'event',
  'status',
  'rank',
  'confidence',
  'confidence_why',
  'own_judgement',
  'citation',
  'citations',
  'source',
  'source_id',
  'locator',
  'quote',
  'reliability',
  'credibility',
  'created_by',
] as const

function* rows(index: DossierIndex): Generator<string> {
  const heading = BYTE_ORDER_MARK + csvRow(COLUMNS)
  let first = true
  for (const claim of index.claims.values()) {
    const before = claimCells(index, claim)
    const citations: (Citation | undefined)[] = claim.citations.length > 0 ? claim.citations : [undefined]
    const lines = citations.map((citation, at) =>
      csvRow([...before, ...citationCells(index, claim, citation, at), claim.createdBy]),
    )
    yield (first ? heading : '') + lines.join('')
    first = false
  }
  if (first) yield heading
}

function claimCells(index: DossierIndex, claim: Claim): CsvCell[] {
  const { qualifiers, value } = claim
  const { value: shown, voice } = claimView(index, claim)
  const subject = index.entities.get(claim.subject)
  return [
    claim.id,
    nameOf(index, claim.subject),
    claim.subject,
    subject?.schema,
    index.vocabulary.property(claim.property).label,
    value.type === 'entity' ? nameOf(index, value.entityId) : withPlainSpaces(opened(shown).text),
    value.type,
    ...typedCells(value),
    claim.kind,
    voice ? revealBidiControls(voiceBeside(voice)) : undefined,
    nameOf(index, claim.attributedTo),
    nameOf(index, claim.reportedBy),
    qualifiers?.role,
    qualifiers?.share && new ExactNumber(qualifiers.share.percent),
    qualifiers?.amount && new ExactNumber(qualifiers.amount.amount),
    qualifiers?.amount?.currency,
    qualifiers?.start?.edtf,
    qualifiers?.end?.edtf,
    qualifiers?.happenedAt?.edtf,
    qualifiers?.saidAt?.edtf,
    nameOf(index, qualifiers?.place),
    nameOf(index, qualifiers?.event),
    index.status(claim),
    claim.rank,
    claim.confidence?.level,
    claim.confidence?.why,
    claim.ownJudgement === true,
  ]
}

/** What of the value a program counts with; what the source says of it besides, such as 'about', stands in its words. */
function typedCells(value: ClaimValue): CsvCell[] {
  const cells = cellsOf(value)
  return TYPED.map((column) => cells[column])
}

const TYPED = ['number', 'unit', 'edtf', 'value_entity_id', 'scheme', 'latitude', 'longitude'] as const

function cellsOf(value: ClaimValue): Partial<Record<(typeof TYPED)[number], CsvCell>> {
  switch (value.type) {
    case 'number':
      return { number: new ExactNumber(value.number), unit: value.unit }
    case 'money':
      return { number: new ExactNumber(value.amount), unit: value.currency }
    case 'percentage':
      return { number: new ExactNumber(value.percent), unit: '%' }
    case 'date':
      return { edtf: value.date.edtf }
    case 'entity':
      return { value_entity_id: value.entityId }
    case 'identifier':
      return { scheme: value.scheme }
    case 'coordinates':
      return { latitude: new ExactNumber(value.latitude), longitude: new ExactNumber(value.longitude) }
    default:
      return {}
  }
}

/** A no-break space reads well on screens and breaks searches in tables. */
function withPlainSpaces(words: string): string {
  return words.replaceAll('\u00a0', ' ')
}

function citationCells(index: DossierIndex, claim: Claim, citation: Citation | undefined, at: number): CsvCell[] {
  if (!citation) return [0, 0, undefined, undefined, undefined, undefined, undefined, undefined]
  const source = index.sources.get(citation.sourceId)
  return [
    at + 1,
    claim.citations.length,
    source && revealBidiControls(source.title),
    citation.sourceId,
    withPlainSpaces(placeWords(source, citation)),
    quotation(source, citation),
    source?.grade.reliability,
    citation.credibility,
  ]
}

function nameOf(index: DossierIndex, id: Id | undefined): string | undefined {
  const entity = id === undefined ? undefined : index.entities.get(id)
  return entity ? revealBidiControls(displayName(entity)) : undefined
}

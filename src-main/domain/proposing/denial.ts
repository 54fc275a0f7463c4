import type { Claim } from '../records/claim'
import type { Id } from '../records/ids'
import { Multimap } from '../multimap'
import { foldText } from '../text/folding'
import { clashes, groupsOf } from './claim-groups'
import { mayOverlap } from './claim-period'
import { assertion, mayDeny, type Assertion } from './assertion'
import type { Proposal, ProposingOver } from './proposal'

/** 'There is none' beside one, a conduct beside its contrary, and a sentence beside the same with a 'not'. */
export function* denials(over: ProposingOver): Generator<Proposal> {
  yield* noneBesideOne(over)
  yield* contraryConduct(over)
  yield* deniedWords(over)
}

function* noneBesideOne({ claims }: ProposingOver): Generator<Proposal> {
  const isNone = ({ value }: Claim) => value.type === 'novalue'
  // Groups without a 'none' in them, which are nearly all, are not gone through.
  const denied = new Set<string>()
  for (const claim of claims) if (isNone(claim)) denied.add(`${claim.subject} ${claim.property}`)
  const key = ({ subject, property }: Claim) => {
    const name = `${subject} ${property}`
    return denied.has(name) ? name : undefined
  }
  for (const group of groupsOf(claims, key)) {
    const nonesFirst = [...group.filter(isNone), ...group.filter((claim) => !isNone(claim))]
    for (const found of clashes(nonesFirst, (a, b) => isNone(a) !== isNone(b) && mayOverlap(a, b)))
      yield { kind: 'denial', ...found, because: 'One says that there is none, the other that there is.' }
  }
}

function* contraryConduct({ claims, vocabulary }: ProposingOver): Generator<Proposal> {
  const key = (claim: Claim) => {
    const name = vocabulary.conductOf(claim.property)
    return name !== undefined && claim.value.type === 'entity'
      ? `${name} ${claim.subject} ${claim.value.entityId}`
      : undefined
  }
  const role = ({ qualifiers }: Claim) => foldText(qualifiers?.role ?? '')
  for (const group of groupsOf(claims, key)) {
    const areAtOdds = (a: Claim, b: Claim) =>
      a.property !== b.property && (role(a) === role(b) || role(a) === '' || role(b) === '') && mayOverlap(a, b)
    for (const found of clashes(group, areAtOdds))
      yield { kind: 'denial', ...found, because: 'One says the contrary of the other.' }
  }
}

function* deniedWords({ claims, entities }: ProposingOver): Generator<Proposal> {
  const names = new Map<Id, readonly string[]>()
  const namesOf = (id: Id | undefined): readonly string[] => {
    if (id === undefined) return []
    const known = names.get(id) ?? entities.get(id)?.names.map(({ value }) => value) ?? []
    names.set(id, known)
    return known
  }
  // Reading every sentence word by word takes long; where nothing is denied there is no need.
  const doubted = new Set<Id>()
  for (const { value, subject } of claims) if (value.type === 'text' && mayDeny(value.text)) doubted.add(subject)
  const said = new Map<Claim, Assertion>()
  const denied = new Set<string>()
  for (const claim of claims) {
    if (claim.value.type !== 'text' || !doubted.has(claim.subject)) continue
    const words = assertion(claim.value.text, [...namesOf(claim.subject), ...namesOf(claim.attributedTo)])
    if (words === undefined) continue
    said.set(claim, words)
    if (words.isDenied) denied.add(`${claim.subject} ${words.key}`)
  }
  const key = (claim: Claim) => {
    const words = said.get(claim)
    const name = words && `${claim.subject} ${words.key}`
    return name !== undefined && denied.has(name) ? name : undefined
  }
  for (const group of groupsOf(said.keys(), key)) {
    const areAtOdds = (a: Claim, b: Claim) => said.get(a)?.isDenied !== said.get(b)?.isDenied && mayOverlap(a, b)
    for (const found of clashes(group, areAtOdds))
      yield { kind: 'denial', ...found, because: 'One denies what the other says.' }
  }
  yield* deniedInPart(said)
}

/** *Units*: words that say something. A denial of fewer denies too many things. */
const DENIES_AT_LEAST = 3
/** *Units*: as above; what says so much more than the denial says something else. */
const MORE_AT_MOST = 4
/** *Units*: sentences about one thing with one word that a denial is held against. */
const HELD_AGAINST = 200

/** A denial beside a sentence that says all of what it denies, and a little more: who did not sell the mill did not sell it to the mayor. */
function* deniedInPart(said: ReadonlyMap<Claim, Assertion>): Generator<Proposal> {
  const asserted = new Multimap<string, Claim>()
  for (const [claim, { stems, isDenied }] of said)
    if (!isDenied) for (const stem of stems) asserted.add(`${claim.subject} ${stem}`, claim)
  for (const [claim, { key, stems, isDenied }] of said) {
    if (!isDenied || stems.size < DENIES_AT_LEAST) continue
    const having = [...stems].map((stem) => asserted.get(`${claim.subject} ${stem}`))
    const [fewest = []] = having.sort((a, b) => a.length - b.length)
    const saysMore = fewest.slice(0, HELD_AGAINST).filter((other) => {
      const words = said.get(other)
      if (!words || words.key === key || words.stems.size > stems.size + MORE_AT_MOST) return false
      return [...stems].every((stem) => words.stems.has(stem))
    })
    for (const found of clashes([...saysMore, claim], (a, b) => a === claim && mayOverlap(a, b)))
      yield { kind: 'denial', ...found, because: 'One denies a part of what the other says.' }
  }
}

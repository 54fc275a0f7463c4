import { makeHash } from '../../../../src-main/services/session/content-hash'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Citation } from '../../../../src-main/domain/records/citation'
import { citationTarget } from '../../../../src-main/domain/citing/citation-target'
import { allOf, citing } from '../../../../src-main/domain/citing/cited-text'
import type { Source } from '../../../../src-main/domain/records/source'
import { statusCounts } from '../../../../src-main/domain/views/audit'
import { noteTargetView } from '../../../../src-main/domain/views/note-view'
import { changedCitations } from '../../../../src-main/domain/views/changed-citations'
import { textToEdit } from '../../../../src-main/domain/text/text-to-edit'
import { revertToBundle, saveSource } from '../../../../src-main/services/content/edit-content'
import { claimHashes } from '../../../../src-main/domain/briefing/changes'
import { saveNote } from '../../../../src-main/services/notes/edit-notes'
import { splitParagraphs } from '../../../../src-main/services/content/source-text'
import { editedSource, judged, standsUntouched, type EditedSource } from '../../../support/edited-source'
import { smallLibrary } from '../../../support/library'
import { aClaim, aDossier, anEntity, aSource, cite } from '../../../support/records'
import { runs } from '../../../support/runs'

const paragraphsOf = (texts: readonly string[]) =>
  texts.map((text, at) => ({ id: `p${at + 1}`, number: String(at + 1), text }))

const textOf = (texts: readonly { text: string }[]) => texts.map(({ text }) => text).join('\n\n')

/** A dossier with one source of these paragraphs, and a claim for each citation of it. */
async function dossierCiting(texts: readonly string[], citations: (source: Source) => Citation[]) {
  const source = aSource('s1', { textKind: 'full', paragraphs: paragraphsOf(texts) })
  const library = await smallLibrary(
    aDossier({
      entities: [anEntity('mali', { names: [{ value: 'Mali', kind: 'name', citations: [] }] })],
      claims: citations(source).map((citation, at) => aClaim(`c${at}`, 'mali', { citations: [citation] })),
      sources: [source],
    }),
  )
  const session = await library.session()
  const { createdBy: _by, contentHash: _hash, paragraphs: _p, textKind: _k, ...fields } = source
  return {
    session,
    reopen: library.reopen,
    save: (text: string) => saveSource(session, { ...fields, text }),
    source: () => session.index.sources.get('s1') ?? source,
    citation: (at: number) => session.index.claims.get(`c${at}`)?.citations[0] ?? cite('s1'),
    /** The words that a claim rests on now; null when they are lost. */
    words(at: number) {
      const place = citationTarget(this.source(), this.citation(at))
      if (place.kind === 'lost') return null
      return place.kind === 'words' ? place.words.paragraph.text.slice(place.words.from, place.words.to) : place.kind
    },
  }
}

/** A citation of the words at a place in a paragraph. */
function citingWords({ paragraphs }: Source, paragraph: number, words: string, nth = 0): Citation {
  const cited = paragraphs[paragraph]
  if (!cited) throw new Error('no such paragraph')
  let from = cited.text.indexOf(words)
  for (let times = nth; times > 0; times--) from = cited.text.indexOf(words, from + 1)
  return citing(cite('s1'), { paragraph: cited, from, to: from + words.length })
}

async function saved(source: EditedSource) {
  const dossier = await dossierCiting(
    source.before.map(({ text }) => text),
    ({ paragraphs }) =>
      source.passages.map(({ paragraph, from, to, isWhole }) => {
        const cited = paragraphs[paragraph]
        if (!cited) throw new Error('no such paragraph')
        const whole = citing(cite('s1'), allOf(cited))
        const { selector: _, ...bare } = whole
        return isWhole ? bare : citing(cite('s1'), { paragraph: cited, from, to })
      }),
  )
  await dossier.save(textOf(source.after))
  return dossier
}

interface Outcome {
  wrong: string[]
  elsewhere: string[]
  citations: number
  lost: number
  /** Of the passages that stand as they stood, all and those that were lost. */
  untouched: number
  lostUntouched: number
  ids: string[]
}

/** Saves the edited text and judges each citation by the letters that it covers. */
async function outcomeOf(seed: number, size?: Parameters<typeof editedSource>[1]): Promise<Outcome> {
  const source = editedSource(seed, size)
  const dossier = await saved(source)
  const { paragraphs } = dossier.source()
  expect(paragraphs.map(({ text }) => text)).toEqual(source.after.map(({ text }) => text))
  const outcome: Outcome = {
    wrong: [],
    elsewhere: [],
    citations: 0,
    lost: 0,
    untouched: 0,
    lostUntouched: 0,
    ids: [],
  }
  source.passages.forEach((passage, at) => {
    outcome.citations++
    const words = source.before[passage.paragraph]?.text.slice(passage.from, passage.to)
    const isUntouched = standsUntouched(source, passage)
    if (isUntouched) outcome.untouched++
    const citation = dossier.citation(at)
    const place = citationTarget(dossier.source(), citation)
    if (place.kind !== 'words') {
      outcome.lost++
      if (isUntouched) outcome.lostUntouched++
      if (citation.lost !== true || citation.selector?.quote.exact !== words)
        outcome.wrong.push(`${words}: lost without its words`)
      return
    }
    const { paragraph, from, to } = place.words
    const isReworded = words !== paragraph.text.slice(from, to)
    if (citation.was !== (isReworded ? words : undefined)) outcome.wrong.push(`${words}: reworded without a word of it`)
    const now = paragraphs.findIndex(({ id }) => id === paragraph.id)
    const { own, strange, faults } = judged(source, passage, { paragraph: now, from, to })
    const line = `seed ${seed}: ${words} → ${paragraph.text.slice(from, to)}`
    if (faults.length > 0) outcome.wrong.push(`${line} (${faults.join(', ')})`)
    if (strange >= own) outcome.elsewhere.push(line)
  })
  outcome.ids.push(...idFaults(source, paragraphs))
  return outcome
}

/** Paragraphs that have an id which is not theirs, and untouched ones that lost theirs. */
function idFaults({ before, after }: EditedSource, paragraphs: Source['paragraphs']): string[] {
  const faults: string[] = []
  const twins = before.map(({ text }) => before.filter((other) => other.text === text).length > 1)
  const isTwin = (text: string) => after.filter((other) => other.text === text).length > 1
  if (new Set(paragraphs.map(({ id }) => id)).size < paragraphs.length) faults.push('an id stands twice')
  paragraphs.forEach(({ id, text }, at) => {
    const own = after[at]
    const number = /^p(\d+)$/.exec(id)?.[1]
    const was = number === undefined ? null : Number(number) - 1
    if (own && own.was !== null && !own.edited && !twins[own.was] && !isTwin(text) && own.was !== was)
      faults.push(`untouched, but has ${id}: ${text}`)
    const from = was === null ? undefined : before[was]
    if (from && !own?.origins.some((origin) => origin >= 0 && from.origins.includes(origin)))
      faults.push(`has ${id}, of which it holds nothing: ${text}`)
  })
  return faults
}

describe('citations of a text that is edited', () => {
  it('stand on their own words, or are lost with the old words kept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), async (seed) => {
        const { wrong, ids } = await outcomeOf(seed)
        expect({ wrong, ids }).toEqual({ wrong: [], ids: [] })
      }),
      { numRuns: runs(25), seed: 8 },
    )
  })

  // Chance is fixed: of ten thousand readings of a text that is hardly the same any more, about nine deceive.
  it('are put on no other words when most paragraphs are edited', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), fc.integer({ min: 10, max: 30 }), async (seed, edits) => {
        const { elsewhere } = await outcomeOf(seed, { edits })
        expect(elsewhere).toEqual([])
      }),
      { numRuns: runs(15), seed: 3 },
    )
  })

  // Found by chance: a few common words of a long passage stood in a paragraph that was put in, or a short word beside its place.
  it.each([516, 690, 692, 2746, 3853])('are not put on a few like words beside them (seed %i)', async (seed) => {
    expect((await outcomeOf(seed)).elsewhere).toEqual([])
  })

  it('loses hardly any that stand as they stood', async () => {
    let [untouched, lost] = [0, 0]
    for (let seed = 1; seed <= runs(30); seed++) {
      const outcome = await outcomeOf(seed)
      untouched += outcome.untouched
      lost += outcome.lostUntouched
    }
    expect(lost / untouched).toBeLessThan(0.02)
  })
})

const WELL = 'The well at the crossing was dry that year, and the drivers drank what they had brought from the north.'
const PUMP = 'Nobody had thought to bring a second pump, said the driver, who had paid for the first one himself.'
const ROAD = 'The road was closed in March and was opened again in June, when the bridge had been mended.'

describe('a source whose text is saved anew', () => {
  it('has its citations on their words when a paragraph is put in before them', async () => {
    const dossier = await dossierCiting([WELL, PUMP, ROAD], (source) => [
      citingWords(source, 1, 'a second pump'),
      { ...cite('s1', '3'), locator: { kind: 'paragraph', value: '3', paragraphId: 'p3' } },
    ])
    const { lost } = await dossier.save(textOf(paragraphsOf(['A foreword.', WELL, PUMP, ROAD])))
    expect(lost).toEqual({ citations: 0, highlights: 0, reworded: 0 })
    expect([dossier.words(0), dossier.words(1)]).toEqual(['a second pump', ROAD])
    expect(dossier.source().paragraphs.map(({ id }) => id)).toEqual([expect.stringMatching(/^r-/), 'p1', 'p2', 'p3'])
  })

  it('keeps the right one of two identical places that stand close to each other', async () => {
    const twice = 'He paid in gold at the port, and she paid in gold at the quay, said the master.'
    const dossier = await dossierCiting([twice, ROAD], (source) => [
      citingWords(source, 0, 'paid in gold', 0),
      citingWords(source, 0, 'paid in gold', 1),
    ])
    await dossier.save(textOf(paragraphsOf([twice.replace('He paid', 'Then, at noon, he paid'), ROAD])))
    const start = (at: number) => dossier.citation(at).selector?.position.start
    const text = dossier.source().paragraphs[0]?.text ?? ''
    expect([start(0), start(1)]).toEqual([text.indexOf('paid in gold'), text.lastIndexOf('paid in gold')])
    await dossier.save(textOf(paragraphsOf(['And she paid in gold at the quay, said the master.', ROAD])))
    expect([dossier.words(0), dossier.words(1)]).toEqual([null, 'paid in gold'])
  })

  it('says how many lost their words, lists them with these, and has them back when it is undone', async () => {
    const dossier = await dossierCiting([WELL, PUMP, ROAD], (source) => [
      citingWords(source, 1, 'Nobody had thought to bring a second pump'),
      citingWords(source, 2, 'closed in March'),
    ])
    const before = [dossier.citation(0), dossier.citation(1)]
    const { lost } = await dossier.save(textOf(paragraphsOf([WELL, ROAD])))
    expect(lost).toEqual({ citations: 1, highlights: 0, reworded: 0 })
    expect(dossier.citation(0)).toMatchObject({ lost: true, selector: before[0]?.selector })
    expect(dossier.words(1)).toBe('closed in March')
    const { index } = dossier.session
    expect(changedCitations(index).lost).toMatchObject([
      {
        claim: { id: 'c0' },
        citation: {
          lost: 'Nobody had thought to bring a second pump',
          locator: 'para.\u00a02 (its words are no longer in the source)',
        },
      },
    ])
    expect(statusCounts(index).lostCitations).toBe(1)
    await dossier.session.undo()
    expect([dossier.citation(0), dossier.citation(1)]).toEqual(before)
    expect(statusCounts(index).lostCitations).toBe(0)
  })

  it('goes back to the text that it came with, and its citations with it', async () => {
    const dossier = await dossierCiting([WELL, PUMP], (source) => [citingWords(source, 1, 'a second pump')])
    await dossier.save(textOf(paragraphsOf(['A foreword.', WELL, PUMP])))
    await revertToBundle(dossier.session, 'sources', 's1')
    expect(dossier.session.index.origin('claims', 'c0')).toBe('bundle')
    expect(dossier.words(0)).toBe('a second pump')
  })

  it('changes nothing when the form’s text comes back as it was', async () => {
    const texts = ['One line\nand another.', '# not a heading\nbut a line', 'Not one\n---\nneither', '\\# nor this']
    for (const paragraphs of [
      paragraphsOf(texts),
      paragraphsOf([texts[0] ?? '']),
      paragraphsOf(['Under it.']).map((each) => ({ ...each, heading: 'Part one · Chapter #' })),
    ])
      expect(splitParagraphs(textToEdit(paragraphs)).map(({ text, heading }) => [text, heading])).toEqual(
        paragraphs.map((each) => [each.text, 'heading' in each ? each.heading : undefined]),
      )
  })

  it('takes the notes on a paragraph, and what they cite of it, along; what is on one that has gone says so', async () => {
    const dossier = await dossierCiting([WELL, PUMP, ROAD], () => [])
    const { session } = dossier
    const on = (number: string) => ({ kind: 'paragraph' as const, sourceId: 's1', number })
    const body = 'See [@s1, para. 3; @s1, para. 2–3] and [@s1, para. 2], but `[@s1, para. 3]` is code.'
    const { id } = await saveNote(session, {
      targets: [on('2'), on('3')],
      title: 'Ask',
      body,
      tags: [],
    })
    const before = session.index.notes[id]
    await dossier.save(textOf(paragraphsOf(['A foreword.', WELL, ROAD])))
    const note = session.index.notes[id]
    expect(note?.targets).toEqual([{ ...on('2'), lost: true }, on('3')])
    expect(note?.body).toBe(
      'See [@s1, para. 3; @s1, sec. para. 2–3 of an earlier text] and [@s1, sec. para. 2 of an earlier text], but `[@s1, para. 3]` is code.',
    )
    expect(note?.targets.map((target) => noteTargetView(session.index, target))).toMatchObject([
      { label: 'Source s1, para. 2 (no longer in the source)', missing: true },
      { label: 'Source s1, para. 3' },
    ])
    await dossier.save(textOf(paragraphsOf(['A foreword.', 'A second one.', WELL, ROAD])))
    expect(session.index.notes[id]?.targets).toEqual([{ ...on('2'), lost: true }, on('4')])
    expect(session.index.notes[id]?.body).toContain('See [@s1, para. 4;')
    await session.undo()
    await session.undo()
    expect(session.index.notes[id]).toEqual(before)
  })

  it('is no change of what a claim says when only the place of its words is another', async () => {
    const dossier = await dossierCiting([WELL, PUMP], (source) => [
      citingWords(source, 1, 'a second pump'),
      cite('s1', '1'),
    ])
    const hashes = () => claimHashes(dossier.session.index, ['c0', 'c1'], makeHash)
    const before = hashes()
    await dossier.save(textOf(paragraphsOf(['A foreword.', WELL, `Then: ${PUMP}`])))
    expect(hashes()).toEqual(before)
    await dossier.save(textOf(paragraphsOf(['A foreword.', WELL, `Then: ${PUMP.replace('second', 'third')}`])))
    expect(hashes()).toEqual({ ...before, c0: expect.not.stringMatching(before['c0'] ?? '') })
  })
})

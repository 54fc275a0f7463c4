import { describe, expect, it } from 'vitest'
import type { CitationAddress } from '../../../src-main/domain/citing/citing-records'
import { allOf, citing } from '../../../src-main/domain/citing/cited-text'
import type { DossierContent } from '../../../src-main/domain/records/dossier'
import { handOver } from '../../../src-main/domain/leaving/handover'
import { audit, statusCounts } from '../../../src-main/domain/views/audit'
import type { DossierSession } from '../../../src-main/services/session/dossier-session'
import { citeAnew, confirmCitation } from '../../../src-main/services/content/edit-citations'
import { saveClaim, saveSource } from '../../../src-main/services/content/edit-content'
import { bringInto } from '../../../src-main/services/exchange/exchange-import'
import { Person } from '../../support/exchange-people'
import { aClaim, aDossier, anEntity, aSource, cite } from '../../support/records'

const WELL = 'The well at the crossing was dry that year, and the drivers drank what they had brought from the north.'
const PUMP = 'Nobody had thought to bring a second pump, said the driver, who had paid for the first one himself.'
const ROAD = 'The road was closed in March and was opened again in June, when the bridge had been mended.'
const paragraphs = [WELL, PUMP, ROAD].map((text, at) => ({
  id: `p${at + 1}`,
  number: String(at + 1),
  text,
}))
const SOURCE = aSource('s1', { textKind: 'full', paragraphs, createdBy: 'user' })

/** The words at a place of the source, cited. */
function citingWords(at: number, words: string) {
  const paragraph = paragraphs[at]
  if (!paragraph) throw new Error('no such paragraph')
  const from = paragraph.text.indexOf(words)
  return citing(cite('s1'), { paragraph, from, to: from + words.length })
}

function dossier(): DossierContent {
  const [first, second] = paragraphs
  if (!first || !second) throw new Error('no paragraphs')
  return aDossier({
    dossier: {
      ...aDossier().dossier,
      summary: { text: 'A road.', citations: [citingWords(2, 'closed in March')] },
    },
    entities: [
      anEntity('mali', {
        names: [{ value: 'Mali', kind: 'name', citations: [citingWords(1, 'to bring a second pump')] }],
        summary: { text: 'A place.', citations: [citing(cite('s1'), allOf(first))] },
      }),
    ],
    claims: [
      aClaim('c-pump', 'mali', {
        citations: [citingWords(1, 'bring a second pump')],
        createdBy: 'user',
      }),
    ],
    sources: [SOURCE],
  })
}

const begin = () => Person.begin('a', dossier(), { isBundled: false, skewMs: 0 }).session

function rewrite(session: DossierSession, ...texts: string[]) {
  const { createdBy: _by, contentHash: _hash, paragraphs: _p, textKind: _k, ...fields } = SOURCE
  return saveSource(session, { ...fields, text: texts.join('\n\n') })
}

const THIRD = PUMP.replace('a second pump', 'a third, smaller pump')
const CLAIM: CitationAddress = { collection: 'claims', id: 'c-pump', at: 0 }

describe('a citation whose words were changed in its source', () => {
  it('is listed with both, at whatever line it stands, and says how many there are when the text is saved', async () => {
    const session = begin()
    const { lost } = await rewrite(session, WELL.replace('dry', 'full'), THIRD, ROAD.replace('in March', 'in May'))
    expect(lost).toEqual({ citations: 0, highlights: 0, reworded: 4 })
    expect(statusCounts(session.index)).toMatchObject({
      rewordedCitations: 4,
      lostCitations: 0,
      uncited: 0,
    })
    const found = audit(session.index).rewordedCitations
    expect(found.map(({ at, line, claim, citation }) => [at, line ?? claim?.id, citation.reworded])).toEqual([
      [CLAIM, 'c-pump', { was: 'bring a second pump', now: 'bring a third, smaller pump' }],
      [
        { collection: 'entities', id: 'mali', name: 0, at: 0 },
        'The name Mali',
        { was: 'to bring a second pump', now: 'to bring a third, smaller pump' },
      ],
      [{ collection: 'entities', id: 'mali', at: 0 }, 'A place.', { was: WELL, now: WELL.replace('dry', 'full') }],
      [{ collection: 'meta', id: 'd1', at: 0 }, 'A road.', { was: 'closed in March', now: 'closed in May' }],
    ])
    await session.undo()
    expect(audit(session.index).rewordedCitations).toEqual([])
  })

  it('keeps the words that it was read against over further changes, and is listed no more when they are back', async () => {
    const session = begin()
    await rewrite(session, WELL, THIRD, ROAD)
    await rewrite(session, 'A foreword.', WELL, THIRD.replace('third', 'fourth'), ROAD)
    const [found] = audit(session.index).rewordedCitations
    expect(found?.citation.reworded).toEqual({
      was: 'bring a second pump',
      now: 'bring a fourth, smaller pump',
    })
    await rewrite(session, WELL, PUMP, ROAD)
    expect(audit(session.index).rewordedCitations).toEqual([])
    expect(session.index.claims.get('c-pump')?.citations[0]?.was).toBeUndefined()
  })

  it('is not listed where nothing but spaces changed, and survives the saving of its claim', async () => {
    const session = begin()
    await rewrite(session, WELL, PUMP.replace('bring a', 'bring  a'), ROAD)
    expect(audit(session.index).rewordedCitations).toEqual([])
    await rewrite(session, WELL, THIRD, ROAD)
    const { createdBy: _, ...claim } = session.index.claims.get('c-pump') ?? aClaim('c', 'mali')
    await saveClaim(session, claim)
    expect(audit(session.index).rewordedCitations).toHaveLength(2)
  })

  it('rests on its words again when somebody says that it still says so, having seen these', async () => {
    const session = begin()
    await rewrite(session, WELL, THIRD, ROAD)
    await expect(confirmCitation(session, CLAIM, 'bring a second pump')).rejects.toMatchObject({
      code: 'conflict',
    })
    await confirmCitation(session, CLAIM, 'bring a third, smaller pump')
    expect(audit(session.index).rewordedCitations.map(({ at }) => at.collection)).toEqual(['entities'])
    const [citation] = session.index.claims.get('c-pump')?.citations ?? []
    expect(citation).toMatchObject({
      selector: { quote: { exact: 'bring a third, smaller pump' } },
    })
    expect(citation).not.toHaveProperty('was')
  })

  it('is cited anew or taken away at names and summaries too, by whoever saw it as it is', async () => {
    const session = begin()
    await rewrite(session, WELL, ROAD)
    const found = audit(session.index).lostCitations
    expect(found.map(({ at }) => at)).toEqual([CLAIM, { collection: 'entities', id: 'mali', name: 0, at: 0 }])
    const at: CitationAddress = { collection: 'entities', id: 'mali', name: 0, at: 0 }
    const [instead] = session.index.entities.get('mali')?.names[0]?.citations ?? []
    if (!instead) throw new Error('no citation')
    const citation = citingWords(0, 'the crossing')
    await citeAnew(session, at, { instead, citation })
    expect(session.index.entities.get('mali')?.names[0]?.citations).toEqual([citation])
    await expect(citeAnew(session, at, { instead, citation: null })).rejects.toMatchObject({
      code: 'conflict',
    })
    await citeAnew(session, at, { instead: citation, citation: null })
    expect(session.index.entities.get('mali')?.names[0]?.citations).toEqual([])
    const [last] = session.index.claims.get('c-pump')?.citations ?? []
    if (!last) throw new Error('no citation')
    await expect(citeAnew(session, CLAIM, { instead: last, citation: null })).rejects.toMatchObject({
      code: 'invalid-input',
    })
  })

  it('hands over no word of an earlier text, and is the same claim when it comes back', async () => {
    const person = Person.begin('a', dossier(), { isBundled: false, skewMs: 0 })
    const { session } = person
    await rewrite(session, WELL, THIRD, ROAD.slice(0, 34).replace('in March and', 'late. It'))
    expect(JSON.stringify(handOver(session.index))).not.toMatch(/second pump|in March/)
    const file = await person.send()
    const before = JSON.stringify([...session.index.claims.values(), ...session.index.entities.values()])
    const { rows } = await bringInto(session, file, { all: 'theirs' })
    expect(rows).toEqual([])
    expect(JSON.stringify([...session.index.claims.values(), ...session.index.entities.values()])).toBe(before)
  })
})

describe('a citation that comes in with a file', () => {
  /** Both change the text, each in another way; theirs has a claim more, and one citation more on the claim of both. */
  async function exchanged(all: 'add' | 'both' | 'theirs') {
    const me = Person.begin('a', dossier(), { isBundled: false, skewMs: 0 })
    const them = Person.beginWith('b', await me.send(), 0)
    await rewrite(them.session, 'A foreword of theirs.', WELL, PUMP, ROAD)
    const { index } = them.session
    const cited = (words: string) => {
      const paragraph = index.sources.get('s1')?.paragraphs.find(({ text }) => text.includes(words))
      if (!paragraph) throw new Error('no such words')
      const from = paragraph.text.indexOf(words)
      return citing(cite('s1'), { paragraph, from, to: from + words.length })
    }
    const { id: _i, createdBy: _b, ...fields } = aClaim('c', 'mali')
    const added = await saveClaim(them.session, {
      ...fields,
      citations: [cited('the bridge had been mended')],
    })
    const { createdBy: _, ...both } = index.claims.get('c-pump') ?? aClaim('c', 'mali')
    await saveClaim(them.session, {
      ...both,
      citations: [...both.citations, cited('opened again in June')],
    })
    await rewrite(me.session, WELL, 'Put in between.', 'And another one.', PUMP, ROAD.replace('mended', 'repaired'))
    const { createdBy: _c, ...mine } = me.session.index.claims.get('c-pump') ?? aClaim('c', 'mali')
    await saveClaim(me.session, { ...mine, about: [] })
    await bringInto(me.session, await them.send(), { all })
    const audited = audit(me.session.index)
    const words = [...me.session.index.claims.values()].map(({ id, citations }) => [
      id === added ? 'added' : id,
      ...citations.map((citation) => {
        const source = me.session.index.sources.get(citation.sourceId)
        const paragraph = source?.paragraphs.find((each) => each.id === citation.locator.paragraphId)
        const { start = 0, end = 0 } = citation.selector?.position ?? {}
        return `${citation.sourceId === 's1' ? 'mine' : 'theirs'} ${paragraph?.number}: ${paragraph?.text.slice(start, end)}`
      }),
    ])
    return {
      words,
      reworded: audited.rewordedCitations.length,
      lost: audited.lostCitations.length,
    }
  }

  it('follows its words into the text that is here, where that one stays', async () => {
    expect(await exchanged('add')).toEqual({
      words: [
        ['c-pump', 'mine 4: bring a second pump'],
        ['added', 'mine 5: the bridge had been repaired'],
      ],
      reworded: 1,
      lost: 0,
    })
  })

  it('is of their text where both are kept, also on a claim of both', async () => {
    expect((await exchanged('both')).words).toEqual([
      ['c-pump', 'mine 4: bring a second pump', 'theirs 4: opened again in June'],
      ['added', 'theirs 4: the bridge had been mended'],
    ])
  })

  it('stands on their text where that one takes the place of mine, as mine do from then on', async () => {
    expect((await exchanged('theirs')).words).toEqual([
      ['c-pump', 'mine 3: bring a second pump', 'mine 4: opened again in June'],
      ['added', 'mine 4: the bridge had been mended'],
    ])
  })
})

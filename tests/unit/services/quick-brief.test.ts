import { makeHash } from '../../../src-main/services/session/content-hash'
import { describe, expect, it } from 'vitest'
import { buildBriefing } from '../../../src-main/domain/briefing/build'
import { DossierIndex } from '../../../src-main/domain/dossier/dossier-index'
import { aClaim, aDossier, aLayer, anEntity, link } from '../../support/records'

const CONTEXT = { now: '2026-01-02T03:04:05.000Z', producer: 'Dossier', contentHash: '0'.repeat(64), makeHash }
const IDS = ['a', 'b', 'c', 'd', 'e', 'f']

function brief(entityIds?: string[]) {
  const dossier = aDossier({
    entities: IDS.map((id) => anEntity(id)),
    claims: [
      aClaim('c-ab', 'a', { property: 'supports', value: link('b') }),
      aClaim('c-c', 'c', {}),
      aClaim('c-about', 'd', { about: ['a'] }),
    ],
  })
  dossier.dossier.bottomLine = 'They hold together.'
  dossier.dossier.keyJudgements = [
    { id: 'j-1', text: 'A supports B.', claimIds: ['c-ab'] },
    { id: 'j-2', text: 'D spoke of A.', claimIds: ['c-about', 'c-ab'] },
    { id: 'j-3', text: 'C is alone.', claimIds: ['c-c', 'c-ab'] },
  ]
  const index = new DossierIndex(dossier, aLayer())
  return buildBriefing(index, { format: 'brief', paper: 'A4', noteIds: [], entityIds }, CONTEXT)
}

describe('a brief that was not composed', () => {
  it('profiles each entity that was chosen for it, however many, and none when none was', () => {
    for (const chosen of [['a'], ['a', 'b', 'c', 'd', 'e']]) {
      const model = brief(chosen)
      expect(model.profiles.map(({ id }) => id)).toEqual(chosen)
      expect(model.sections).toContain('profiles')
    }
    expect(brief().profiles).toEqual([])
  })

  it('has the dossier’s answer whole where it is on all of it', () => {
    const { bottomLine, keyJudgements, answerLeftOut } = brief()
    expect([bottomLine, keyJudgements.length, answerLeftOut]).toEqual(['They hold together.', 3, undefined])
  })

  it('keeps the judgements that rest on the chosen alone, and says which of the answer it leaves out', () => {
    const { bottomLine, keyJudgements, answerLeftOut } = brief(['a'])
    expect(keyJudgements.map(({ text }) => text)).toEqual(['A supports B.', 'D spoke of A.'])
    expect(bottomLine).toBeUndefined()
    expect(answerLeftOut).toEqual({ bottomLine: true, judgements: 1, of: 3 })
  })

  it('keeps the bottom line where every judgement rests on the chosen', () => {
    expect(brief(['a', 'c'])).toMatchObject({ bottomLine: 'They hold together.' })
    expect(brief(['a', 'c']).answerLeftOut).toBeUndefined()
    expect(brief(['f'])).toMatchObject({ keyJudgements: [], answerLeftOut: { bottomLine: true, judgements: 3, of: 3 } })
  })
})

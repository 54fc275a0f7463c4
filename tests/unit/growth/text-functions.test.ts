import { describe, expect, it } from 'vitest'
import { namesIn, textFunctions } from '../../support/text-functions'

/** Functions that are given a text and need no growing of their own, by why that is so. */
const NOT_GROWN: Readonly<Record<string, string>> = {
  'is given an id, a day, a tag, a word, a code or a name, which have a limit': `
    asDeleted fileTrouble babelLanguage blockId brief capital changeEverywhere claimLine claimNote closest counted dailyLogId exactMoment age
    fieldWords fileKey ftmLanguage inSentence isAllowedAddress isMadeId isOverdue keptUntil languageName matchValue
    missingCharactersWords moment outlineOf parseLocation partsOf readableId requireTagName scoreName scriptName shown shownForPrivate tagKey
    voiceLetter compareMoments daysBefore laterThan latestFirst listed wordKey dayOf dayWords fieldLabel isLinkable minuteOf minuteWords pathKey readMoment shownFile spanOfDay`,
  'is given what isEdtf took, which has a limit':
    'beginningWords bibDate cslDate datesAgree ftmDates readEdtf spanOf yearHeading',
  'is a part of readDate, which refuses more than 120 characters': 'readPoint roughSet',
  'is a part of readMoney, readNumber or readIdentifier, which refuse more than 200 characters': `
    beforeReading currenciesMeant currencyName currencySign figuresMeant fitsIban fitsImo fitsIsin fitsMod97 identifierScheme
    isKnownCurrency isWrittenType numbersMeant plainFigures readValue readingOf`,
  'is given the code or the name of a country, which have a limit, or a distance in metres':
    'countriesMeant countryName distanceWords isFormerCountry isKnownCountry',
  'is given a decimal of at most 400 figures': 'compareDecimals decimalKey plainDecimal timesTenTo',
  'is given a value that was read': 'identifierWords plainValueWords',
  'cuts to a limit first': 'clip quoted',
  'is given words that the program says':
    'briefingClaim briefingClaimInFull asIs describeFaults parseRecords svgFigure textPieces watchMemory',
  'is a part of scanNote, or of withoutFormerNames':
    'beginsRow citationAt formatLink linkAt linksInPlace mayHide tagAt',
  'is a part of noteTree or parseNote':
    'addressIn addressOf codeText columnsOf destinationAt encoded lineParts nestParts withoutRanges readTable rowOf',
  'is a part of withoutComments or mergeText': 'commentCuts commentRanges hunks mayHoldComment splitLines',
  'is a part of anchor, likelyPlace, textVersions or citationsFollow':
    'agreementsOf alignAll alignWords commonPart firstPlace lastPlace movedTo reanchor',
  'is fileStem with an ending': 'safeFileName',
  'is foldText over names': 'suggestCitations suggestLinks suggestTags',
  'is a part of levelsOf': 'hasRightToLeft',
  'is changeBetween in an editor': 'takeOver',
  'is headingPlaces in an editor': 'goToHeading',
  'is headingsNamed, and joins what it answers': 'headingWords noSuchHeading',
  'cuts a text once, at places that are given': 'linkDecorations marked markedParts textSpan textString',
  'reads a page with the DOM, which the window has and the torture has not': 'markdownOfHtml wordLists',
}

describe('the functions that read people’s texts', () => {
  const functions = textFunctions()
  const grown = namesIn('tests/torture/text-readers.ts')
  const excused = new Set(Object.values(NOT_GROWN).flatMap((names) => names.trim().split(/\s+/)))

  it('are found', () => {
    expect(functions.length).toBeGreaterThan(100)
  })

  it('are all grown in the torture of growth, or it is said why not', () => {
    const missing = functions.filter(({ name }) => !grown.has(name) && !excused.has(name))
    expect(missing.map(({ file, name }) => `${name} (${file})`)).toEqual([])
  })

  it('that are excused are there, and not grown', () => {
    const names = new Set(functions.map(({ name }) => name))
    expect([...excused].filter((name) => !names.has(name) || grown.has(name))).toEqual([])
  })
})

import { listed } from '../../domain/text/listed'
import type { BriefingModel } from '../../domain/briefing/model'
import type { Block } from '../content/block'
import { text } from '../content/inline'
import { extentOf, insetPlaces, mapFigure } from '../../figures/map-figure'
import type { MapPlace } from '../../figures/map-view'
import { longDate } from './dates'
import { figureNumber, type SectionTools } from './section-tools'

/** Where the places are. */
export function placesMap(model: BriefingModel, tools: SectionTools): Block[] {
  const { outlines } = tools
  if (!outlines) return []
  const profiles = model.profiles.filter(({ outline }) => outline !== undefined)
  const places = profiles.flatMap(({ outline, names: [first], id }): MapPlace[] =>
    outline ? [{ name: first?.value ?? id, featureId: outline.featureId }] : [],
  )
  const figure = mapFigure(places, outlines, tools.widePt, tools.measure)
  if (!figure) return []
  const names = places.map(({ name }) => name)
  const title = tools.nextFigure(`${listed(names)}: where the dossier’s countries lie`)
  const inset = insetPlaces(places, outlines, tools.widePt).map(({ name }) => name)
  const extent = extentOf(places, outlines)
  return [
    { kind: 'heading', level: 1, text: 'Map', anchor: 'map' },
    tools.lead(
      `${figureNumber(title)} shows where the countries of this briefing lie; the table says what each is in it.`,
    ),
    {
      kind: 'figure',
      isWide: true,
      title,
      figure,
      alt:
        `${title}. Outline map${extent === undefined ? '' : ` of the area from ${extent}`}; the places are shaded and named.` +
        (inset.length === 0 ? '' : ` A second map beside it shows ${listed(inset)} on a larger scale.`),
      source: [
        text(
          `Outlines: Natural Earth at 1:50 million, by the package world-atlas 2.0.2 (public domain). Drawn ${longDate(model.day, model.language)}. ` +
            'Borders and names on this map do not imply any judgement on the legal status of a territory; where a border is disputed, the line is the data set’s choice.',
        ),
      ],
    },
    {
      kind: 'table',
      isWide: true,
      columns: [
        { header: 'Place', share: 0.28 },
        { header: 'In the dossier as', share: 0.5 },
        { header: 'Outline (ISO 3166-1)', share: 0.22 },
      ],
      rows: profiles.map((profile) => [
        {
          rowHeader: true,
          blocks: [
            { kind: 'paragraph', style: 'cellStrong', content: tools.prose(profile.names[0]?.value ?? profile.id) },
          ],
        },
        { blocks: [{ kind: 'paragraph', style: 'cell', content: [text(profile.typeLabel)] }] },
        { blocks: [{ kind: 'paragraph', style: 'cell', content: [text(profile.outline?.featureId ?? '')] }] },
      ]),
    },
  ]
}

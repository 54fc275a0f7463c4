import { counted } from '../../domain/text/counted'
import type { BriefingModel } from '../../domain/briefing/model'
import type { Block } from '../content/block'
import { text, type Inline } from '../content/inline'
import { relationFigure } from '../../figures/relation-figure'
import { relationGraph, voiceLetter, type GraphEdge, type RelationGraph } from '../../figures/relation-graph'
import { figureNumber, type SectionTools } from './section-tools'

/** Who stands in what relation to whom: a diagram, and its edges as a table. */
export function relations(model: BriefingModel, tools: SectionTools): Block[] {
  const graph = relationGraph(model)
  if (!graph) return []
  const [centre] = graph.nodes
  const title = tools.nextFigure(
    `${centre?.label ?? ''}: at the centre of ${counted(graph.edges.length, 'relation')} between ${counted(graph.nodes.length, 'entity', 'entities')}`,
  )
  const names = new Map(graph.nodes.map(({ id, label }) => [id, label]))
  return [
    { kind: 'heading', level: 1, text: 'Relations', anchor: 'relations' },
    tools.lead(
      `${figureNumber(title)} draws ${graph.leftOut === 0 ? 'who is tied to whom' : `the ${counted(graph.nodes.length, 'entity', 'entities')} with the most ties`}; the table lists every relation in it.`,
    ),
    {
      kind: 'figure',
      isWide: true,
      title,
      figure: relationFigure(graph, tools.widePt, tools.measure),
      alt: `${title}. The table of this section lists every relation drawn.`,
      source: [text(sourceLine(graph))],
    },
    {
      kind: 'table',
      isWide: true,
      columns: [
        { header: 'From', share: 0.34 },
        { header: 'Relation and to whom', share: 0.66 },
      ],
      rows: graph.nodes.flatMap(({ id, label }) => {
        const own = graph.edges.filter(({ from }) => from === id)
        if (own.length === 0) return []
        return [
          [
            { rowHeader: true, blocks: [{ kind: 'paragraph', style: 'cellStrong', content: tools.prose(label) }] },
            { blocks: own.map((edge) => relationLine(edge, names.get(edge.to) ?? edge.to, tools)) },
          ],
        ]
      }),
    },
  ]
}

/** 'Works with; armed by (said by Russian Foreign Ministry): Russia (low confidence or disputed)'. */
function relationLine({ ties, weak }: GraphEdge, to: string, tools: SectionTools): Block {
  return {
    kind: 'paragraph',
    style: 'cell',
    content: [
      ...ties.flatMap(({ label, voice }, at): Inline[] => [
        ...(at === 0 ? [] : [text('; ', 'quiet')]),
        text(at === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1), voice ? 'emphasis' : 'quiet'),
        ...(voice ? [text(` (${voice.beside})`, 'quiet')] : []),
      ]),
      text(': ', 'quiet'),
      ...tools.prose(to),
      ...(weak ? [text(' (low confidence or disputed)', 'quiet')] : []),
    ],
  }
}

/** What the drawing rests on, and whose word its letters stand for. */
function sourceLine({ leftOut, voices }: RelationGraph): string {
  const rest =
    leftOut === 0 ? '' : ` ${leftOut} further entities with relations are not drawn; their profiles list them.`
  const key =
    voices.length === 0 ? '' : ` ${voices.map((voice) => `(${voiceLetter(voices, voice)})\u00a0${voice}`).join('; ')}.`
  return `Drawn from the claims of the dossier, which the profiles cite one by one.${rest}${key}`
}

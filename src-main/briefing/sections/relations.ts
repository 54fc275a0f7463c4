import type { BriefingModel } from '../../domain/briefing-model'
import type { Block } from '../content/block'
import { text } from '../content/inline'
import { relationFigure } from '../figures/relation-figure'
import { relationGraph, type RelationGraph } from '../figures/relation-graph'
import type { SectionTools } from './section-tools'

/** Who stands in what relation to whom: a diagram, and its edges as a table. */
export function relations(model: BriefingModel, tools: SectionTools): Block[] {
  const graph = relationGraph(model)
  if (!graph) return []
  const [centre] = graph.nodes
  const title = tools.nextFigure(
    `${centre?.label ?? ''}: at the centre of ${graph.edges.length} relations between ${graph.nodes.length} entities`,
  )
  const names = new Map(graph.nodes.map(({ id, label }) => [id, label]))
  return [
    { kind: 'heading', level: 1, text: 'Relations', anchor: 'relations' },
    {
      kind: 'figure',
      isWide: true,
      title,
      figure: relationFigure(graph, tools.widePt, tools.measure),
      alt: `${title}. The table that follows lists every relation drawn.`,
      source: [text(sourceLine(graph))],
    },
    {
      kind: 'table',
      isWide: true,
      columns: [
        { header: 'From', share: 0.36 },
        { header: 'Relation', share: 0.28 },
        { header: 'To', share: 0.36 },
      ],
      rows: graph.edges.map((edge) => [
        cell(names.get(edge.from) ?? edge.from, tools, true),
        cell(`${edge.labels.join('; ')}${edge.weak ? ' (low confidence or disputed)' : ''}`, tools),
        cell(names.get(edge.to) ?? edge.to, tools),
      ]),
    },
  ]
}

function cell(value: string, tools: SectionTools, rowHeader = false): { rowHeader: boolean; blocks: Block[] } {
  return {
    rowHeader,
    blocks: [{ kind: 'paragraph', style: rowHeader ? 'cellStrong' : 'cell', content: tools.prose(value) }],
  }
}

function sourceLine({ leftOut }: RelationGraph): string {
  const rest =
    leftOut === 0 ? '' : ` ${leftOut} further entities with relations are not drawn; their profiles list them.`
  return `Drawn from the claims of the dossier, which the profiles cite one by one.${rest}`
}

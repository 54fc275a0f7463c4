import { displayName } from '../../domain/records/entity'
import { dayWords } from '../../domain/dating/reader-day'
import { frontMatter, markdownLine, markdownProse } from './escape'
import { Footnotes } from './footnotes'
import type { Vault } from './vault'

/** The first page: what the dossier is about, its key judgements, and a link to every file. */
export function indexFile(vault: Vault): string {
  const { content, reader, leftOut } = vault.handover
  const { meta } = vault.index
  const notes = new Footnotes(vault)
  const body = [
    `# ${markdownLine(meta.title)}`,
    `**${meta.marking}**`,
    meta.summary && `${markdownProse(meta.summary.text)}${notes.cite(meta.summary.citations)}`,
    list(
      'Key judgements',
      meta.keyJudgements.map((judgement) => {
        const cited = judgement.claimIds.flatMap((id) => vault.index.claims.get(id)?.citations ?? [])
        const confidence = judgement.confidence ? ` *(confidence ${judgement.confidence.level})*` : ''
        return `- ${markdownProse(judgement.text, '  ')}${[...new Set(cited.map((one) => notes.cite([one])))].join('')}${confidence}`
      }),
    ),
    ...vault.index.vocabulary.kindsAmong(content.entities.map(({ schema }) => schema)).map((kind) =>
      list(
        markdownLine(kind.plural),
        content.entities
          .filter((entity) => entity.schema === kind.id)
          .map((entity) => `- ${vault.link('entities', entity.id, displayName(entity))}`),
      ),
    ),
    list(
      'Sources',
      content.sources.map(
        (source) => `- ${vault.link('sources', source.id, source.title)} (reliability ${source.grade.reliability})`,
      ),
    ),
    list(
      'Notes',
      reader.notes.map((note) => `- ${vault.link('notes', note.id, vault.targets.labelOf(note))}`),
    ),
    list(
      'Left out',
      leftOut.map((sentence) => `- ${markdownLine(sentence)}`),
    ),
    `Made by ${markdownLine(vault.making.producer)} on ${dayWords(vault.making.createdAt, vault.making.zone)}.`,
  ]
  const front = frontMatter({
    title: meta.title,
    tags: ['dossier'],
    dossier: meta.title,
    marking: meta.marking,
    language: meta.language,
    created: vault.making.createdAt,
    entities: content.entities.length,
    claims: content.claims.length,
    sources: content.sources.length,
  })
  return `${front}${body.filter((part) => part !== undefined && part !== '').join('\n\n')}\n${notes.print()}`
}

function list(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${heading}\n\n${lines.join('\n')}`
}

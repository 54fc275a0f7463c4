import type { Entity } from '../../domain/records/entity'
import { entityPage, type EntityPage } from '../../domain/views/entity-page'
import { inSentence } from '../../domain/vocabulary/in-sentence'
import { claimLine } from './claim-line'
import { frontMatter, markdownLine, markdownProse } from './escape'
import { Footnotes } from './footnotes'
import type { Vault } from './vault'

/** An entity's page as a Markdown file. */
export function entityFile(vault: Vault, entity: Entity): string {
  const page = entityPage(vault.index, entity.id)
  if (!page) throw new Error(`no entity ${entity.id}`)
  const notes = new Footnotes(vault)
  const kind = vault.index.vocabulary.kind(entity.schema)
  const body = [
    `# ${markdownLine(page.name)}`,
    `*${markdownLine(page.typeLabel)}*`,
    entity.summary && `${markdownProse(entity.summary.text)}${notes.cite(entity.summary.citations)}`,
    section('Names', nameLines(entity, notes)),
    section(
      'Key facts',
      page.keyFacts.flatMap((fact) =>
        fact.claims.map((view) => claimLine(vault, notes, view, markdownLine(fact.label))),
      ),
    ),
    section('Disputed', disputeLines(vault, notes, page)),
    section('Relations', relationLines(vault, notes, page)),
    section('What is said of it', textLines(vault, notes, page, [...page.accounts, ...page.statementsAbout])),
    section('What it said', textLines(vault, notes, page, page.statementsBy)),
    section('Also mentioned', textLines(vault, notes, page, page.mentions)),
    section(
      'Notes',
      page.notes.map((note) => `- ${vault.link('notes', note.id, note.label)}`),
    ),
  ]
  const front = frontMatter({
    title: page.name,
    aliases: [...new Set(entity.names.slice(1).map((name) => name.value))],
    tags: [`dossier/${tagWords(kind.singular)}`],
    type: kind.singular,
    id: entity.id,
    dossier: vault.index.meta.title,
  })
  return `${front}${body.filter((part) => part !== undefined && part !== '').join('\n\n')}\n${notes.print()}`
}

function section(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${heading}\n\n${lines.join('\n')}`
}

function nameLines(entity: Entity, notes: Footnotes): string[] {
  if (entity.names.length < 2) return []
  return entity.names.map((name) => {
    const about = [name.kind, name.lang, name.script].filter((part) => part !== undefined).join(', ')
    return `- ${markdownLine(name.value)} (${about})${notes.cite(name.citations)}`
  })
}

/** Each set of claims that cannot all hold as a list of its sides, with why below it. */
function disputeLines(vault: Vault, notes: Footnotes, page: EntityPage): string[] {
  return page.disputes.map((dispute) => {
    const sides = textLines(vault, notes, page, dispute.sides)
    return [...sides, ...(dispute.because === undefined ? [] : [`\n${markdownProse(dispute.because)}`]), ''].join('\n')
  })
}

function relationLines(vault: Vault, notes: Footnotes, page: EntityPage): string[] {
  return page.relations.flatMap((group) =>
    group.relations.map(({ other, claim }) =>
      claimLine(vault, notes, claim, markdownLine(group.label), vault.entityLink(other.id)),
    ),
  )
}

/** Text claims; those about something else say about what. */
function textLines(vault: Vault, notes: Footnotes, page: EntityPage, views: EntityPage['mentions']): string[] {
  return views.map((view) => {
    const label = markdownLine(view.label)
    const subject = view.subject.id === page.id ? undefined : vault.entityLink(view.subject.id)
    return claimLine(
      vault,
      notes,
      view,
      subject === undefined ? label : `${subject}, ${markdownLine(inSentence(view.label))}`,
    )
  })
}

/** A kind as a tag: words tied by hyphens, without what no tag may hold. */
function tagWords(kind: string): string {
  const words = kind.toLowerCase().match(/[\p{L}\p{N}\p{M}_]+/gu)
  return words ? words.join('-') : 'other'
}

import type { ExportDossier, ExportPiece } from '../domain/exchange/exchange-ports'
import { entityFile } from './markdown/entity-file'
import { indexFile } from './markdown/index-file'
import { noteFile } from './markdown/note-file'
import { sourceFile } from './markdown/source-file'
import { INDEX_NAME, Vault } from './markdown/vault'

/**
 * A dossier as a folder of Markdown files that opens as an Obsidian vault or inside one: a file for every entity,
 * source and shared note, with front matter, `[[links]]` and the citations as footnotes.
 */
export const exportMarkdownFolder: ExportDossier = (handover, making) => {
  const { content, reader } = handover
  return {
    records: content.entities.length + content.sources.length + reader.notes.length + 1,
    pieces: files(new Vault(handover, making)),
  }
}

function* files(vault: Vault): Generator<ExportPiece> {
  const { content, reader } = vault.handover
  yield piece(`${INDEX_NAME}.md`, indexFile(vault))
  for (const entity of content.entities) yield piece(vault.path('entities', entity.id), entityFile(vault, entity))
  for (const source of content.sources) yield piece(vault.path('sources', source.id), sourceFile(vault, source))
  for (const note of reader.notes) yield piece(vault.path('notes', note.id), noteFile(vault, note))
}

function piece(file: string, text: string): ExportPiece {
  return { file, bytes: Buffer.from(text, 'utf8'), records: 1 }
}

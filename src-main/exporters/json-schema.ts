import { z } from 'zod'
import { claimSchema } from '../domain/records/claim'
import { dossierContentSchema, SCHEMA_VERSION } from '../domain/records/dossier'
import { entitySchema } from '../domain/records/entity'
import { exchangeFileSchema, manifestSchema, readerPartSchema } from '../domain/exchange/exchange-file'
import { sourceSchema } from '../domain/records/source'

/** The published schema's name, by the version of the records' shape. */
export const SCHEMA_FILE = `dossier-${SCHEMA_VERSION}.schema.json`

/**
 * The JSON Schema of `.dossier` files, for programs that are not this one.
 * *Shape*: the zip seen as an object whose keys are its file names. What JSON Schema cannot say (that targets exist,
 * that a statement has a speaker, that a date is EDTF) is said in the description, and checked when a file is brought in.
 * *Source*: JSON Schema 2020-12.
 */
export function dossierFileJsonSchema(): object {
  const registry = z.registry<{ id: string; title: string }>()
  const named = {
    Manifest: manifestSchema,
    Content: dossierContentSchema,
    Reader: readerPartSchema,
    Entity: entitySchema,
    Claim: claimSchema,
    Source: sourceSchema,
  }
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id, title: id })
  const schema = z.toJSONSchema(exchangeFileSchema, { metadata: registry, io: 'input', target: 'draft-2020-12' })
  const { $schema, ...rest } = schema
  return {
    $schema,
    $id: `urn:dossier:file:${SCHEMA_VERSION}`,
    title: `Dossier exchange file, version ${SCHEMA_VERSION}`,
    description: DESCRIPTION,
    ...rest,
  }
}

const DESCRIPTION = [
  'A .dossier file is a zip; this schema sees it as an object whose keys are the names of its files.',
  'Beyond the schema: ids are unique in the whole dossier and every id that is named is there;',
  'derivedFrom never leads back to its source; every edtf text is a date of ISO 8601-2, levels 0 to 2;',
  'a citation of a paragraph whose text is in the file names it by its id and keeps the words it rests on;',
  'a claim of the kind attributed says whose it is; a claim without a citation is marked as own judgement;',
  'the manifest’s SHA-256 are those of the files’ bytes, and its contentHash is the SHA-256 of the sorted SHA-256,',
  'in hex and each with a line feed, of ‘dossier’, ‘entities’, ‘claims’ or ‘sources’, a space and the canonical JSON',
  '(keys sorted, no spaces) of the dossier and of each entity, claim and source.',
].join(' ')

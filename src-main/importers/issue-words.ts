import type { z } from 'zod'
import { quoted } from './open-zip'

/** What is wrong with a field, in words that need no schema to be understood. *Shape*: the rest of a sentence that begins with the field. */
export function issueWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.message.endsWith('received undefined')) return 'is missing'
      return `must be ${TYPES[issue.expected] ?? `of the type ${issue.expected}`}`
    case 'unrecognized_keys':
      return `has fields that do not belong there: ${issue.keys.slice(0, 5).map(quoted).join(', ')}`
    case 'invalid_value':
      if (issue.values.length > 12) return 'is not one of the values known here; a newer version of Dossier may know it'
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`
    case 'invalid_union':
      return 'is not of a kind that is known here'
    default:
      return issue.message
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
}

import { z } from 'zod'
import { lineSchema } from '../records/text'
import type { ValueReading } from './value-reading'

/** The address of a page in the web. It is text and nothing else: Dossier never opens it. */
export const urlValueSchema = z.strictObject({ type: z.literal('url'), url: lineSchema })

export type UrlValue = z.infer<typeof urlValueSchema>

/** With its scheme, or a host's name alone as it is printed on paper. */
const WEB = /^(?:https?:\/\/)?[^\s/?#@:]+\.[^\s/?#@:.]{2,}(?::\d{1,5})?(?:[/?#]\S*)?$/iu

/** *Units*: UTF-16 code units. *Source*: what browsers take in their address bar. */
const LONGEST = 2_048

/** The same for addresses of one page. */
export function urlKey({ url }: UrlValue): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/\/$/, '')
    .replace(/^[^/?#]+/, (host) => host.toLowerCase())
}

/** Reads a web address: 'https://example.org/about', 'www.example.org'. */
export function readUrl(text: string): ValueReading<UrlValue> {
  const url = text.trim()
  if (url === '') return { kind: 'empty' }
  if (url.length > LONGEST || !WEB.test(url) || !lineSchema.safeParse(url).success)
    return { kind: 'wrong', message: 'Write a web address, such as https://example.org/about or www.example.org.' }
  return { kind: 'read', value: { type: 'url', url }, words: url }
}

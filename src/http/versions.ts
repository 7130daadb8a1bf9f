import { Refusal } from '../refusal.ts'

/** What a change may be made of: any version, or one of these. */
export type Match = '*' | readonly number[]

const TAG = /^(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"$/

/** The entity tags of a header (RFC 9110 section 13.1.1), without quotes; null when it is malformed. */
function tagsOf(header: string): readonly string[] | null {
  const tags = header.split(',').map((part) => TAG.exec(part.trim())?.[1])
  return tags.some((tag) => tag === undefined) ? null : tags.filter((tag) => tag !== undefined)
}

/** What If-Match asks for; null when it is not there. Refuses `invalid` what is neither `*` nor a list of entity tags. */
export function matchOf(header: string | undefined): Match | null {
  if (header === undefined) return null
  if (header.trim() === '*') return '*'
  const tags = tagsOf(header)
  if (tags === null) throw new Refusal('invalid', 'if_match_malformed')
  // A tag that is none of ours is no version, so that it matches nothing.
  return tags.map((tag) => Number(/^(\d{1,9})(?:-|$)/.exec(tag)?.[1] ?? Number.NaN))
}

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** SHA-256 of a text, in hex. */
export const sha256 = async (text: string): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))

/**
 * The entity tag of an answer: the version, which If-Match is about, and a mark of the whole, since an answer also tells what changes
 * without a new version, such as another's name or what the date makes of it.
 */
export const tagFor = async (version: number, body: string): Promise<string> =>
  `"${version}-${(await sha256(body)).slice(0, 16)}"`

/** Does the reader hold this very answer already (If-None-Match)? A compressed one carries a mark of its own after the point. */
export function isHeld(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  if (header.trim() === '*') return true
  return (tagsOf(header) ?? []).some((held) => `"${held.split('.')[0]}"` === tag)
}

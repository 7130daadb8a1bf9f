import type { Source } from './types.ts'

/** A field of the input made plain for reading, which still knows where each character came from. */
export interface Words {
  readonly field: string
  /** Plain text: one kind of dash, quote, blank and line end; no invisible characters; decorated letters as plain ones. */
  readonly text: string
  /** The words between two offsets of `text`, as they stand in the input. */
  source(start: number, end: number): Source
}

const SAME_LENGTH: readonly (readonly [RegExp, string])[] = [
  [/[‐-―−﹘]/g, '-'],
  [/[‘’‚‛`´]/g, "'"],
  [/[“”„‟«]/g, '"'],
  [/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\v\f]/g, ' '],
  [/\r(?=\n)/g, ' '],
  [/[\r\u0085\u2028\u2029]/g, '\n'],
]

// Decorated letters (bold or circled, as phones put them into adverts), invisible marks, and the bytes that replace unreadable ones.
const UNEVEN =
  /(?:\ud835|\ud83c)[\udc00-\udfff]|[\u00ad\u2060-\u2064\ufeff]|[\u200b-\u200f]|[\u202a-\u202e]|[\ufe00-\ufe0f]|[\uff01-\uff5e]/g

/** Reads one field plainly. Linear in the length of the text; any text is taken, broken surrogates included. */
export function plainWords(field: string, given: string): Words {
  let text = given
  for (const [pattern, by] of SAME_LENGTH) text = text.replace(pattern, by)
  if (text.search(UNEVEN) < 0) return withSource(field, given, text, null)

  const at: number[] = []
  let plain = ''
  let from = 0
  const keep = (piece: string, start: number, step: number): void => {
    for (let i = 0; i < piece.length; i += 1) at.push(start + i * step)
    plain += piece
  }
  for (const found of text.matchAll(UNEVEN)) {
    keep(text.slice(from, found.index), from, 1)
    const normal = found[0].normalize('NFKC')
    keep(/^[\x20-\x7e]+$/.test(normal) ? normal : found[0].length === 2 ? found[0] : '', found.index, normal.length === 2 ? 1 : 0)
    from = found.index + found[0].length
  }
  keep(text.slice(from), from, 1)
  at.push(given.length)
  return withSource(field, given, plain, at)
}

function withSource(field: string, given: string, text: string, at: readonly number[] | null): Words {
  return {
    field,
    text,
    source: (start, end) => {
      const [from, to] =
        at === null ? [start, end] : [at[start] ?? given.length, end > start ? lastOf(at, end, given) : (at[end] ?? 0)]
      return { field, words: given.slice(from, to), start: from, end: to }
    },
  }
}

/** The end in the input of the plain character before `end`; a pair of surrogates may stand behind one plain letter. */
function lastOf(at: readonly number[], end: number, given: string): number {
  const last = at[end - 1] ?? given.length
  const wide = given.codePointAt(last)
  return Math.min(given.length, last + (wide !== undefined && wide > 0xffff ? 2 : 1))
}

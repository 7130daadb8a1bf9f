import type { Span } from '../taxonomy/types.ts'

const CONTRAST = '(?:te)?tapi|tp|namun|melainkan|sedangkan|kecuali|but|however|except|although|meskipun|walaupun'
// A full stop ends a sentence only before a blank, and not after "min." or "Rp."; "SIM A." is an end.
const HARD = new RegExp(
  `(?:(?<!(?:^|\\s)(?:min|max|maks|rp|no|ms|dll|\\p{L}))|(?<=(?:SIM|kelas|golongan) \\p{L}))[.!?](?=\\s|$)|[;()\\[\\]]|(?<!\\p{L})(?:${CONTRAST})(?!\\p{L})`,
  'giu',
)

/** A line parted where a word about its neighbours stops reaching: at stops, brackets and "tetapi"; commas apart. */
export interface Segments {
  /** Nearest boundary at or before `at`; `commas` counts commas as boundaries too. */
  before(at: number, commas: boolean): number
  after(at: number, commas: boolean): number
}

export function segmentsOf(text: string): Segments {
  const hard = [...text.matchAll(HARD)].map((found) => ({ start: found.index, end: found.index + found[0].length }))
  const commas: Span[] = []
  for (let at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1)) {
    if (!/\d/.test(text.charAt(at - 1)) || !/\d/.test(text.charAt(at + 1))) commas.push({ start: at, end: at + 1 })
  }
  const both = [...hard, ...commas].sort((a, b) => a.start - b.start)
  const of = (withCommas: boolean): readonly Span[] => (withCommas ? both : hard)
  return {
    before: (at, withCommas) => of(withCommas).findLast((edge) => edge.end <= at)?.end ?? 0,
    after: (at, withCommas) => of(withCommas).find((edge) => edge.start >= at)?.start ?? text.length,
  }
}

const ASIDE = /[([][^()[\]]{1,100}[)\]]\s{0,2}$/

/** Where the bracket that ends at `at` begins, or `at` itself: an aside does not part a word from what it speaks of. */
export const beforeAside = (text: string, at: number): number =>
  at - (ASIDE.exec(text.slice(Math.max(0, at - 104), at))?.[0].length ?? 0)

const ASIDE_NEXT = /^[([][^()[\]]{1,200}[)\]]/

/** The end of the bracket that begins at `at`, or `at` itself. */
export const afterAside = (text: string, at: number): number => at + (ASIDE_NEXT.exec(text.slice(at, at + 202))?.[0].length ?? 0)

/** Are there words in this stretch that could be meant, beside the little words of grammar? */
export const saysSomething = (text: string): boolean =>
  /[\p{L}\d]/u.test(
    text.replace(
      /(?<!\p{L})(?:yang|dan|atau|akan|lebih|sangat|adalah|jika|bila|apabila|untuk|bagi|menjadi|merupakan|hal|itu|ini|namun|bagus|are|is|be|would|will|a|an|the|and|strongly|highly|it|ya|nya|sebagai|kandidat|pelamar|candidates?|diutamakan|disukai|nilai|tambah|plus)(?!\p{L})/giu,
      '',
    ),
  )

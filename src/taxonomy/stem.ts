import { IRREGULAR, ROOTS, VARIANTS } from './word-forms.ts'

// What stands before a root, with the letter that the prefix swallowed ("mem" + "potong" gives "memotong").
const PREFIXES: readonly (readonly [prefix: string, swallowed: string])[] = [
  ['memper', ''],
  ['diper', ''],
  ['menge', ''],
  ['penge', ''],
  ['meng', ''],
  ['meng', 'k'],
  ['peng', ''],
  ['peng', 'k'],
  ['meny', 's'],
  ['peny', 's'],
  ['mem', ''],
  ['mem', 'p'],
  ['pem', ''],
  ['pem', 'p'],
  ['men', ''],
  ['men', 't'],
  ['pen', ''],
  ['pen', 't'],
  ['me', ''],
  ['per', ''],
  ['pe', ''],
  ['ber', ''],
  ['be', ''],
  ['ter', ''],
  ['ke', ''],
  ['di', ''],
  ['ng', ''],
  ['', ''],
]
const SUFFIXES = ['', 'kan', 'an', 'i'] as const
const LONGEST_WORD = 40
// "kelas" (class) is not made of "las" (welding), nor "beban" of "ban": a root of three letters is reached only through these prefixes.
const BEFORE_SHORT_ROOTS: ReadonlySet<string> = new Set(['menge', 'penge', 'meng', 'peng', 'di'])

// Most words begin with none of them; only those that share the first letter are tried.
const PREFIXES_BY_LETTER: ReadonlyMap<string, typeof PREFIXES> = new Map(
  [...'mpbtkdn'].map((letter) => [letter, PREFIXES.filter(([prefix]) => prefix === '' || prefix.startsWith(letter))]),
)
const NO_PREFIX = PREFIXES.filter(([prefix]) => prefix === '')

function rootOf(word: string): string | null {
  for (const [prefix, swallowed] of PREFIXES_BY_LETTER.get(word.charAt(0)) ?? NO_PREFIX) {
    if (!word.startsWith(prefix)) continue
    const rest = swallowed + word.slice(prefix.length)
    for (const suffix of SUFFIXES) {
      if (!rest.endsWith(suffix)) continue
      const root = rest.slice(0, rest.length - suffix.length)
      if (ROOTS.has(root) && (root.length > 3 || BEFORE_SHORT_ROOTS.has(prefix))) return root
    }
  }
  return null
}

// "drawings" and "drawing" meet; words of Indonesian that end so ("teknis", "proses") have a vowel before the s.
const withoutPlural = (word: string): string => (word.length >= 5 && /[bcdfgklmnprtw]s$/.test(word) ? word.slice(0, -1) : word)

// "quality/kuality", "staff/staf", "mabettang/mabetang": letters that people do not hear are one.
const asHeard = (word: string): string =>
  word.length < 5 || /[0-9]/.test(word) || !/[aeiou]/.test(word) ? word : word.replaceAll('q', 'k').replace(/([a-z])\1+/g, '$1')

/**
 * The key under which the forms and spellings of a folded word meet: "menjahit", "penjahit" and "jahit" give "jahit".
 * Affixes are taken off only where a listed root is left, so that words such as "perikanan" or "pengawas" stay whole.
 */
export function stem(foldedWord: string): string {
  if (foldedWord.length > LONGEST_WORD) return foldedWord
  const meant = VARIANTS.get(foldedWord) ?? foldedWord
  const plain = meant.length >= 7 && meant.endsWith('nya') ? meant.slice(0, -3) : meant
  const known = IRREGULAR.get(meant) ?? IRREGULAR.get(plain) ?? (plain.length < 5 ? null : rootOf(plain))
  return asHeard(known ?? withoutPlural(VARIANTS.get(plain) ?? plain))
}

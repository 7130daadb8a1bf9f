import { type Word, wordsOf } from './fold.ts'
import { stem } from './stem.ts'
import type { Taxonomy } from './types.ts'
import { correctionsOf } from './typing.ts'
import { NOT_MISSPELT } from './word-forms.ts'

/** A word of a text, ready to be looked up. */
export interface Token extends Word {
  readonly key: string
  /** The spelling it is read as, when one wrong letter was corrected. */
  readonly corrected: string | null
  /** Number of the line it stands in. */
  readonly line: number
  /** A phrase may go on from the word before it to this one. */
  readonly joined: boolean
}

const BREAK = /[\n\r,;()[\]{}<>|•·●*!?"“”:→✅✔]/
const LONGEST_GAP = 4
// "Tj. Selor", "Kab. Malinau", "min. D3": a full stop after a short word is no end of a sentence.
const SHORT_WORD = 4

function joins(gap: string, before: Word): boolean {
  if (gap.length > LONGEST_GAP || BREAK.test(gap)) return false
  if (/\.\s/.test(gap)) return before.word.length <= SHORT_WORD
  // A dash with room around it parts ("Sales - Bandung"), one without joins ("fit-up").
  return !/\s[-–—]|[-–—]\s/.test(gap)
}

function correctionOf(taxonomy: Taxonomy, word: string, key: string): string | null {
  // A word that many adverts use is no slip of the finger, so that "kompetisi" is not read as something else.
  if (taxonomy.phraseWords.has(key) || taxonomy.wordCounts.has(key) || NOT_MISSPELT.has(word)) return null
  const [only, another] = correctionsOf(taxonomy.typing, word)
  return only !== undefined && another === undefined ? only : null
}

/** The words of a text with their keys, corrections and the places where a phrase cannot go on. */
export function tokensOf(taxonomy: Taxonomy, text: string): Token[] {
  let before: Word | undefined
  let line = 0
  return wordsOf(text).map((found) => {
    const gap = before === undefined ? '' : text.slice(before.end, Math.min(found.start, before.end + 200))
    if (/[\n\r]/.test(gap)) line++
    const joined = before !== undefined && found.start - before.end === gap.length && joins(gap, before)
    before = found
    const plain = stem(found.word)
    const corrected = correctionOf(taxonomy, found.word, plain)
    return { ...found, key: corrected === null ? plain : stem(corrected), corrected, line, joined }
  })
}

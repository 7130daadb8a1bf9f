/** A word of a text: its folded letters and where it stands in the text as given. */
export interface Word {
  readonly word: string
  readonly start: number
  readonly end: number
}

const LETTER = /[\p{L}\p{N}]/u
const MARK = /[\p{M}\p{Cf}]/u

/** The folded letters of one character: lower case without accents; '' is dropped, ' ' parts words. */
function foldCharacter(character: string): string {
  const code = character.charCodeAt(0)
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return character
  if (code >= 65 && code <= 90) return character.toLowerCase()
  if (character === "'" || character === '’') return ''
  if (code < 128) return ' '
  if (MARK.test(character)) return ''
  if (!LETTER.test(character)) return ' '
  let folded = ''
  for (const part of character.normalize('NFKD').toLowerCase()) if (LETTER.test(part)) folded += part
  return folded === '' ? ' ' : folded
}

// "C++" and "C#" are names of languages; without their signs nothing but a "c" would be left.
function foldSign(sign: string, word: string, next: string): string {
  if (word !== 'c') return ' '
  if (sign === '#') return 'sharp'
  return sign === '+' && next === '+' ? 'plusplus' : ' '
}

/**
 * The words of a text, folded (lower case, accents off), with their character offsets in the text as given.
 * Works on any text in linear time; what is neither letter nor digit parts words, apostrophes do not.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let word = ''
  let start = 0
  let end = 0
  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 32)
    let folded = foldCharacter(character)
    if (folded === ' ' && word === 'c') folded = foldSign(character, word, text.charAt(at + 1))
    if (folded === ' ') {
      if (word !== '') words.push({ word, start, end })
      word = ''
    } else if (folded !== '') {
      if (word === '') start = at
      word += folded
      end = at + character.length
    }
    at += character.length
  }
  if (word !== '') words.push({ word, start, end })
  return words
}

/** The folded words of a text, joined by one space: lower case, accents off, hyphens and punctuation gone. */
export function fold(text: string): string {
  return wordsOf(text)
    .map((found) => found.word)
    .join(' ')
}

/** The order of two texts by their code units: the same on every machine, unlike that of any language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

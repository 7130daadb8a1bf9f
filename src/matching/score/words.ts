import { wordsOf } from '../../taxonomy/fold.ts'
import { stem } from '../../taxonomy/stem.ts'
import { STOP_WORDS } from '../stop-words.ts'

export { stem as stemOf }

/** The key of a folded word: its stem, taken again until it stays, so that a key is its own key. */
function keyOf(word: string): string {
  let key = stem(word)
  for (let again = stem(key), tries = 0; again !== key && tries < 4; again = stem(key), tries += 1) key = again
  return key
}

// A bare number, a single letter or a function word tells nothing of a trade ("2 tahun", "a.", "dengan").
const tells = (word: string): boolean => word.length > 1 && !/^\d+$/.test(word) && !STOP_WORDS.has(word)

/** The different telling words of a text as keys, each with the folded word it was first written as, in order of appearance. */
export function keysOf(text: string): Map<string, string> {
  const keys = new Map<string, string>()
  for (const { word } of wordsOf(text)) {
    if (!tells(word)) continue
    const key = keyOf(word)
    if (tells(key) && !keys.has(key)) keys.set(key, word)
  }
  return keys
}

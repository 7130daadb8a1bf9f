const SHORTEST = 6
const LONGEST = 24

const mayBeMistyped = (word: string): boolean => word.length >= SHORTEST && word.length <= LONGEST && !/[0-9]/.test(word)

function* withoutOneLetter(word: string): Generator<string> {
  for (let at = 0; at < word.length; at++) yield word.slice(0, at) + word.slice(at + 1)
}

/** Is one word made of the other by one letter added, dropped or changed, or by two neighbours that changed places? */
export function oneLetterApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  if (a.length > b.length) return a.slice(start + 1) === b.slice(start)
  if (a.length < b.length) return a.slice(start) === b.slice(start + 1)
  if (a.slice(start + 1) === b.slice(start + 1)) return true
  return a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2)
}

/**
 * The words that may be corrected to, found by themselves and by what is left of them when one letter is dropped.
 * Only words of 6 letters and more: one wrong letter turns "las" (welding) into "gas" or "jas".
 */
export function typingTable(words: Iterable<string>): ReadonlyMap<string, string> {
  const table = new Map<string, string>()
  // Several words are joined by a space: ten thousands of small lists would cost more than all else at start.
  const add = (key: string, word: string): void => {
    const there = table.get(key)
    table.set(key, there === undefined ? word : `${there} ${word}`)
  }
  for (const word of words) {
    if (!mayBeMistyped(word)) continue
    add(word, word)
    for (const rest of withoutOneLetter(word)) add(rest, word)
  }
  return table
}

/** The words of the table that the given one differs from by one letter, the first letter being right; empty for short words. */
export function correctionsOf(table: ReadonlyMap<string, string>, word: string): string[] {
  if (!mayBeMistyped(word)) return []
  const found = new Set<string>()
  for (const key of [word, ...withoutOneLetter(word)]) {
    for (const candidate of table.get(key)?.split(' ') ?? []) {
      if (candidate[0] === word[0] && oneLetterApart(candidate, word)) found.add(candidate)
    }
  }
  return [...found]
}

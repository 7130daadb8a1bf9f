import type { Asked } from './asked.ts'
import type { Book } from './book.ts'
import type { Held } from './held.ts'
import { apportion, thousandths } from './numbers.ts'
import type { Reason } from './types.ts'

/** Calls `see` with every concept whose name counts as the person's words: who ticked "Las SMAW 3G" in a list has said these words too. */
export function eachNamed(book: Book, held: Held, see: (concept: number) => void): void {
  const { first, provenSkills, programmeSkills } = book
  for (const skill of held.skills) see(skill)
  for (const certificate of held.certificates) {
    see(first.certificate + certificate)
    for (const skill of provenSkills[certificate]!) see(skill)
  }
  for (const major of held.majors) see(first.major + major)
  if (held.programme >= 0) {
    see(first.programme + held.programme)
    for (const skill of programmeSkills[held.programme]!) see(skill)
  }
  for (const occupation of held.worked) if (occupation >= 0) see(first.occupation + occupation)
}

/**
 * Points for the vacancy's telling words that the person has too: the root of their share by weight. `told` already marks the person's
 * own words. Who wrote nothing is unknown and gets no less than the neutral value.
 */
export function measureWords(asked: Asked, held: Held, told: Uint8Array): number {
  const { weights, sum } = asked.telling
  if (sum === 0) return 0
  const { byConcept } = asked.telling
  eachNamed(asked.book, held, (concept) => {
    const places = byConcept[concept]
    if (places !== undefined) for (const place of places) told[place] = 1
  })
  let shared = 0
  for (let place = 0; place < weights.length; place += 1) if (told[place] === 1) shared += weights[place]!
  return wordPoints(asked, shared, held.hasWords)
}

/** The points for words of a given weight in sum. */
export function wordPoints(asked: Asked, shared: number, hasWords: boolean): number {
  const points = Math.round(asked.outOf.words * Math.sqrt(shared / asked.telling.sum))
  return hasWords
    ? points
    : Math.max(points, Math.round((asked.outOf.words * thousandths(asked.book.policy.words.unknown)) / 1000))
}

/** A line for each shared word that is worth a point, and one for all that is missing. */
export function tellWords(asked: Asked, held: Held, told: Uint8Array, points: number): Reason[] {
  const { words, weights } = asked.telling
  const outOf = asked.outOf.words
  const shares = apportion(
    points,
    weights.map((weight, place) => (told[place] === 1 ? weight : 0)),
  )
  const shared = words.flatMap((word, place): Reason[] =>
    shares[place]! > 0 ? [{ say: 'words_shared', asked: word, points: shares[place]!, outOf: shares[place]! }] : [],
  )
  const worth = shared.reduce((all, reason) => all + reason.points, 0)
  const missing = words.filter((_, place) => told[place] !== 1).slice(0, 5)
  if (worth === outOf) return shared
  const say = held.hasWords ? 'words_missing' : 'words_unknown'
  return [
    ...shared,
    { say, asked: missing.length > 0 ? missing.join(', ') : undefined, points: points - worth, outOf: outOf - worth },
  ]
}

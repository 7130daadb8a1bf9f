import type { Asked } from './asked.ts'
import type { Book } from './book.ts'
import type { Held } from './held.ts'
import { apportion, thousandths } from './numbers.ts'
import type { Told } from './telling.ts'
import type { Reason } from './types.ts'

/** Lists every concept whose name counts as the person's words: who ticked "Las SMAW 3G" in a list has said these words too. */
export function namedBy(book: Book, held: Held, into: number[]): number[] {
  const { first } = book
  into.length = 0
  const { skills, certificates, majors, programme, worked } = held
  for (let at = 0; at < skills.length; at += 1) into.push(skills[at]!)
  for (let at = 0; at < certificates.length; at += 1) {
    into.push(first.certificate + certificates[at]!)
    pushAll(into, book.provenSkills[certificates[at]!]!)
  }
  for (let at = 0; at < majors.length; at += 1) into.push(first.major + majors[at]!)
  if (programme >= 0) {
    into.push(first.programme + programme)
    pushAll(into, book.programmeSkills[programme]!)
  }
  for (let at = 0; at < worked.length; at += 1) if (worked[at]! >= 0) into.push(first.occupation + worked[at]!)
  return into
}

function pushAll(into: number[], all: readonly number[]): void {
  for (let at = 0; at < all.length; at += 1) into.push(all[at]!)
}

/**
 * Points for the vacancy's telling words that the person has too: the root of their share by weight. `told` already marks the person's
 * own words. Who wrote nothing is unknown and gets no less than the neutral value.
 */
export function measureWords(asked: Asked, held: Held, told: Told): number {
  const { telling } = asked
  if (telling.sum === 0) return 0
  told.markConcepts(telling, namedBy(asked.book, held, told.named))
  return wordPoints(asked, told.weight, held.hasWords)
}

/** The points for words of a given weight in sum. */
export function wordPoints(asked: Asked, shared: number, hasWords: boolean): number {
  const points = Math.round(asked.outOf.words * Math.sqrt(shared / asked.telling.sum))
  return hasWords
    ? points
    : Math.max(points, Math.round((asked.outOf.words * thousandths(asked.book.policy.words.unknown)) / 1000))
}

/** A line for each shared word that is worth a point, and one for all that is missing. */
export function tellWords(asked: Asked, held: Held, { marks }: Told, points: number): Reason[] {
  const { words, weights } = asked.telling
  const outOf = asked.outOf.words
  const places = [...words.keys()].filter((place) => marks[place] === 1)
  const shares = apportion(
    points,
    places.map((place) => weights[place]!),
  )
  const shared = places.flatMap((place, at): Reason[] => {
    const share = shares[at]!
    return share > 0 ? [{ say: 'words_shared', asked: words[place], points: share, outOf: share }] : []
  })
  const worth = shared.reduce((all, reason) => all + reason.points, 0)
  if (worth === outOf) return shared
  const missing = words.filter((_, place) => marks[place] !== 1).slice(0, 5)
  const say = held.hasWords ? 'words_missing' : 'words_unknown'
  const rest = { points: points - worth, outOf: outOf - worth }
  return [...shared, { say, asked: missing.length > 0 ? missing.join(', ') : undefined, ...rest }]
}

import type { Reason } from '../types.ts'
import type { Asked } from './asked.ts'
import type { Held } from './held.ts'
import { apportion, thousandths } from './numbers.ts'
import type { Told } from './telling.ts'

/** Points for the vacancy's telling words that the person wrote too. `told` has them marked. */
export const measureWords = (asked: Asked, held: Held, told: Told): number =>
  held.hasWords ? wordPoints(asked, told.weight) : unknownWordPoints(asked)

/** The points for words of a given weight in sum: the root of their share. */
export const wordPoints = ({ outOf, telling }: Asked, shared: number): number =>
  telling.sum === 0 ? 0 : Math.round(outOf.words * Math.sqrt(shared / telling.sum))

/** The neutral points of who wrote nothing. */
export const unknownWordPoints = ({ outOf, book }: Asked): number =>
  Math.round((outOf.words * thousandths(book.policy.words.unknown)) / 1000)

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

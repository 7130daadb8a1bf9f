import { type Asked, askedOf } from '../score/asked.ts'
import type { Book } from '../score/book.ts'
import type { Held } from '../score/held.ts'
import { Scorer } from '../score.ts'
import type { Vacancy } from '../types.ts'
import type { Found, ListOptions } from './list-options.ts'
import { Top } from './top.ts'

type Tied = Pick<Vacancy, 'id' | 'openReferrals' | 'seatsLeft'>

// Of equal vacancies the one with the fewest open referrals a seat comes first, so that people do not all go to one door.
function comesBefore(a: Tied, b: Tied): boolean {
  const crowd = a.openReferrals * b.seatsLeft - b.openReferrals * a.seatsLeft
  return crowd < 0 || (crowd === 0 && a.id < b.id)
}

const isBefore = (a: Asked, b: Asked): boolean => comesBefore(a.vacancy, b.vacancy)

/** Finds the best vacancies for a graduate. Vacancies are few and prepared once, so each is measured unless its gates or its appeal rule it out. */
export function findVacancies(
  book: Book,
  vacancies: Iterable<Vacancy>,
  held: Held,
  words: readonly string[],
  { k, nearK = 0, on, after, keep }: ListOptions<Vacancy>,
): Found<Asked> {
  const last = after && { openReferrals: 0, seatsLeft: 1, ...after.crowd, id: after.id }
  const matches = new Top<Asked>(
    k,
    isBefore,
    last && { score: after.score, isBefore: ({ vacancy }) => comesBefore(last, vacancy) },
  )
  const near = new Top<Asked>(nearK, isBefore)
  const total = { matches: 0, near: 0 }
  const scorer = new Scorer(book.policy, on)
  for (const vacancy of vacancies) {
    const asked = askedOf(book.taxonomy, book.policy, vacancy)
    const standing = scorer.gates(held, asked)
    if (standing === 'none') continue
    scorer.told.markWords(asked.telling, words)
    const fit = scorer.fit(held, asked)
    if (fit < book.policy.leastFit || (keep !== undefined && !keep(vacancy))) continue
    total[standing === 'match' ? 'matches' : 'near'] += 1
    const top = standing === 'match' ? matches : near
    top.offer(book.compose(fit, scorer.appeal(held, asked)), asked)
  }
  return { matches: matches.sorted(), near: near.sorted(), total }
}

import type { Ctx } from '../../ctx.ts'
import type { EmployerId, VacancyId } from '../../ids.ts'
import { type FieldProblem, Refusal } from '../../refusal.ts'
import type { Publishing, StoredFacts, StoredVacancy } from '../vacancy.ts'
import { bandsOf, type Compared, isSameJob, shapeFrom, shapeOf } from './near-same.ts'

/** Of those that share a band the likeliest are looked at; an advert that is 0.8 alike shares some six of twenty. */
const MOST_COMPARED = 20

/** An advert as far as it is compared. */
export const compared = (facts: StoredFacts): Compared => ({ title: facts.title, place: facts.place, shape: shapeOf(facts) })

/** The advert of the employer that stands or waits and speaks of the same job; null when there is none. */
export async function sameAs(
  { store: { db }, today }: Pick<Ctx, 'store' | 'today'>,
  employer: EmployerId,
  advert: Compared,
  but: VacancyId | null = null,
): Promise<VacancyId | null> {
  const near = await db
    .selectFrom('vacancy_band')
    .innerJoin('vacancy', 'vacancy.id', 'vacancy_band.vacancy_id')
    .where('vacancy_band.employer_id', '=', employer)
    .where('vacancy_band.band', 'in', [...bandsOf(advert.shape)])
    .where('vacancy.state', 'in', ['waiting', 'open'])
    .where('vacancy.closes_on', '>=', today)
    .where('vacancy.id', '!=', but ?? '')
    .groupBy('vacancy.id')
    .select('vacancy.id')
    .select((e) => e.fn.countAll<number>().as('shared'))
    .orderBy('shared', 'desc')
    .orderBy('vacancy.id')
    .limit(MOST_COMPARED)
    .execute()
  if (near.length === 0) return null
  const rows = await db
    .selectFrom('vacancy_shape')
    .innerJoin('vacancy', 'vacancy.id', 'vacancy_shape.vacancy_id')
    .where(
      'vacancy.id',
      'in',
      near.map(({ id }) => id),
    )
    .select(['vacancy.id', 'vacancy.title', 'vacancy.place', 'vacancy_shape.hashes'])
    .orderBy('vacancy.id')
    .execute()
  const same = rows.find(({ title, place, hashes }) => isSameJob(advert, { title, place, shape: shapeFrom(hashes) }))
  // Only this slice writes the table.
  return same === undefined ? null : (same.id as VacancyId)
}

/** What is wrong with a claim that an advert is another job: it needs its reason. */
export const separateProblems = ({ separate, separate_why }: Publishing): readonly FieldProblem[] =>
  separate === true && separate_why === undefined ? [{ pointer: '/separate_why', reason: 'field_missing' }] : []

/** Refuses an advert that repeats one of the employer's own, unless it is said to be another job. */
export async function refuseRepeated(
  ctx: Pick<Ctx, 'store' | 'today'>,
  { id, employer, facts }: StoredVacancy,
  { separate }: Publishing,
): Promise<void> {
  if (separate === true) return
  const same = await sameAs(ctx, employer.id, compared(facts), id)
  if (same !== null) throw new Refusal('conflict', 'vacancy_repeated', { vacancy: same, link: `/vacancies/${same}` })
}

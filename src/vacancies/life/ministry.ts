import type { Ctx } from '../../ctx.ts'
import { checkVersion, refuseIf } from '../actions.ts'
import { answerOf } from '../answer.ts'
import type { MinistryReport, StoredVacancy, VacancyAnswer } from '../vacancy.ts'
import { updateVacancy, vacancyChanged } from '../writes.ts'
import { committed } from './closing.ts'

/** Notes that a vacancy was reported to the ministry (Perpres 57/2023). It tells nothing about whether it still stands. */
export async function noteMinistryReport(ctx: Ctx, given: MinistryReport, vacancy: StoredVacancy): Promise<VacancyAnswer> {
  const { reported_on, number, version } = given
  checkVersion(vacancy.version, version)
  const ahead = reported_on > ctx.today
  refuseIf(ahead ? [{ pointer: '/reported_on', reason: 'date_ahead', about: { date: reported_on, today: ctx.today } }] : [])
  const after: StoredVacancy = { ...vacancy, version: vacancy.version + 1 }
  const made = { reported_on, reported_as: number ?? null }
  const write = ctx.store.db
    .insertInto('vacancy_report')
    .values({ vacancy_id: vacancy.id, sex: 'any', age_min: null, age_max: null, valid_until: null, ...made })
    .onConflict((conflict) => conflict.column('vacancy_id').doUpdateSet(made))
  await committed(ctx, [...updateVacancy(ctx, vacancy, after), write.compile()], [vacancyChanged(ctx, vacancy.id)])
  return answerOf(ctx, after)
}

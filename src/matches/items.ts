import { ProfileFacts, profileProblems, storedProfile } from '../graduates/profile.ts'
import { fieldProblems } from '../http/issues.ts'
import type { Profile, Vacancy } from '../matching/types.ts'
import type { FieldProblem } from '../refusal.ts'
import type { Taxonomy } from '../taxonomy/types.ts'
import { factProblems } from '../vacancies/checks.ts'
import { storedFacts } from '../vacancies/facts.ts'
import { VacancyFacts } from '../vacancies/vacancy.ts'
import { isProfileInIds, personProblems, profileRow } from './profile-rows.ts'
import { type Row, type RowOptions, withoutNulls } from './rows.ts'
import { advertProblems, isVacancyInIds, postedOn, vacancyRow } from './vacancy-rows.ts'

/** What a row gives, or all that is wrong with it. */
export type Item<T> = { readonly value: T } | { readonly problems: readonly FieldProblem[] }

interface ItemOptions extends RowOptions {
  /** The name of the item in its own list. */
  readonly id: string
}

/** A vacancy of matching from a row: in concept ids as it stands, or read from its words. */
export function vacancyItem(taxonomy: Taxonomy, given: Row, { id, ...options }: ItemOptions): Item<Vacancy> {
  const row = withoutNulls(given)
  const nothing = isVacancyInIds(row) ? [] : advertProblems(taxonomy, row)
  if (nothing.length > 0) return { problems: nothing }
  const { facts, usualSector } = vacancyRow(taxonomy, row, options)
  const checked = VacancyFacts.safeParse({ sector: usualSector, ...facts }, { reportInput: true })
  const problems = checked.success ? factProblems(taxonomy, checked.data) : fieldProblems(checked.error)
  if (!checked.success || problems.length > 0) return { problems }
  const { micro: _, ...stored } = storedFacts(checked.data, { title: '', postedOn: postedOn(row, options.on) })
  const employer = typeof row.employer === 'string' ? row.employer : ''
  return { value: { ...stored, id, open: true, employer, seatsLeft: stored.openings, openReferrals: 0 } }
}

/** A profile of matching from a row: in concept ids as it stands, or read from its words. */
export function profileItem(taxonomy: Taxonomy, given: Row, { id, ...options }: ItemOptions): Item<Profile> {
  const row = withoutNulls(given)
  const nothing = isProfileInIds(taxonomy, row, options) ? [] : personProblems(row)
  if (nothing.length > 0) return { problems: nothing }
  const checked = ProfileFacts.safeParse(profileRow(taxonomy, row, options), { reportInput: true })
  const problems = checked.success ? profileProblems(taxonomy, checked.data) : fieldProblems(checked.error)
  if (!checked.success || problems.length > 0) return { problems }
  return { value: { ...storedProfile(checked.data), id } }
}

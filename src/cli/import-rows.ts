import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { employerById, employerByName } from '../employers/actions.ts'
import { importGraduate } from '../graduates/actions.ts'
import { GraduateDraft } from '../graduates/graduate.ts'
import { PersonDraft } from '../graduates/person.ts'
import { fieldProblems } from '../http/issues.ts'
import { profileRow } from '../matches/profile-rows.ts'
import { vacancyRow } from '../matches/vacancy-rows.ts'
import { type FieldProblem, Refusal } from '../refusal.ts'
import { importVacancy } from '../vacancies/actions.ts'
import { untitled } from '../vacancies/draft.ts'
import { VacancyDraft, type VacancyFacts } from '../vacancies/vacancy.ts'
import { type Cells, idOf, typedCells } from './cells.ts'

/** A row to be stored, under the name that it has in its own list. */
interface Drafted<T> {
  readonly source: string
  readonly draft: T
}

export type Outcome = 'created' | 'changed' | 'unchanged'

const PERSON = Object.keys(PersonDraft.shape)

/** The draft, or a refusal that names every field that is wrong. The id of a row is what makes an import safe to repeat. */
function drafted<T>(cells: Cells, read: z.ZodSafeParseResult<T>, others: readonly FieldProblem[] = []): Drafted<T> {
  const source = idOf(cells)
  const problems = [
    ...(source === '' ? [{ pointer: '/id', reason: 'field_missing' }] : []),
    ...others,
    ...(read.success ? [] : fieldProblems(read.error)),
  ]
  if (!read.success || problems.length > 0) throw new Refusal('invalid', 'fields_wrong', { count: problems.length }, problems)
  return { source, draft: read.data }
}

/** A row as a graduate to be registered. Refuses what is wrong with it. */
export function graduateOf({ taxonomy, today }: Ctx, row: Cells): Drafted<GraduateDraft> {
  const cells = typedCells(row)
  const person = Object.fromEntries(Object.entries(cells).filter(([column]) => PERSON.includes(column)))
  const profile = profileRow(taxonomy, cells, { on: today })
  return drafted(cells, GraduateDraft.safeParse({ person, profile }, { reportInput: true }))
}

/** A row as a vacancy of its employer (an id or an exact name; `employer` stands in for rows without). Refuses what is wrong with it. */
export async function vacancyOf(
  ctx: Ctx,
  row: Cells,
  employer: string | undefined,
): Promise<Drafted<VacancyDraft> & { readonly usualSector: VacancyFacts['sector'] }> {
  const cells = typedCells(row)
  const named = typeof cells.employer === 'string' ? cells.employer : employer
  const found = named === undefined ? null : ((await employerById(ctx, named)) ?? (await employerByName(ctx, named)))
  // What "padan read" prints of an advert without a title is called by its occupation.
  const title = Array.isArray(cells.occupation) ? { title: untitled(ctx.taxonomy, cells.occupation) } : {}
  const { facts, usualSector } = vacancyRow(ctx.taxonomy, cells, { on: ctx.today })
  const reason = named === undefined ? 'employer_needed' : 'employer_unknown'
  const checked = VacancyDraft.safeParse({ ...title, ...facts, employer: found?.id }, { reportInput: true })
  return { ...drafted(cells, checked, found === null ? [{ pointer: '/employer', reason }] : []), usualSector }
}

/** Stores the graduate of a row, or changes the one it made before. */
export async function bringGraduate(ctx: Ctx, row: Cells): Promise<Outcome> {
  const { source, draft } = graduateOf(ctx, row)
  return (await importGraduate(ctx, source, draft)).outcome
}

/** Stores the vacancy of a row, or changes the one it made before. */
export async function bringVacancy(ctx: Ctx, row: Cells, employer: string | undefined): Promise<Outcome> {
  const { source, draft, usualSector } = await vacancyOf(ctx, row, employer)
  return (await importVacancy(ctx, source, draft, usualSector)).outcome
}

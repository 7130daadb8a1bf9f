import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { employerById, employerByName } from '../employers/actions.ts'
import { importGraduate } from '../graduates/actions.ts'
import { GraduateDraft } from '../graduates/graduate.ts'
import { PersonDraft } from '../graduates/person.ts'
import { fieldProblems } from '../http/issues.ts'
import { type FieldProblem, Refusal } from '../refusal.ts'
import { importVacancy } from '../vacancies/actions.ts'
import { untitled } from '../vacancies/draft.ts'
import { VacancyDraft } from '../vacancies/vacancy.ts'
import { type Cells, idOf, typedCells } from './cells.ts'
import { profileFacts, vacancyFacts } from './flat.ts'

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
  const profile = profileFacts(taxonomy, cells, today)
  return drafted(cells, GraduateDraft.safeParse({ person, profile }, { reportInput: true }))
}

/** A row as a vacancy of its employer (an id or an exact name; `employer` stands in for rows without). Refuses what is wrong with it. */
export async function vacancyOf(ctx: Ctx, row: Cells, employer: string | undefined): Promise<Drafted<VacancyDraft>> {
  const cells = typedCells(row)
  const named = typeof cells.employer === 'string' ? cells.employer : employer
  const found = named === undefined ? null : ((await employerById(ctx, named)) ?? (await employerByName(ctx, named)))
  // What "padan read" prints of an advert without a title is called by its occupation.
  const title = Array.isArray(cells.occupation) ? { title: untitled(ctx.taxonomy, cells.occupation) } : {}
  const facts = { ...title, ...vacancyFacts(ctx.taxonomy, cells, ctx.today), employer: found?.id }
  const reason = named === undefined ? 'employer_needed' : 'employer_unknown'
  const read = VacancyDraft.safeParse(facts, { reportInput: true })
  return drafted(cells, read, found === null ? [{ pointer: '/employer', reason }] : [])
}

/** Stores the graduate of a row, or changes the one it made before. */
export async function bringGraduate(ctx: Ctx, row: Cells): Promise<Outcome> {
  const { source, draft } = graduateOf(ctx, row)
  return (await importGraduate(ctx, source, draft)).outcome
}

/** Stores the vacancy of a row, or changes the one it made before. */
export async function bringVacancy(ctx: Ctx, row: Cells, employer: string | undefined): Promise<Outcome> {
  const { source, draft } = await vacancyOf(ctx, row, employer)
  return (await importVacancy(ctx, source, draft)).outcome
}

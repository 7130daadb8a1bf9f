import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { employerById, employerByName } from '../employers/queries.ts'
import { importGraduate } from '../graduates/actions.ts'
import { hasConsent, type ImportedConsent } from '../graduates/consent/consents.ts'
import { GraduateDraft } from '../graduates/graduate.ts'
import { PersonDraft } from '../graduates/person.ts'
import { fieldProblems } from '../http/issues.ts'
import { profileRow } from '../matches/profile-rows.ts'
import { vacancyRow } from '../matches/vacancy-rows.ts'
import { type FieldProblem, Refusal } from '../refusal.ts'
import { untitled } from '../vacancies/draft.ts'
import { importVacancy } from '../vacancies/import.ts'
import { VacancyDraft, type VacancyFacts } from '../vacancies/vacancy.ts'
import { type Cells, employerIn, idOf, typedCells } from './cells.ts'

/** A row to be stored, under the name that it has in its own list. */
interface Drafted<T> {
  readonly source: string
  readonly draft: T
}

export type Outcome = 'created' | 'changed' | 'unchanged' | 'folded'

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

/** What everyone on a list agreed to, and who holds the proof; a row's own columns `consent` and `consent_from` come first. */
export interface ListConsent {
  readonly purposes: readonly string[]
  readonly from: string | undefined
}

/** A row as a graduate to be registered, with the yeses that it carries. Refuses what is wrong with it. */
export function graduateOf(
  { taxonomy, today }: Ctx,
  row: Cells,
  list: ListConsent,
): Drafted<GraduateDraft> & { readonly imported: ImportedConsent | undefined } {
  const { consent = list.purposes, consent_from = list.from, ...cells } = typedCells(row)
  const person = Object.fromEntries(Object.entries(cells).filter(([column]) => PERSON.includes(column)))
  const profile = profileRow(taxonomy, cells, { on: today })
  const consents = [consent].flat().map((purpose) => ({ purpose }))
  const evidence = typeof consent_from === 'string' ? consent_from : undefined
  const unproved =
    consents.length > 0 && evidence === undefined ? [{ pointer: '/consent_from', reason: 'consent_from_missing' }] : []
  const read = GraduateDraft.safeParse({ person, profile, consents }, { reportInput: true })
  return { ...drafted(cells, read, unproved), imported: evidence === undefined ? undefined : { evidence } }
}

/** A row as a vacancy of its employer (an id or an exact name; `employer` stands in for rows without). Refuses what is wrong with it. */
export async function vacancyOf(
  ctx: Ctx,
  row: Cells,
  employer: string | undefined,
): Promise<Drafted<VacancyDraft> & { readonly usualSector: VacancyFacts['sector'] }> {
  const cells = typedCells(row)
  const named = employerIn(cells) ?? employer
  const found = named === undefined ? null : ((await employerById(ctx, named)) ?? (await employerByName(ctx, named)))
  // What "padan read" prints of an advert without a title is called by its occupation.
  const title = Array.isArray(cells.occupation) ? { title: untitled(ctx.taxonomy, cells.occupation) } : {}
  const { facts, usualSector } = vacancyRow(ctx.taxonomy, cells, { on: ctx.today })
  const reason = named === undefined ? 'employer_needed' : 'employer_unknown'
  const checked = VacancyDraft.safeParse({ ...title, ...facts, employer: found?.id }, { reportInput: true })
  return { ...drafted(cells, checked, found === null ? [{ pointer: '/employer', reason }] : []), usualSector }
}

/** Stores the graduate of a row, or changes the one it made before; `agreed`: they may be matched. */
export async function bringGraduate(
  ctx: Ctx,
  row: Cells,
  list: ListConsent,
): Promise<{ readonly outcome: Outcome; readonly agreed: boolean }> {
  const { source, draft, imported } = graduateOf(ctx, row, list)
  const { outcome, id } = await importGraduate(ctx, source, draft, { imported })
  return { outcome, agreed: await hasConsent(ctx, id, 'matching') }
}

/** Stores the vacancy of a row, or changes the one it made before. */
export async function bringVacancy(ctx: Ctx, row: Cells, employer: string | undefined): Promise<Outcome> {
  const { source, draft, usualSector } = await vacancyOf(ctx, row, employer)
  return (await importVacancy(ctx, source, draft, usualSector)).outcome
}

import { readJobPosting } from '../reading/job-posting.ts'
import { isJobPosting } from '../reading/json-ld.ts'
import { advertInputOf } from '../reading/sample.ts'
import type { AdvertInput } from '../reading/types.ts'
import type { FieldProblem } from '../refusal.ts'
import type { Taxonomy } from '../taxonomy/types.ts'
import { readingOf } from '../vacancies/draft.ts'
import { postedVacancy } from '../vacancies/feeds/from-job-posting.ts'
import { VacancyFacts } from '../vacancies/vacancy.ts'
import { pick, type Row, type RowOptions, textProblems, without } from './rows.ts'

/** A vacancy that names one of these is not read for them. */
const CONCEPTS = ['occupation', 'skills_required', 'skills_nice', 'certificates_required', 'certificates_nice', 'education_min']
const FACTS = Object.keys(VacancyFacts.shape)
/** What `padan read adverts` prints besides the facts, and what names a row and its owner. */
const BESIDE = ['id', 'source', 'employer', 'posted', 'forbidden', 'negated', 'not_understood', 'sources']

/** Does a vacancy's row name concepts, so that it is not read for them? */
export const isVacancyInIds = (row: Row): boolean => CONCEPTS.some((field) => field in row)

/** What a row of words about a vacancy says, by a job site's headings too, or as a JobPosting. */
export function advertIn(taxonomy: Taxonomy, row: Row): AdvertInput {
  if (isJobPosting(row)) return readJobPosting(taxonomy, row).advert
  const { place, location = place } = row
  return advertInputOf({ ...row, location })
}

/** What is wrong with a row of words: a field that is no text, or nothing to be read. */
export function advertProblems(taxonomy: Taxonomy, row: Row): readonly FieldProblem[] {
  const notText = isJobPosting(row) ? [] : textProblems(row, ['title', 'text', 'education', 'experience', 'salary', 'location'])
  if (notText.length > 0) return notText
  const { text, title } = advertIn(taxonomy, row)
  return text.trim() === '' && title === undefined ? [{ pointer: '', reason: 'title_or_text' }] : []
}

/** The day an advert was posted, or `on`: the day as of which its dates are read. */
export const postedOn = ({ posted, datePosted = posted }: Row, on: string): string =>
  typeof datePosted === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(datePosted) ? datePosted : on

interface VacancyRow {
  /** By the names of the API, yet to be checked. */
  readonly facts: Row
  /** The sector that the words make likely. It stands apart, since the employer may know better. */
  readonly usualSector: VacancyFacts['sector']
}

/**
 * The facts of a vacancy's row without nulls: those it gives, and where it names no concepts, what its words say. Title and text come
 * without forbidden demands.
 */
export function vacancyRow(taxonomy: Taxonomy, row: Row, { on, strict = false }: RowOptions): VacancyRow {
  if (isJobPosting(row)) return postedVacancy(taxonomy, row, on)
  const inIds = isVacancyInIds(row)
  const facts = inIds && strict ? without(row, BESIDE) : pick(row, FACTS)
  const { title, text } = row
  const input = inIds
    ? { ...(typeof title === 'string' && { title }), text: typeof text === 'string' ? text : '' }
    : advertIn(taxonomy, row)
  if (input.text.trim() === '' && input.title === undefined) return { facts, usualSector: null }
  const { found, cleaned } = readingOf(taxonomy, input, postedOn(row, on))
  const { sector: usualSector, ...said } = found
  if (inIds) return { facts: { ...facts, ...pick(cleaned, Object.keys(facts)) }, usualSector }
  // A place's name and a sector's are words to be read; only their codes are facts.
  const { place, sector, title: _, text: __, ...rest } = facts
  const codes = { ...(/^\d/.test(String(place)) && { place }), ...(/^[A-T]$/.test(String(sector)) && { sector }) }
  return { facts: { ...said, ...rest, ...codes }, usualSector }
}

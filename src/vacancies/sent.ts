import type { Ctx } from '../ctx.ts'
import { closingProblems } from './checks.ts'
import { type factsOf, readingOf } from './draft.ts'
import { type Demand, type FoundDemand, withReasons } from './life/demands.ts'
import type { VacancyFacts } from './vacancy.ts'

const CONCEPT_FIELDS = [
  'occupation',
  'skills_required',
  'skills_nice',
  'certificates_required',
  'certificates_nice',
  'education_min',
  'majors',
  'experience_months_min',
] as const

/** Does what was sent name facts of its own, so that its text is not read for them? */
export const namesConcepts = (facts: VacancyFacts): boolean => CONCEPT_FIELDS.some((field) => facts[field] !== undefined)

/** What title and text say, the text left out where there is none, and the demands in them that the law forbids. */
export function readFacts({ taxonomy, today }: Ctx, { title, text }: VacancyFacts) {
  const reading = readingOf(taxonomy, { ...(title !== undefined && { title }), text: text ?? '' }, today)
  const { text: cleanedText, ...cleaned } = reading.cleaned
  return { ...reading, cleaned: text === undefined ? cleaned : { ...cleaned, text: cleanedText } }
}

/** What was read from a text gives way where it breaks a rule that nobody asked the writer about: a date too far ahead or past. */
export const within = ({ today }: Pick<Ctx, 'today'>, found: ReturnType<typeof factsOf>): VacancyFacts =>
  closingProblems(found, today).length > 0 ? { ...found, closing_date: undefined } : found

/** Facts read from a new text in the place of those read from the old: what the new one does not ask is not asked any more. */
export const conceptsOnly = ({
  occupation,
  skills_required,
  skills_nice,
  certificates_required,
  certificates_nice,
  education_min,
  majors,
  experience_months_min,
}: ReturnType<typeof factsOf>): VacancyFacts => ({
  occupation,
  skills_required,
  skills_nice,
  certificates_required,
  certificates_nice,
  education_min,
  majors,
  experience_months_min,
})

/** The demands of a vacancy after a change: those of a field that was sent anew are found anew, with the reasons they had. */
export const demandsAfter = (before: readonly Demand[], found: readonly FoundDemand[], { title, text }: VacancyFacts) => {
  const anew = { title: title !== undefined, text: text !== undefined }
  const kept = before.filter(({ field }) => !anew[field])
  return withReasons([...kept, ...found.filter(({ field }) => anew[field])], before)
}

/** What was sent without a title or text that is as it was: a form sends all that it shows, and what is not new is not read again. */
export function withoutSame(sent: VacancyFacts, before: VacancyFacts): VacancyFacts {
  const { title, text, ...rest } = sent
  return {
    ...rest,
    ...(title !== undefined && title !== before.title && { title }),
    ...(text !== undefined && text !== before.text && { text }),
  }
}

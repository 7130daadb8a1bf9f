import { wordsOfInput } from '../graduates/draft.ts'
import { ProfileFacts, sentProfile } from '../graduates/profile.ts'
import { readAdvert } from '../reading/advert.ts'
import { readProfile } from '../reading/profile.ts'
import { advertInputOf, profileInputOf } from '../reading/sample.ts'
import { profileFromDraft } from '../reading/to-profile.ts'
import type { AdvertInput, ProfileInput } from '../reading/types.ts'
import type { Taxonomy } from '../taxonomy/types.ts'
import { factsOf } from '../vacancies/draft.ts'
import { VacancyFacts } from '../vacancies/vacancy.ts'
import { type Cells, listIn } from './cells.ts'

// One shape for what the API takes, `padan read` prints, and `padan match` and `padan import` are given: the facts by these names.
// Rows here are typed cells; the facts they give are yet to be checked.

/** A vacancy that names one of these is not read for them. */
const VACANCY_CONCEPTS = [
  ...['occupation', 'skills_required', 'skills_nice', 'certificates_required', 'certificates_nice', 'education_min'],
]

/** Fields that only a profile in ids has. */
const PROFILE_CONCEPTS = ['negated', 'lacks', 'majors', 'aims', 'refuses', 'wishes', 'words']

const MOST_WORDS = 50_000

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

const pick = (cells: Cells, fields: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(cells).filter(([field]) => fields.includes(field)))

/** Does a vacancy's row name concepts, so that it is not read for them? */
export const isVacancyInIds = (cells: Cells): boolean => VACANCY_CONCEPTS.some((field) => field in cells)

/** Is a person's row in ids, and not in words to be read? */
export const isProfileInIds = (cells: Cells): boolean =>
  PROFILE_CONCEPTS.some((field) => field in cells) ||
  isObject(cells.willing) ||
  [cells.skills, cells.certificates].some((list) => Array.isArray(list) && list.some(isObject))

/** What a row of words about a vacancy says, by a job site's headings too. */
export function advertIn(cells: Cells): AdvertInput {
  const { place, location = place } = cells
  return advertInputOf({ ...cells, location })
}

/** What a row of words about a person says. */
export function personIn({ willing, ...cells }: Cells): ProfileInput {
  return profileInputOf({ ...cells, willing: Array.isArray(willing) ? willing.join(', ') : willing })
}

/** The facts of a vacancy's row: those it gives, and where it gives no concepts, what its words say; without forbidden demands. */
export function vacancyFacts(taxonomy: Taxonomy, cells: Cells, on: string): Record<string, unknown> {
  const given = pick(cells, Object.keys(VacancyFacts.shape))
  if (isVacancyInIds(cells)) return given
  const input = advertIn(cells)
  if (input.text.trim() === '' && input.title === undefined) return given
  // A place's name and a sector's are words to be read; only their codes are facts.
  const { place, sector, title: _, text: __, ...rest } = given
  return {
    ...factsOf(taxonomy, readAdvert(taxonomy, input, on), input, on),
    ...rest,
    ...(/^\d/.test(String(place)) && { place }),
    ...(/^[A-T]$/.test(String(sector)) && { sector }),
  }
}

/** The facts of a person's row: in ids as it stands, or what its words say. */
export function profileFacts(taxonomy: Taxonomy, cells: Cells, on: string): Record<string, unknown> {
  return isProfileInIds(cells) ? profileInIds(cells) : profileInWords(taxonomy, cells, on)
}

function profileInIds(cells: Cells): Record<string, unknown> {
  const { major, negated, willing, live_in, wage_wish, skills, certificates, experience } = cells
  return {
    ...(typeof major === 'string' && { majors: [major] }),
    ...(negated !== undefined && { lacks: negated }),
    ...pick(cells, Object.keys(ProfileFacts.shape)),
    ...(typeof skills === 'string' && { skills: listIn(skills) }),
    ...(typeof certificates === 'string' && { certificates: listIn(certificates) }),
    ...(typeof experience === 'string' && { experience: listIn(experience).map(jobIn) }),
    ...(typeof willing === 'string' && { willing: willingIn(willing) }),
    ...(typeof live_in === 'boolean' && { willing: { ...(isObject(willing) && Object(willing)), live_in } }),
    ...(typeof wage_wish === 'number' && { wishes: { wage: wage_wish } }),
  }
}

const willingIn = (text: string) => (text === 'anywhere' ? { anywhere: true } : { places: listIn(text) })

/** "welder-smaw: 24" in a cell of a spreadsheet. */
function jobIn(text: string): { readonly occupation: string; readonly months: number | null } {
  const [, occupation = text, months] = /^(.+?)\s*[:=]\s*(\d{1,3})$/.exec(text) ?? []
  return { occupation, months: months === undefined ? null : Number(months) }
}

function profileInWords(taxonomy: Taxonomy, cells: Cells, on: string): Record<string, unknown> {
  const input = personIn(cells)
  const { id: _, ...read } = profileFromDraft(taxonomy, readProfile(taxonomy, input, on), { id: '', words: wordsOfInput(input) })
  const facts = sentProfile(read)
  const { live_in, wage_wish, looking } = cells
  return {
    ...facts,
    // A book instead of a CV is matched by its beginning.
    words: facts.words.slice(0, MOST_WORDS),
    ...(looking !== undefined && { looking }),
    ...(live_in !== undefined && { willing: { ...facts.willing, live_in } }),
    ...(wage_wish !== undefined && { wishes: { ...facts.wishes, wage: wage_wish } }),
  }
}

import { wordsOfInput } from '../graduates/draft.ts'
import { ProfileFacts, readFacts } from '../graduates/profile.ts'
import { readProfile } from '../reading/profile.ts'
import { profileInputOf } from '../reading/sample.ts'
import { profileFromDraft } from '../reading/to-profile.ts'
import type { ProfileInput } from '../reading/types.ts'
import type { FieldProblem } from '../refusal.ts'
import type { Taxonomy } from '../taxonomy/types.ts'
import { isObject, listIn, pick, type Row, type RowOptions, textProblems, without } from './rows.ts'

/** Fields that only a profile in ids has. */
const CONCEPTS = ['negated', 'lacks', 'majors', 'aims', 'refuses', 'wishes', 'words']
const FACTS = Object.keys(ProfileFacts.shape)
/** What is not a fact, though a row of facts may have it: the names of `padan read profiles`, of files, and the words to be read. */
const BESIDE = [
  ...['id', 'source', 'text', 'teks', 'about', 'major', 'negated', 'not_understood', 'sources', 'live_in', 'wage_wish'],
]

/** Fields that hold an id or words, and where the ids of each are. */
const SHARED = {
  programme: 'programmes',
  education: 'educations',
  major: 'majors',
  home: 'places',
  skills: 'skills',
  certificates: 'certificates',
} as const satisfies Record<string, keyof Taxonomy>
type Shared = keyof typeof SHARED
const shared = Object.keys(SHARED) as Shared[]

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? listIn(value) : Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []

// "las-smaw" and "65.71" are ids to anybody; "las" is a word too, and a word may say more than the id does.
const isTelling = (text: string): boolean => /^[a-z\d]+(?:[-.][a-z\d]+)+$/.test(text)

/** The ids in a field, where it holds ids alone and one of them cannot be words. */
function idsIn(taxonomy: Taxonomy, row: Row, field: Shared): readonly string[] {
  const texts = textsIn(row[field])
  return texts.every((text) => taxonomy[SHARED[field]].has(text)) && texts.some(isTelling) ? texts : []
}

/** Has one of the forms that only facts have: a job of an occupation, a skill with its evidence, a paper with its date. */
const holdsObjects = ({ skills, certificates, experience, willing }: Row): boolean =>
  isObject(willing) ||
  [skills, certificates].some((list) => Array.isArray(list) && list.some(isObject)) ||
  (Array.isArray(experience) && experience.some((job) => isObject(job) && 'occupation' in job))

/** Is a person's row in ids, and not in words to be read? Where nothing else tells, it is when it has ids alone. */
export function isProfileInIds(taxonomy: Taxonomy, row: Row, { strict = false }: Partial<RowOptions> = {}): boolean {
  if (CONCEPTS.some((field) => field in row) || holdsObjects(row)) return true
  if ('experience' in row || personIn(row).text !== undefined) return false
  const given = shared.filter((field) => field in row)
  const isId = (field: Shared) => (text: string) => taxonomy[SHARED[field]].has(text) || (strict && isTelling(text))
  return (
    given.every((field) => textsIn(row[field]).every(isId(field))) && given.some((field) => textsIn(row[field]).some(isTelling))
  )
}

/** What a row of words about a person says. */
export function personIn({ willing, ...row }: Row): ProfileInput {
  return profileInputOf({ ...row, willing: Array.isArray(willing) ? willing.join(', ') : willing })
}

/** What is wrong with a row of words: a field that is no text, or nothing to be read. */
export function personProblems(row: Row): readonly FieldProblem[] {
  const notText = textProblems(row, ['programme', 'education', 'major', 'home', 'text'])
  if (notText.length > 0) return notText
  return wordsOfInput(personIn(row)) === '' ? [{ pointer: '/text', reason: 'field_missing' }] : []
}

/**
 * The facts of a person's row without nulls, by the names of the API and yet to be checked: those it gives, and what its words say of
 * the rest.
 */
export function profileRow(taxonomy: Taxonomy, row: Row, options: RowOptions): Row {
  if (!isProfileInIds(taxonomy, row, options)) return withIds(taxonomy, row, readRow(taxonomy, personIn(row), row, options))
  const { text } = personIn(row)
  // Beside a text, what is not in ids is words as the text is; without one it is a wrong id, to be named.
  const words = text === undefined ? [] : inWords(taxonomy, row)
  const given = without(row, words)
  const facts = { ...(options.strict ? without(given, BESIDE) : {}), ...inIds(given) }
  return text === undefined ? facts : { ...readRow(taxonomy, { ...personIn(pick(row, words)), text }, {}, options), ...facts }
}

/** The fields of a row that hold words, though others hold facts. */
function inWords(taxonomy: Taxonomy, row: Row): readonly string[] {
  const isWord = (field: Shared) => (text: string) => !taxonomy[SHARED[field]].has(text) && !isTelling(text)
  const { experience, willing } = row
  return [
    ...shared.filter((field) => textsIn(row[field]).some(isWord(field))),
    ...(Array.isArray(experience) && experience.some((job) => Array.isArray(job) || typeof job === 'string')
      ? ['experience']
      : []),
    ...(typeof willing === 'string' && willing !== 'anywhere' ? ['willing'] : []),
  ]
}

/** What was read, with the ids that stood among the words, since a reader of words makes little of them. */
function withIds(taxonomy: Taxonomy, row: Row, read: ReturnType<typeof readRow>): Row {
  const { majors, skills, certificates } = read
  const known = new Set([...skills.map(({ skill }) => skill), ...certificates.map(({ id }) => id)])
  const more = (field: Shared) => idsIn(taxonomy, row, field).filter((id) => !known.has(id))
  const { major } = row
  return {
    ...read,
    // "TI" is what people write for more than one major, so the reader comes first.
    majors: majors.length === 0 && typeof major === 'string' && taxonomy.majors.has(major) ? [major] : majors,
    skills: [...skills, ...more('skills')],
    certificates: [...certificates, ...more('certificates')],
  }
}

/** A row whose every field is in ids, a list as one cell of a spreadsheet too. */
function inIds(row: Row): Row {
  const { major, negated, willing, live_in, wage_wish, skills, certificates, experience } = row
  return {
    ...(typeof major === 'string' && { majors: [major] }),
    ...(negated !== undefined && { lacks: negated }),
    ...pick(row, FACTS),
    ...(typeof skills === 'string' && { skills: listIn(skills) }),
    ...(typeof certificates === 'string' && { certificates: listIn(certificates) }),
    ...(typeof experience === 'string' && { experience: listIn(experience).map(jobIn) }),
    ...(typeof willing === 'string' && { willing: willingIn(willing) }),
    ...(typeof live_in === 'boolean' && { willing: { ...(isObject(willing) && willing), live_in } }),
    ...(typeof wage_wish === 'number' && { wishes: { wage: wage_wish } }),
  }
}

const willingIn = (text: string) => (text === 'anywhere' ? { anywhere: true } : { places: listIn(text) })

/** "welder-smaw: 24" in a cell of a spreadsheet. */
function jobIn(text: string): { readonly occupation: string; readonly months: number | null } {
  const [, occupation = text, months] = /^(.+?)\s*[:=]\s*(\d{1,3})$/.exec(text) ?? []
  return { occupation, months: months === undefined ? null : Number(months) }
}

/** What the words say, with what a form asks beside them. */
function readRow(taxonomy: Taxonomy, input: ProfileInput, { live_in, wage_wish, looking }: Row, { on }: RowOptions) {
  const { id: _, ...read } = profileFromDraft(taxonomy, readProfile(taxonomy, input, on), { id: '', words: wordsOfInput(input) })
  const facts = readFacts(read)
  return {
    ...facts,
    ...(looking !== undefined && { looking }),
    ...(live_in !== undefined && { willing: { ...facts.willing, live_in } }),
    ...(wage_wish !== undefined && { wishes: { ...facts.wishes, wage: wage_wish } }),
  }
}

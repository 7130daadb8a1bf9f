import { z } from 'zod'
import { CONDITIONS, CONTRACTS, type Profile, type Vacancy } from '../matching/types.ts'
import type { ConceptKind, Taxonomy } from '../taxonomy/types.ts'
import type { RowProblem } from './rows.ts'

const date = z.iso.date().nullable().default(null)
const ids = z.array(z.string()).default([])
const count = z.int().min(0)
const rupiah = z.number().positive().nullable().default(null)
const EVIDENCE = ['certified', 'worked', 'trained', 'own'] as const

/** A vacancy in concept ids, as matching sees it. What is left out is unknown or not asked. */
const StructuredVacancy = z.object({
  id: z.string().min(1),
  open: z.boolean().default(true),
  title: z.string().default(''),
  occupations: ids,
  skills: z
    .array(
      z.object({
        skill: z.string(),
        weight: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(3),
        nice: z.boolean().default(false),
      }),
    )
    .default([]),
  certificates: z
    .array(z.object({ certificate: z.string(), need: z.enum(['required', 'nice']).default('required') }))
    .default([]),
  education: z.string().nullable().default(null),
  majors: ids,
  months: count.nullable().default(null),
  openings: count.default(1),
  seatsLeft: count.optional(),
  openReferrals: count.default(0),
  place: z.string().nullable().default(null),
  lodging: z.boolean().nullable().default(null),
  wage: z
    .object({ min: rupiah, max: rupiah, per: z.enum(['month', 'day', 'piece']).default('month') })
    .nullable()
    .default(null),
  contract: z.enum(CONTRACTS).nullable().default(null),
  conditions: z.array(z.enum(CONDITIONS)).default([]),
  sector: z.string().nullable().default(null),
  startsOn: date,
  closesOn: date,
  postedOn: z.iso.date().optional(),
  employer: z.string().default(''),
  text: z.string().default(''),
})

/** A profile in concept ids, as matching sees it. */
const StructuredProfile = z.object({
  id: z.string().min(1),
  looking: z.boolean().default(true),
  programme: z.string().nullable().default(null),
  education: z.string().nullable().default(null),
  majors: ids,
  skills: z
    .array(z.object({ skill: z.string(), evidence: z.enum(EVIDENCE).default('own'), months: z.number().min(0).optional() }))
    .default([]),
  lacks: ids,
  certificates: z.array(z.object({ certificate: z.string(), validUntil: date, lapsed: z.boolean().default(false) })).default([]),
  experience: z
    .array(z.object({ occupation: z.string().nullable().default(null), months: z.number().min(0).nullable().default(null) }))
    .default([]),
  aims: ids,
  home: z.string().nullable().default(null),
  willing: z
    .union([
      z.literal('anywhere').transform(() => ({ anywhere: true, places: [], liveIn: null })),
      z.object({ anywhere: z.boolean().default(false), places: ids, liveIn: z.boolean().nullable().default(null) }),
    ])
    .default({ anywhere: false, places: [], liveIn: null }),
  refuses: z.array(z.enum(CONDITIONS)).default([]),
  wishes: z
    .object({
      wage: rupiah,
      sectors: ids,
      contracts: z.array(z.enum(CONTRACTS)).default([]),
      conditions: z.array(z.enum(CONDITIONS)).default([]),
    })
    .default({ wage: null, sectors: [], contracts: [], conditions: [] }),
  words: z.string().default(''),
})

const objectsIn = (value: unknown): boolean =>
  Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null && !Array.isArray(item))

/** Is this row in concept ids already, and not a text to be read? */
export const isStructured = (cells: Readonly<Record<string, unknown>>): boolean =>
  'occupations' in cells ||
  'aims' in cells ||
  'wishes' in cells ||
  objectsIn(cells.skills) ||
  objectsIn(cells.certificates) ||
  objectsIn(cells.experience)

type Outcome<T> = { readonly value: T } | { readonly problems: readonly Omit<RowProblem, 'line'>[] }

/** A structured row as a vacancy of matching, or what is wrong with which field. `on` stands in for a day of posting that is not given. */
export function structuredVacancy(taxonomy: Taxonomy, cells: Readonly<Record<string, unknown>>, on: string): Outcome<Vacancy> {
  const read = StructuredVacancy.safeParse(cells)
  if (!read.success) return { problems: issuesOf(read.error) }
  const row = read.data
  const problems = [
    ...unknown(taxonomy, 'occupation', 'occupations', row.occupations),
    ...unknown(
      taxonomy,
      'skill',
      'skills',
      row.skills.map(({ skill }) => skill),
    ),
    ...unknown(
      taxonomy,
      'certificate',
      'certificates',
      row.certificates.map(({ certificate }) => certificate),
    ),
    ...unknown(taxonomy, 'education', 'education', row.education),
    ...unknown(taxonomy, 'major', 'majors', row.majors),
    ...unknown(taxonomy, 'place', 'place', row.place),
  ]
  if (problems.length > 0) return { problems }
  return { value: { ...row, seatsLeft: row.seatsLeft ?? row.openings, postedOn: row.postedOn ?? on } }
}

/** A structured row as a profile of matching, or what is wrong with which field. */
export function structuredProfile(taxonomy: Taxonomy, cells: Readonly<Record<string, unknown>>): Outcome<Profile> {
  const read = StructuredProfile.safeParse(cells)
  if (!read.success) return { problems: issuesOf(read.error) }
  const row = read.data
  const problems = [
    ...unknown(taxonomy, 'programme', 'programme', row.programme),
    ...unknown(taxonomy, 'education', 'education', row.education),
    ...unknown(taxonomy, 'major', 'majors', row.majors),
    ...unknown(
      taxonomy,
      'skill',
      'skills',
      row.skills.map(({ skill }) => skill),
    ),
    ...unknown(
      taxonomy,
      'certificate',
      'certificates',
      row.certificates.map(({ certificate }) => certificate),
    ),
    ...unknown(
      taxonomy,
      'occupation',
      'experience',
      row.experience.flatMap(({ occupation }) => occupation ?? []),
    ),
    ...unknown(taxonomy, 'occupation', 'aims', row.aims),
    ...unknown(taxonomy, 'place', 'home', row.home),
    ...unknown(taxonomy, 'place', 'willing', row.willing.places),
  ]
  return problems.length > 0 ? { problems } : { value: row }
}

const issuesOf = (error: z.ZodError): Omit<RowProblem, 'line'>[] =>
  error.issues.map((issue) => ({ field: issue.path.map(String).join('.'), what: issue.message }))

function unknown(
  taxonomy: Taxonomy,
  kind: ConceptKind,
  field: string,
  given: string | readonly string[] | null,
): Omit<RowProblem, 'line'>[] {
  const known = {
    skill: taxonomy.skills,
    certificate: taxonomy.certificates,
    occupation: taxonomy.occupations,
    programme: taxonomy.programmes,
    education: taxonomy.educations,
    major: taxonomy.majors,
    place: taxonomy.places,
  }[kind]
  return [given ?? []]
    .flat()
    .filter((id) => !known.has(id))
    .map((id) => ({ field, what: `there is no ${kind} "${id}"` }))
}

import { z } from '@hono/zod-openapi'
import { Sector } from '../employers/employer.ts'
import { type GivenConcept, unknownConcepts } from '../http/concept-check.ts'
import { conceptId, IsoDate } from '../http/fields.ts'
import { CONDITIONS, CONTRACTS, type Profile } from '../matching/types.ts'
import type { FieldProblem } from '../refusal.ts'
import type { Taxonomy } from '../taxonomy/types.ts'

const EVIDENCE = ['certified', 'worked', 'trained', 'own'] as const
const conditions = z.array(z.enum(CONDITIONS)).max(CONDITIONS.length)

/** The most that one profile holds: lists in items, work in months, a wish in rupiah, words in characters. */
const MOST = {
  ...{ majors: 10, skills: 200, lacks: 100, certificates: 60, jobs: 60, aims: 20, places: 60 },
  ...{ months: 720, rupiah: 1_000_000_000, words: 50_000 },
}

const HeldSkill = z
  .union([
    conceptId,
    z.strictObject({
      skill: conceptId,
      evidence: z.enum(EVIDENCE).default('own'),
      months: z.int().min(0).max(MOST.months).nullish(),
    }),
  ])
  .openapi({ description: 'A skill id (by own account), or one with its evidence' })

const HeldCertificate = z
  .union([conceptId, z.strictObject({ id: conceptId, valid_until: IsoDate.nullish(), expired: z.boolean().default(false) })])
  .openapi({ description: 'A certificate id, or one with the date printed on it' })

/** The matchable side of a graduate as it is sent. What is left out is unknown. It has no name, and no field for one. */
export const ProfileFacts = z
  .strictObject({
    looking: z.boolean().optional(),
    programme: conceptId.nullish(),
    education: conceptId.nullish(),
    majors: z.array(conceptId).max(MOST.majors).optional(),
    skills: z.array(HeldSkill).max(MOST.skills).optional(),
    lacks: z
      .array(conceptId)
      .max(MOST.lacks)
      .optional()
      .openapi({ description: 'Skills and certificates the person says they do not have' }),
    certificates: z.array(HeldCertificate).max(MOST.certificates).optional(),
    experience: z
      .array(
        z.strictObject({ occupation: conceptId.nullable(), months: z.int().min(0).max(MOST.months).nullable().default(null) }),
      )
      .max(MOST.jobs)
      .optional(),
    aims: z.array(conceptId).max(MOST.aims).optional().openapi({ description: 'Occupations aimed at' }),
    home: conceptId.nullish().openapi({ example: '65.71', description: 'Code of a place in the province' }),
    willing: z
      .strictObject({
        anywhere: z.boolean().default(false),
        places: z.array(conceptId).max(MOST.places).default([]),
        live_in: z.boolean().nullable().default(null),
      })
      .optional(),
    refuses: conditions.optional(),
    wishes: z
      .strictObject({
        wage: z.int().min(1).max(MOST.rupiah).nullable().default(null),
        sectors: z.array(Sector).max(20).default([]),
        contracts: z.array(z.enum(CONTRACTS)).max(CONTRACTS.length).default([]),
        conditions: conditions.default([]),
      })
      .optional(),
    words: z.string().max(MOST.words).optional().openapi({ description: 'The person’s own words; never shown to an employer' }),
  })
  .openapi('ProfileFacts')
export type ProfileFacts = z.output<typeof ProfileFacts>
export type SentProfile = z.input<typeof ProfileFacts>

/** What is stored of a profile as JSON. */
export type StoredProfile = Omit<Profile, 'id'>

/** The profile as matching sees it, of what was sent; `before` gives what was left out. */
export function storedProfile(facts: ProfileFacts): StoredProfile {
  const { willing, wishes } = facts
  return {
    looking: facts.looking ?? true,
    programme: facts.programme ?? null,
    education: facts.education ?? null,
    majors: [...new Set(facts.majors ?? [])],
    skills: (facts.skills ?? []).map((held) =>
      typeof held === 'string'
        ? { skill: held, evidence: 'own' }
        : { skill: held.skill, evidence: held.evidence, ...(typeof held.months === 'number' && { months: held.months }) },
    ),
    lacks: [...new Set(facts.lacks ?? [])],
    certificates: (facts.certificates ?? []).map((held) =>
      typeof held === 'string'
        ? { certificate: held, validUntil: null, lapsed: false }
        : { certificate: held.id, validUntil: held.valid_until ?? null, lapsed: held.expired },
    ),
    experience: facts.experience ?? [],
    aims: [...new Set(facts.aims ?? [])],
    home: facts.home ?? null,
    willing: { anywhere: willing?.anywhere ?? false, places: willing?.places ?? [], liveIn: willing?.live_in ?? null },
    refuses: [...new Set(facts.refuses ?? [])],
    wishes: {
      wage: wishes?.wage ?? null,
      sectors: wishes?.sectors ?? [],
      contracts: wishes?.contracts ?? [],
      conditions: wishes?.conditions ?? [],
    },
    words: facts.words ?? '',
  }
}

/** The stored profile by the names in which it is sent: `storedProfile` of it gives the same again. */
export const sentProfile = (profile: StoredProfile) =>
  ({
    looking: profile.looking,
    programme: profile.programme,
    education: profile.education,
    majors: [...profile.majors],
    skills: profile.skills.map(({ skill, evidence, months }) => ({ skill, evidence, ...(months !== undefined && { months }) })),
    lacks: [...profile.lacks],
    certificates: profile.certificates.map(({ certificate, validUntil, lapsed }) => ({
      id: certificate,
      valid_until: validUntil,
      expired: lapsed,
    })),
    experience: profile.experience.map(({ occupation, months }) => ({ occupation, months })),
    aims: [...profile.aims],
    home: profile.home,
    willing: { anywhere: profile.willing.anywhere, places: [...profile.willing.places], live_in: profile.willing.liveIn },
    refuses: [...profile.refuses],
    wishes: {
      wage: profile.wishes.wage,
      sectors: profile.wishes.sectors.flatMap((sector) => Sector.safeParse(sector).data ?? []),
      contracts: [...profile.wishes.contracts],
      conditions: [...profile.wishes.conditions],
    },
    words: profile.words,
  }) satisfies ProfileFacts

/**
 * What was read from a text, by the names in which a profile is sent and as much of it as one holds: a text may name every trade there is,
 * and more years of work than a life has.
 */
export function readFacts(profile: StoredProfile) {
  const sent = sentProfile(profile)
  const within = <T extends { months?: number | null }>(held: T): T =>
    typeof held.months === 'number' ? { ...held, months: Math.min(held.months, MOST.months) } : held
  return {
    ...sent,
    majors: sent.majors.slice(0, MOST.majors),
    skills: sent.skills.slice(0, MOST.skills).map(within),
    lacks: sent.lacks.slice(0, MOST.lacks),
    certificates: sent.certificates.slice(0, MOST.certificates),
    experience: sent.experience.slice(0, MOST.jobs).map(within),
    aims: sent.aims.slice(0, MOST.aims),
    willing: { ...sent.willing, places: sent.willing.places.slice(0, MOST.places) },
    wishes: { ...sent.wishes, wage: (sent.wishes.wage ?? 0) > MOST.rupiah ? null : sent.wishes.wage },
    words: sent.words.slice(0, MOST.words),
  } satisfies ProfileFacts
}

const listed = (kind: GivenConcept['kind'], field: string, ids: readonly string[] | undefined): GivenConcept[] =>
  (ids ?? []).map((id, at) => ({ kind, id, pointer: `/${field}/${at}` }))

const single = (kind: GivenConcept['kind'], field: string, id: string | null | undefined): GivenConcept[] =>
  id === null || id === undefined ? [] : [{ kind, id, pointer: `/${field}` }]

const conceptsOf = (taxonomy: Taxonomy, facts: ProfileFacts): readonly GivenConcept[] => [
  ...single('programme', 'programme', facts.programme),
  ...single('education', 'education', facts.education),
  ...listed('major', 'majors', facts.majors),
  ...(facts.skills ?? []).map((held, at) =>
    typeof held === 'string'
      ? { kind: 'skill' as const, id: held, pointer: `/skills/${at}` }
      : { kind: 'skill' as const, id: held.skill, pointer: `/skills/${at}/skill` },
  ),
  ...(facts.certificates ?? []).map((held, at) =>
    typeof held === 'string'
      ? { kind: 'certificate' as const, id: held, pointer: `/certificates/${at}` }
      : { kind: 'certificate' as const, id: held.id, pointer: `/certificates/${at}/id` },
  ),
  ...(facts.lacks ?? []).map((id, at) => ({
    kind: taxonomy.certificates.has(id) ? ('certificate' as const) : ('skill' as const),
    id,
    pointer: `/lacks/${at}`,
  })),
  ...(facts.experience ?? []).flatMap(({ occupation }, at) => single('occupation', `experience/${at}/occupation`, occupation)),
  ...listed('occupation', 'aims', facts.aims),
  ...single('place', 'home', facts.home),
  ...listed('place', 'willing/places', facts.willing?.places),
]

/** A problem for each id that the taxonomy does not have; `under` is where the profile stands in what was sent. */
export const profileProblems = (taxonomy: Taxonomy, facts: ProfileFacts, under = ''): readonly FieldProblem[] =>
  unknownConcepts(taxonomy, conceptsOf(taxonomy, facts)).map((problem) => ({ ...problem, pointer: under + problem.pointer }))

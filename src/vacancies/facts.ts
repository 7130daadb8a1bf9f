import type { AskedCertificate, AskedSkill, Vacancy } from '../matching/types.ts'
import type { StoredFacts, VacancyFacts } from './vacancy.ts'

const USUAL_WEIGHT = 3

/** A skill named twice is asked once, at its heaviest; one that is a must is not also nice to have. */
function askedSkills({ skills_required = [], skills_nice = [] }: VacancyFacts): readonly AskedSkill[] {
  const asked = new Map<string, AskedSkill>()
  for (const given of skills_required) {
    const { skill, weight } = typeof given === 'string' ? { skill: given, weight: USUAL_WEIGHT as 3 } : given
    const before = asked.get(skill)
    if (before === undefined || before.weight < weight) asked.set(skill, { skill, weight, nice: false })
  }
  for (const skill of skills_nice) if (!asked.has(skill)) asked.set(skill, { skill, weight: 1, nice: true })
  return [...asked.values()]
}

function askedCertificates({ certificates_required = [], certificates_nice = [] }: VacancyFacts): readonly AskedCertificate[] {
  const required = [...new Set(certificates_required)]
  const nice = [...new Set(certificates_nice)].filter((id) => !required.includes(id))
  return [
    ...required.map((certificate) => ({ certificate, need: 'required' as const })),
    ...nice.map((certificate) => ({ certificate, need: 'nice' as const })),
  ]
}

function wageOf({ wage_min = null, wage_max = null, wage_per = 'month' }: VacancyFacts): Vacancy['wage'] {
  return wage_min === null && wage_max === null ? null : { min: wage_min, max: wage_max, per: wage_per }
}

/** The facts as they are stored and matched. `title` stands in when no title was given. */
export function storedFacts(facts: VacancyFacts, base: { readonly title: string; readonly postedOn: string }): StoredFacts {
  const openings = facts.openings ?? 1
  return {
    title: facts.title ?? base.title,
    text: facts.text ?? '',
    occupations: [...new Set(facts.occupation ?? [])],
    skills: askedSkills(facts),
    certificates: askedCertificates(facts),
    education: facts.education_min ?? null,
    majors: [...new Set(facts.majors ?? [])],
    months: facts.experience_months_min ?? null,
    openings,
    place: facts.place ?? null,
    lodging: facts.lodging ?? null,
    wage: wageOf(facts),
    contract: facts.contract ?? null,
    conditions: [...new Set(facts.conditions ?? [])],
    sector: facts.sector ?? null,
    startsOn: facts.starts_on ?? null,
    closesOn: facts.closing_date ?? null,
    postedOn: base.postedOn,
    micro: facts.micro_employer ?? false,
  }
}

/** The stored facts by the names in which they are sent and answered: `storedFacts` of these gives the same again. */
export function sentFacts(facts: StoredFacts) {
  return {
    title: facts.title,
    text: facts.text,
    occupation: [...facts.occupations],
    skills_required: facts.skills.filter((asked) => !asked.nice).map(({ skill, weight }) => ({ skill, weight })),
    skills_nice: facts.skills.filter((asked) => asked.nice).map(({ skill }) => skill),
    certificates_required: facts.certificates.filter(({ need }) => need === 'required').map(({ certificate }) => certificate),
    certificates_nice: facts.certificates.filter(({ need }) => need === 'nice').map(({ certificate }) => certificate),
    education_min: facts.education,
    majors: [...facts.majors],
    experience_months_min: facts.months,
    openings: facts.openings,
    place: facts.place,
    lodging: facts.lodging,
    wage_min: facts.wage?.min ?? null,
    wage_max: facts.wage?.max ?? null,
    wage_per: facts.wage?.per ?? ('month' as const),
    contract: facts.contract,
    conditions: [...facts.conditions],
    sector: facts.sector,
    starts_on: facts.startsOn,
    closing_date: facts.closesOn,
    micro_employer: facts.micro,
  } satisfies VacancyFacts
}

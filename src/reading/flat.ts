import type { AdvertDraft, ProfileDraft, Source } from './types.ts'

const ids = (concepts: readonly { readonly id: string }[]): string[] => concepts.map(({ id }) => id)

const sourcesOf = (concepts: readonly { readonly id: string; readonly from: readonly Source[] }[]) =>
  concepts.map(({ id, from }) => ({ id, from }))

/** A draft of an advert as one flat object: values by concept id, and under `sources` the words each field was read from. */
export function flatAdvert(id: string, draft: AdvertDraft) {
  const wage = draft.wage.value
  const papers = (need: 'required' | 'nice') => ids(draft.certificates.filter((paper) => paper.need === need))
  return {
    id,
    occupation: ids(draft.occupations),
    skills_required: draft.skills.filter((skill) => !skill.nice).map(({ skill }) => skill),
    skills_nice: draft.skills.filter((skill) => skill.nice).map(({ skill }) => skill),
    certificates_required: papers('required'),
    certificates_nice: papers('nice'),
    education_min: draft.education.value,
    majors: ids(draft.majors),
    experience_months_min: draft.months.value,
    openings: draft.openings.value,
    wage_min: wage?.min ?? null,
    wage_max: wage?.max ?? null,
    wage_per: wage?.per ?? null,
    place: draft.place.value,
    contract: draft.contract.value,
    conditions: ids(draft.conditions),
    closing_date: draft.closesOn.value,
    forbidden: draft.forbidden.map(({ kind, words }) => ({ kind, words })),
    negated: ids(draft.negated),
    not_understood: draft.notUnderstood.map(({ words }) => words),
    sources: {
      title: draft.title.from,
      occupation: sourcesOf(draft.occupations),
      skills: draft.skills.map(({ skill, weight, from }) => ({ id: skill, weight, from })),
      certificates: sourcesOf(draft.certificates),
      education_min: draft.education.from,
      majors: sourcesOf(draft.majors),
      experience_months_min: draft.months.from,
      openings: draft.openings.from,
      wage: draft.wage.from,
      place: draft.place.from,
      contract: draft.contract.from,
      conditions: sourcesOf(draft.conditions),
      lodging: draft.lodging.from,
      closing_date: draft.closesOn.from,
      negated: sourcesOf(draft.negated),
    },
  }
}

/** A draft of a person's profile as one flat object, with the words each field was read from under `sources`. */
export function flatProfile(id: string, draft: ProfileDraft) {
  return {
    id,
    programme: draft.programme.value,
    skills: ids(draft.skills),
    certificates: draft.certificates.map((paper) => ({ id: paper.id, expired: paper.lapsed })),
    education: draft.education.value,
    major: draft.majors[0]?.id ?? null,
    experience: draft.experience.map(({ occupation, months }) => ({ occupation, months })),
    negated: ids(draft.negated),
    sources: {
      programme: draft.programme.from,
      skills: draft.skills.map((skill) => ({ id: skill.id, evidence: skill.evidence, from: skill.from })),
      certificates: sourcesOf(draft.certificates),
      education: draft.education.from,
      major: sourcesOf(draft.majors),
      experience: draft.experience.map(({ occupation, from }) => ({ occupation, from })),
      home: draft.home.from,
      willing: draft.willing.from,
      wage: draft.wage.from,
      negated: sourcesOf(draft.negated),
    },
  }
}

import type { HeldSkill, Profile } from '../matching/types.ts'
import type { Taxonomy } from '../taxonomy/types.ts'
import type { ProfileDraft } from './types.ts'

/** What a draft cannot say, and any field that a person has set by hand. `words` are the person's own, for matching by words. */
export type ProfileBase = Pick<Profile, 'id' | 'words'> & Partial<Profile>

/** The profile that matching sees, from a draft. Unknown stays unknown; fields of `base` win over the draft. */
export function profileFromDraft(taxonomy: Taxonomy, draft: ProfileDraft, base: ProfileBase): Profile {
  return {
    looking: true,
    programme: draft.programme.value,
    education: draft.education.value,
    majors: draft.majors.map(({ id }) => id),
    skills: draft.skills.map(({ id, evidence }) => heldSkill(taxonomy, draft, id, evidence)),
    lacks: draft.negated.map(({ id }) => id),
    certificates: draft.certificates.map(({ id, lapsed, validUntil }) => ({ certificate: id, validUntil, lapsed })),
    // To have said that there is no work yet is to be known for no months; to have said nothing is not.
    experience:
      draft.neverWorked.length > 0
        ? [{ occupation: null, months: 0 }]
        : draft.experience.map(({ occupation, months }) => ({ occupation, months })),
    aims: draft.aims.map(({ id }) => id),
    home: draft.home.value,
    willing: draft.willing.value,
    refuses: draft.refuses.map(({ id }) => id),
    wishes: { wage: draft.wage.value, sectors: [], contracts: [], conditions: [] },
    ...base,
  }
}

/** A skill learnt at work carries the months of the jobs that use it. */
function heldSkill(taxonomy: Taxonomy, draft: ProfileDraft, skill: string, evidence: HeldSkill['evidence']): HeldSkill {
  if (evidence !== 'worked') return { skill, evidence }
  const jobs = draft.experience.filter(
    ({ occupation }) => taxonomy.occupations.get(occupation ?? '')?.skills.some((used) => used.skill === skill) ?? false,
  )
  const months = jobs.reduce((sum, job) => sum + (job.months ?? 0), 0)
  return months > 0 ? { skill, evidence, months } : { skill, evidence }
}

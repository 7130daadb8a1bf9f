import type { Taxonomy } from '../../taxonomy/types.ts'
import type { Cure, HeldCertificate, Profile, Raise } from '../types.ts'
import { dateOf, dayOf } from './numbers.ts'

const without = (list: readonly string[], some: ReadonlySet<string>): string[] => list.filter((each) => !some.has(each))

const withPlace = (profile: Profile, place: string): Profile => ({
  ...profile,
  willing: { ...profile.willing, places: [...profile.willing.places.filter((each) => each !== place), place] },
})

/** A new paper is valid from the day for as long as its kind is; it takes the place of an old one and of the word that it is missing. */
function withCertificate(profile: Profile, certificate: string, taxonomy: Taxonomy, from: string): Profile {
  const { validMonths = 0, covers = [] } = taxonomy.certificates.get(certificate) ?? {}
  const until = validMonths > 0 ? dateOf((dayOf(from) ?? 0) + Math.floor((validMonths * 365.25) / 12)) : null
  const held: HeldCertificate = { certificate, validUntil: until, lapsed: false }
  return {
    ...profile,
    certificates: [...profile.certificates.filter((each) => each.certificate !== certificate), held],
    lacks: without(profile.lacks, new Set([certificate, ...covers])),
  }
}

/** A skill learnt in a course; the word that it, or anything it belongs to, is missing no longer holds. */
function withSkill(profile: Profile, skill: string, taxonomy: Taxonomy): Profile {
  const above = new Set([skill])
  for (const each of above) for (const broader of taxonomy.skills.get(each)?.broader ?? []) above.add(broader)
  return { ...profile, skills: [...profile.skills, { skill, evidence: 'trained' }], lacks: without(profile.lacks, above) }
}

/** The profile once a failed gate has been cured; `from` is the ISO date from which a new paper is valid. */
export function withCure(profile: Profile, cure: Cure, taxonomy: Taxonomy, from: string): Profile {
  switch (cure.do) {
    case 'get-certificate':
    case 'renew-certificate':
      return withCertificate(profile, cure.certificate, taxonomy, from)
    case 'equivalency':
      return { ...profile, education: cure.education }
    case 'live-in':
      return { ...profile, willing: { ...profile.willing, liveIn: true } }
    case 'go-to':
      return withPlace(profile, cure.place)
  }
}

/** The profile after a single change that would raise its number; `from` as for a cure. */
export function withChange(profile: Profile, change: Raise['change'], taxonomy: Taxonomy, from: string): Profile {
  switch (change.kind) {
    case 'certificate':
      return withCertificate(profile, change.certificate, taxonomy, from)
    case 'skill':
      return withSkill(profile, change.skill, taxonomy)
    case 'place':
      return withPlace(profile, change.place)
    case 'wage':
      return { ...profile, wishes: { ...profile.wishes, wage: change.wage } }
  }
}

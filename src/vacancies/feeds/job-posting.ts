import type { Ctx } from '../../ctx.ts'
import { sayIn, sayKey } from '../../http/words/say.ts'
import { htmlOfPlain } from '../../reading/html.ts'
import * as terms from '../../reading/job-posting-terms.ts'
import { labelOf } from '../../taxonomy/lookup.ts'
import type { ConceptKind, Place, Taxonomy } from '../../taxonomy/types.ts'
import type { VacancyAnswer } from '../vacancy.ts'

type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json }
type Posting = { readonly [name: string]: Json }

// A posting is read by machines of anywhere; its words are those of the country.
const LANGUAGE = 'id'
const say = sayIn(LANGUAGE)

/** Only what anyone may apply for now is told to search engines: a posting of a closed vacancy is a broken promise, by Google's rules too. */
export const isPosted = ({ state, closing_date }: Pick<VacancyAnswer, 'state' | 'closing_date'>, today: string): boolean =>
  state === 'open' && (closing_date === null || closing_date >= today)

/**
 * A vacancy as a schema.org JobPosting, by Google's rules for job postings
 * (https://developers.google.com/search/docs/appearance/structured-data/job-posting). Codes of ours stand beside the words, so that
 * `readJobPosting` gives the same facts again. Sex and age, which the law's report asks for, are no part of a `VacancyAnswer`.
 */
export function jobPostingOf(taxonomy: Taxonomy, vacancy: VacancyAnswer, siteUrl: string): Posting {
  return {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title: vacancy.title,
    description: htmlOfPlain(vacancy.text || told(taxonomy, vacancy)),
    identifier: { '@type': 'PropertyValue', propertyID: terms.OWN, name: vacancy.employer.name, value: vacancy.id },
    url: `${siteUrl}/vacancies/${vacancy.id}`,
    datePosted: vacancy.posted_on,
    ...(vacancy.closing_date !== null && { validThrough: `${vacancy.closing_date}T23:59:59+08:00` }),
    ...(vacancy.starts_on !== null && { jobStartDate: vacancy.starts_on }),
    ...(vacancy.contract !== null && { employmentType: terms.EMPLOYMENT_TYPES[vacancy.contract] }),
    hiringOrganization: { '@type': 'Organization', name: vacancy.employer.name },
    jobLocation: locationOf(taxonomy, vacancy),
    ...salaryOf(vacancy),
    ...asked(taxonomy, vacancy),
    ...conditionsOf(vacancy),
    totalJobOpenings: vacancy.openings,
    ...(vacancy.lodging === true && { jobBenefits: terms.LODGING }),
    ...(vacancy.sector !== null && {
      industry: term(sayKey(say, `sector_${vacancy.sector}`), vacancy.sector, terms.TERM_SETS.sector),
    }),
    directApply: false,
  }
}

const nameOf = (taxonomy: Taxonomy, kind: ConceptKind, id: string): string => labelOf(taxonomy, kind, id)[LANGUAGE]

const term = (name: string, termCode: string, inDefinedTermSet: string, description?: string): Posting => ({
  '@type': 'DefinedTerm',
  name,
  termCode,
  inDefinedTermSet,
  ...(description !== undefined && { description }),
})

// Google takes no posting without a description; the facts say what it is about where the employer wrote nothing.
function told(taxonomy: Taxonomy, { title, employer, openings, skills_required }: VacancyAnswer): string {
  const skills = skills_required.map(({ skill }) => nameOf(taxonomy, 'skill', skill))
  return [
    `${title}, ${employer.name}. ${say('openings_people', { count: openings })}.`,
    ...(skills.length > 0 ? [`${say('skills_required')}: ${skills.join(', ')}.`] : []),
  ].join('\n')
}

/** The places a place lies in, itself first. */
function upwards(taxonomy: Taxonomy, code: string | null): readonly Place[] {
  const place = taxonomy.places.get(code ?? '')
  return place === undefined ? [] : [place, ...upwards(taxonomy, place.parent)]
}

function locationOf(taxonomy: Taxonomy, { place, lodging }: VacancyAnswer): Posting {
  const around = upwards(taxonomy, place)
  const region = around.find(({ level }) => level === 'province')
  const town = around.filter(({ level }) => level !== 'province').map(({ name }) => name)
  const [here] = around
  return {
    '@type': 'Place',
    address: {
      '@type': 'PostalAddress',
      ...(town.length > 0 && { addressLocality: town.join(', ') }),
      ...(region !== undefined && { addressRegion: region.name }),
      addressCountry: 'ID',
    },
    ...(here !== undefined && {
      identifier: { '@type': 'PropertyValue', propertyID: terms.PLACE_CODES, value: here.code },
      geo: { '@type': 'GeoCoordinates', latitude: here.lat, longitude: here.lon },
    }),
    ...(lodging !== null && {
      amenityFeature: { '@type': 'LocationFeatureSpecification', name: terms.LODGING, value: lodging },
    }),
  }
}

function salaryOf({ wage_min, wage_max, wage_per }: VacancyAnswer): Posting {
  if (wage_min === null && wage_max === null) return {}
  const amount: Posting =
    wage_min !== null && wage_min === wage_max
      ? { value: wage_min }
      : { ...(wage_min !== null && { minValue: wage_min }), ...(wage_max !== null && { maxValue: wage_max }) }
  const value = { '@type': 'QuantitativeValue', ...amount, unitText: terms.PAY_UNITS[wage_per] }
  return { baseSalary: { '@type': 'MonetaryAmount', currency: 'IDR', value } }
}

function asked(taxonomy: Taxonomy, vacancy: VacancyAnswer): Posting {
  const name = (kind: ConceptKind, id: string) => nameOf(taxonomy, kind, id)
  const skill = (id: string, need: string) => term(name('skill', id), id, terms.TERM_SETS.skill, need)
  const paper = (id: string, need: string): Posting => ({
    '@type': 'EducationalOccupationalCredential',
    name: name('certificate', id),
    identifier: id,
    description: need,
  })
  const skills = [
    ...vacancy.skills_required.map(({ skill: id, weight }) => skill(id, terms.NEED_WORDS[weight])),
    ...vacancy.skills_nice.map((id) => skill(id, terms.NEED_WORDS.nice)),
  ]
  const papers = [
    ...vacancy.certificates_required.map((id) => paper(id, terms.NEED_WORDS[3])),
    ...vacancy.certificates_nice.map((id) => paper(id, terms.NEED_WORDS.nice)),
  ]
  const occupations = vacancy.occupation.map((id): Posting => {
    const kbji = taxonomy.occupations.get(id)?.kbji
    return {
      '@type': 'Occupation',
      name: name('occupation', id),
      identifier: id,
      ...(kbji !== undefined && { occupationalCategory: kbji }),
    }
  })
  return {
    ...(occupations.length > 0 && { relevantOccupation: occupations }),
    ...(skills.length > 0 && { skills }),
    ...(papers.length > 0 && { qualifications: papers }),
    ...schoolingOf(taxonomy, vacancy),
    ...experienceOf(vacancy),
  }
}

function schoolingOf(taxonomy: Taxonomy, { education_min: level, majors }: VacancyAnswer): Posting {
  if (level === null && majors.length === 0) return {}
  return {
    educationRequirements: {
      '@type': 'EducationalOccupationalCredential',
      ...(level !== null && {
        name: nameOf(taxonomy, 'education', level),
        identifier: level,
        credentialCategory: terms.CREDENTIALS[level] ?? nameOf(taxonomy, 'education', level),
      }),
      ...(majors.length > 0 && {
        competencyRequired: majors.map((id) => term(nameOf(taxonomy, 'major', id), id, terms.TERM_SETS.major)),
      }),
    },
  }
}

function experienceOf({ experience_months_min: months }: VacancyAnswer): Posting {
  if (months === null) return {}
  if (months === 0) return { experienceRequirements: terms.NO_REQUIREMENTS }
  return { experienceRequirements: { '@type': 'OccupationalExperienceRequirements', monthsOfExperience: months } }
}

/** Conditions in the property each belongs to; the contract, for which schema.org has only broad kinds, is a commitment in words too. */
function conditionsOf({ conditions, contract }: VacancyAnswer): Posting {
  const commitments = contract === null ? [] : [terms.CONTRACT_WORDS[contract]]
  const lists = Object.entries(terms.CONDITION_PROPERTIES).map(([property, group]) => {
    const here = conditions.filter((condition) => group.some((one) => one === condition))
    const words = here.map((condition) => terms.CONDITION_WORDS[condition])
    return [property, property === 'specialCommitments' ? [...commitments, ...words] : words] as const
  })
  return Object.fromEntries(lists.filter(([, words]) => words.length > 0))
}

/** JSON that can stand in a data block of a page: no text in it can end the block or begin a comment. */
export const blockOf = (value: Posting): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/

/**
 * The address by which the public reaches the site: the configured one, else that of the request, whose host anyone can make up. What does
 * not look like a host's name is not repeated, and an answer made of a request's host must not be kept for others.
 */
export function siteUrlOf({ publicUrl }: Pick<Ctx, 'publicUrl'>, here: URL): string {
  if (publicUrl !== null) return publicUrl
  return HOST.test(here.host) ? `${here.protocol}//${here.host}` : 'http://localhost'
}

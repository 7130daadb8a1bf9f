import type { AskedSkill, Condition, Contract } from '../matching/types.ts'
import type { Taxonomy } from '../taxonomy/types.ts'
import { conceptsIn } from './found.ts'
import { payOf } from './job-posting-pay.ts'
import * as terms from './job-posting-terms.ts'
import { listIn, property, type Thing, thingsIn, wordsIn } from './json-ld.ts'
import { lineOf } from './lines.ts'
import { narrowest } from './place.ts'
import { plainWords } from './plain.ts'
import type { AdvertInput } from './types.ts'

/** What a posting states outright, by the names of the API; what is left out it does not say. */
interface StatedFacts {
  occupation?: readonly string[]
  skills_required?: readonly Pick<AskedSkill, 'skill' | 'weight'>[]
  skills_nice?: readonly string[]
  certificates_required?: readonly string[]
  certificates_nice?: readonly string[]
  education_min?: string | null
  majors?: readonly string[]
  experience_months_min?: number | null
  openings?: number
  place?: string | null
  lodging?: boolean | null
  wage_min?: number | null
  wage_max?: number | null
  wage_per?: 'month' | 'day' | 'piece'
  contract?: Contract | null
  conditions?: readonly Condition[]
  sector?: string | null
  starts_on?: string | null
  closing_date?: string | null
}

export interface ReadPosting {
  /** Its name in its own list: identifier, else address; empty when it has neither. */
  readonly source: string
  /** Name of the hiring organisation; empty when it is not said. */
  readonly employer: string
  /** ISO date; null when it is not said. */
  readonly postedOn: string | null
  /** Its words, to be read as any advert. */
  readonly advert: AdvertInput
  readonly stated: StatedFacts
}

/**
 * Reads a schema.org JobPosting (https://schema.org/JobPosting) as sites really write it: texts where things are meant, lists, units in
 * words, HTML with entities. A posting of ours states all its facts in codes; of others, what their properties say without doubt.
 */
export function readJobPosting(taxonomy: Taxonomy, posting: Thing): ReadPosting {
  const get = (name: string): unknown => property(posting, name)
  const words = (name: string): string | undefined => wordsIn(get(name)).replace(/\s+/g, ' ') || undefined
  const location = locationWords(get('jobLocation'))
  const title = lineIn(posting, 'title') || lineIn(posting, 'name')
  return {
    source: sourceOf(posting),
    employer: employerOf(posting),
    postedOn: dateIn(get('datePosted')) ?? null,
    advert: {
      ...(title !== '' && { title }),
      text: textOf(posting),
      education: schoolingTag(get('educationRequirements')),
      experience: words('experienceRequirements'),
      salary: payOf(posting).words,
      location: location || undefined,
      sector: words('industry'),
      kind: listIn(get('employmentType')).join(' ') || undefined,
    },
    stated: isOwn(posting)
      ? { ...NOTHING_ASKED, ...statedIn(taxonomy, posting), ...ownTerms(taxonomy, posting) }
      : statedIn(taxonomy, posting),
  }
}

const isOwn = (posting: Thing): boolean =>
  thingsIn(property(posting, 'identifier')).some((one) => property(one, 'propertyID') === terms.OWN)

/** The name of a posting in its own list: identifier, else address; empty when it has neither. */
export function sourceOf(posting: Thing): string {
  const [first] = thingsIn(property(posting, 'identifier'))
  const named = first === undefined ? wordsIn(property(posting, 'identifier')) : wordsIn(property(first, 'value'))
  return named || wordsIn(property(posting, 'url')).replace(/#.*$/s, '') || wordsIn(posting['@id'])
}

/** A property that is a line of plain text, which sites write as HTML all the same; ours is taken as it stands. */
const lineIn = (posting: Thing, name: string): string =>
  isOwn(posting) ? wordsIn(property(posting, name), (text) => text.trim()) : wordsIn(property(posting, name)).replace(/\s+/g, ' ')

/** The name of the hiring organisation; empty when it is not said. Some sites give its address in place of a name. */
export const employerOf = (posting: Thing): string => lineIn(posting, 'hiringOrganization').replace(/^https?:.*/s, '')

/** The words of a description, and of what other properties say in words of their own, each under its heading. */
function textOf(posting: Thing): string {
  const description = wordsIn(property(posting, 'description'))
  if (isOwn(posting)) return description
  const parts = [description]
  const add = (heading: string, said: readonly string[]): void => {
    // Sites fill what they do not know with a dash.
    const fresh = said.filter((words) => /\p{L}/u.test(words) && !parts.some((part) => part.includes(words)))
    if (fresh.length > 0)
      parts.push([`${heading}:`, ...fresh.map((words) => (words.startsWith('- ') ? words : `- ${words}`))].join('\n'))
  }
  add('Tanggung jawab', listIn(property(posting, 'responsibilities')))
  add('Persyaratan', [...listIn(property(posting, 'qualifications')), ...listIn(property(posting, 'skills'))])
  add('Waktu kerja', listIn(property(posting, 'workHours')))
  add(
    'Fasilitas',
    ['jobBenefits', 'benefits', 'incentiveCompensation'].flatMap((name) => listIn(property(posting, name))),
  )
  return parts.filter((part) => part !== '').join('\n\n')
}

const LEVELS: Readonly<Record<string, string>> = {
  'high school': 'SMA/SMK',
  'associate degree': 'D1/D3',
  'bachelor degree': 'S1',
  'postgraduate degree': 'S2',
  'professional certificate': '',
  [terms.NO_REQUIREMENTS]: '',
}

function schoolingTag(value: unknown): string | undefined {
  const said = [value].flat().map((one) => {
    const [thing] = thingsIn(one)
    const words = (thing === undefined ? '' : wordsIn(property(thing, 'credentialCategory'))) || wordsIn(one)
    return LEVELS[words.toLowerCase().replaceAll('_', ' ')] ?? words
  })
  return said.filter((words) => words !== '').join(' / ') || undefined
}

/** Town and region; the street, which may bear the name of another town, only where nothing else is said. */
function locationWords(value: unknown): string {
  const [place] = thingsIn(value)
  if (place === undefined) return wordsIn(value)
  const inner = property(place, 'address')
  const address = thingsIn(inner)[0] ?? (property(place, 'addressLocality') === undefined ? undefined : place)
  if (address === undefined) return wordsIn(inner) || wordsIn(property(place, 'name'))
  const said = (...names: string[]) => names.map((name) => wordsIn(property(address, name))).filter((words) => words !== '')
  const area = said('addressLocality', 'addressRegion')
  return (area.length > 0 ? area : said('streetAddress')).join(', ') || wordsIn(property(place, 'name'))
}

/** The place a location names: by its code, else the narrowest of those its words name. */
function placeOf(taxonomy: Taxonomy, value: unknown): string | undefined {
  for (const place of thingsIn(value)) {
    const coded = thingsIn(property(place, 'identifier')).find((one) => property(one, 'propertyID') === terms.PLACE_CODES)
    const code = coded === undefined ? '' : wordsIn(property(coded, 'value'))
    if (taxonomy.places.has(code)) return code
  }
  for (const place of [value].flat()) {
    const lines = lineOf(plainWords('location', locationWords(place)), 'terms')
    const named = narrowest(taxonomy, conceptsIn(taxonomy, lines, { kinds: ['place'], title: true }))
    if (named?.value != null) return named.value
  }
  return undefined
}

const EIGHT_HOURS = 8 * 3_600_000

/** A date as written, or the date in Kalimantan of a moment whose zone is told. */
function dateIn(value: unknown): string | undefined {
  const written = wordsIn(value)
  const date = /^(\d{4}-\d{2}-\d{2})(?!\d)/.exec(written)?.[1]
  const moment = /T\d{2}:?\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/i.test(written) ? Date.parse(written) : Number.NaN
  return Number.isNaN(moment) ? date : new Date(moment + EIGHT_HOURS).toISOString().slice(0, 10)
}

function wholeIn(value: unknown): number | undefined {
  const written = wordsIn(value)
  return /^\d{1,9}$/.test(written) ? Number(written) : undefined
}

function monthsIn(value: unknown): number | undefined {
  if (wordsIn(value).toLowerCase() === terms.NO_REQUIREMENTS) return 0
  const [thing] = thingsIn(value)
  return thing === undefined ? undefined : wholeIn(property(thing, 'monthsOfExperience'))
}

const EMPLOYMENT: Readonly<Record<string, Contract>> = {
  ...{
    intern: 'magang',
    internship: 'magang',
    magang: 'magang',
    apprenticeship: 'magang',
    'per diem': 'harian',
    harian: 'harian',
  },
  ...{ temporary: 'PKWT', contract: 'PKWT', kontrak: 'PKWT', pkwt: 'PKWT', pkwtt: 'PKWTT', permanent: 'PKWTT', tetap: 'PKWTT' },
  ...{
    'pegawai tetap': 'PKWTT',
    borongan: 'borongan',
    outsourcing: 'alih daya',
    outsource: 'alih daya',
    'alih daya': 'alih daya',
  },
}

/** The contract that the kinds of employment name, where they name one. Full time and part time tell none. */
function contractIn(value: unknown): Contract | undefined {
  const named = listIn(value).map(
    (kind) =>
      EMPLOYMENT[
        kind
          .toLowerCase()
          .replace(/^.*[/:]/, '')
          .replace(/[_-]+/g, ' ')
          .trim()
      ],
  )
  const contracts = new Set(named.filter((contract) => contract !== undefined))
  return contracts.size === 1 ? [...contracts][0] : undefined
}

/** What the properties of any posting say without doubt. */
function statedIn(taxonomy: Taxonomy, posting: Thing): StatedFacts {
  const get = (name: string): unknown => property(posting, name)
  const pay = payOf(posting).stated
  const found = {
    place: placeOf(taxonomy, get('jobLocation')),
    openings: wholeIn(get('totalJobOpenings')),
    experience_months_min: monthsIn(get('experienceRequirements')),
    contract: contractIn(get('employmentType')),
    starts_on: dateIn(get('jobStartDate')),
    closing_date: dateIn(get('validThrough')),
    ...(pay !== null && { wage_min: pay.min, wage_max: pay.max, wage_per: pay.per }),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

// What a posting of ours does not say, it does not ask.
const NOTHING_ASKED: StatedFacts = {
  ...{ occupation: [], skills_required: [], skills_nice: [], certificates_required: [], certificates_nice: [], majors: [] },
  ...{
    education_min: null,
    experience_months_min: null,
    openings: 1,
    place: null,
    lodging: null,
    wage_min: null,
    wage_max: null,
  },
  ...{ wage_per: 'month', contract: null, conditions: [], sector: null, starts_on: null, closing_date: null },
}

/** The codes that a posting of ours carries besides. Codes that this taxonomy does not know are left out. */
function ownTerms(taxonomy: Taxonomy, posting: Thing): StatedFacts {
  const things = (name: string): readonly Thing[] => thingsIn(property(posting, name))
  const code = (thing: Thing, name: string): string => wordsIn(property(thing, name))
  const need = (thing: Thing): string => code(thing, 'description')
  const skills = things('skills')
    .map((term) => ({ skill: code(term, 'termCode'), need: need(term) }))
    .filter(({ skill }) => taxonomy.skills.has(skill))
  const papers = things('qualifications')
    .map((paper) => ({ id: code(paper, 'identifier'), need: need(paper) }))
    .filter(({ id }) => taxonomy.certificates.has(id))
  const [schooling] = things('educationRequirements')
  const level = schooling === undefined ? '' : code(schooling, 'identifier')
  const majors = schooling === undefined ? [] : thingsIn(property(schooling, 'competencyRequired'))
  const [sector] = things('industry')
  const said = Object.keys(terms.CONDITION_PROPERTIES).flatMap((name) => listIn(property(posting, name)))
  const lodging = things('jobLocation')
    .flatMap((place) => thingsIn(property(place, 'amenityFeature')))
    .map((feature) => property(feature, 'value'))
    .find((value) => typeof value === 'boolean')
  const weights = [3, 2, 1] as const
  return {
    occupation: things('relevantOccupation')
      .map((one) => code(one, 'identifier'))
      .filter((id) => taxonomy.occupations.has(id)),
    skills_required: skills.flatMap(({ skill, need }) => {
      const weight = weights.find((one) => terms.NEED_WORDS[one] === need)
      return weight === undefined ? [] : [{ skill, weight }]
    }),
    skills_nice: skills.filter(({ need }) => need === terms.NEED_WORDS.nice).map(({ skill }) => skill),
    certificates_required: papers.filter(({ need }) => need === terms.NEED_WORDS[3]).map(({ id }) => id),
    certificates_nice: papers.filter(({ need }) => need === terms.NEED_WORDS.nice).map(({ id }) => id),
    education_min: taxonomy.educations.has(level) ? level : null,
    majors: majors.map((major) => code(major, 'termCode')).filter((id) => taxonomy.majors.has(id)),
    lodging: lodging ?? null,
    contract: keyOf(terms.CONTRACT_WORDS, said) ?? null,
    conditions: keysOf(terms.CONDITION_WORDS, said),
    sector: (sector === undefined ? '' : code(sector, 'termCode')) || null,
  }
}

const keysOf = <K extends string>(words: Readonly<Record<K, string>>, said: readonly string[]): readonly K[] =>
  (Object.keys(words) as K[]).filter((key) => said.includes(words[key]))
const keyOf = <K extends string>(words: Readonly<Record<K, string>>, said: readonly string[]): K | undefined =>
  keysOf(words, said)[0]

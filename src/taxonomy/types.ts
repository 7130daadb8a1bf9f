/** A label in the two languages of the pages. */
export interface Label {
  readonly id: string
  readonly en: string
}

export type SkillKind = 'domain' | 'skill' | 'knowledge' | 'language' | 'trait' | 'condition'

/** A skill concept (kompetensi). `broader` holds one or two parents; `covers` says what holding this one also meets (6G meets 3G). */
export interface Skill {
  readonly id: string
  readonly label: Label
  readonly kind: SkillKind
  readonly broader: readonly string[]
  readonly covers: readonly string[]
  readonly kbji: readonly string[]
  readonly skkni: string | null
}

type CertificateKind =
  | 'training'
  | 'competence'
  | 'licence'
  | 'driving'
  | 'seafarer'
  | 'site-permit'
  | 'identity'
  | 'language'
  | 'document'

export interface Certificate {
  readonly id: string
  readonly label: Label
  readonly kind: CertificateKind
  readonly issuer: string
  readonly basis: string
  /** Months a new one is valid when no date is printed on it; 0 means it does not expire. */
  readonly validMonths: number
  readonly renewal: string
  readonly covers: readonly string[]
  /** Skills it is proof of. */
  readonly proves: readonly string[]
}

export interface Occupation {
  readonly id: string
  readonly label: Label
  /** KBJI 2014 unit group, four digits (equal to ISCO-08). */
  readonly kbji: string
  readonly skills: readonly { readonly skill: string; readonly weight: 1 | 2 | 3 }[]
  readonly niceSkills: readonly string[]
  /** Certificates the law asks for; holding any one of them is enough. */
  readonly legalCertificates: readonly string[]
  readonly usualCertificates: readonly string[]
  readonly education: string | null
  /** KBLI 2020 sections (letters). */
  readonly sectors: readonly string[]
  readonly hazardous: boolean
  readonly lodging: 'camp' | 'mess' | 'none' | string
}

export interface Programme {
  readonly id: string
  readonly label: Label
  readonly trade: string
  readonly certificate: string | null
  readonly workingDays: number | null
  readonly education: string | null
  readonly skills: readonly string[]
  readonly occupations: readonly string[]
}

export interface Education {
  readonly code: string
  /** 0 no schooling … 10 doctorate; SMA and SMK are both 3. */
  readonly rank: number
  readonly label: Label
}

/** A school or university major; it stands for a skill. */
export interface Major {
  readonly code: string
  readonly label: Label
  readonly skill: string
}

type PlaceLevel = 'province' | 'regency' | 'district'

export interface Place {
  readonly code: string
  readonly name: string
  readonly level: PlaceLevel
  readonly parent: string | null
  readonly lat: number
  readonly lon: number
  /** Name of the town cluster inside which people travel daily, or null. */
  readonly cluster: string | null
  /** No road and no regular boat (domain.md section 2). */
  readonly remote: boolean
}

/**
 * How a person living in one place gets to work in another.
 * 0 daily (same place or cluster) · 1 a move inside the regency or under 3 hours · 2 a move of under 8 hours · 3 further, or by air.
 */
export type TravelClass = 0 | 1 | 2 | 3

export interface WageFloor {
  readonly year: number
  readonly place: string
  readonly sectors: readonly string[]
  readonly rupiahPerMonth: number
  readonly source: string
}

export const CONCEPT_KINDS = ['skill', 'certificate', 'occupation', 'programme', 'education', 'major', 'place'] as const
export type ConceptKind = (typeof CONCEPT_KINDS)[number]

/** A spelling of a concept as it stands in the phrase table, already folded and stemmed word by word. */
export interface Spelling {
  readonly kind: ConceptKind
  readonly id: string
  /** What the same words name besides: "Microsoft Office" is word processing and spreadsheets. */
  readonly also: readonly string[]
  /** Counts only with a second sign (domain.md section 5). */
  readonly weak: boolean
  /** Belongs to several concepts on purpose; the neighbours decide. */
  readonly ambiguous: boolean
  /** A weak spelling that is an abbreviation (GTAW): written in capitals amid small letters it needs no other sign. */
  readonly capitals: boolean
}

/** The reference data as one immutable value. Built by `buildTaxonomy`; everything above reads it and nothing changes it. */
export interface Taxonomy {
  /** Changes whenever any reference row changes. */
  readonly version: string
  readonly skills: ReadonlyMap<string, Skill>
  readonly certificates: ReadonlyMap<string, Certificate>
  readonly occupations: ReadonlyMap<string, Occupation>
  readonly programmes: ReadonlyMap<string, Programme>
  readonly educations: ReadonlyMap<string, Education>
  readonly majors: ReadonlyMap<string, Major>
  readonly places: ReadonlyMap<string, Place>
  readonly wageFloors: readonly WageFloor[]
  /** Folded phrase (words joined by a space, see `fold`) -> the concepts it may mean. */
  readonly phrases: ReadonlyMap<string, readonly Spelling[]>
  /** `kind:id` -> what the concept is called, folded: the labels first, then the other spellings. */
  readonly names: ReadonlyMap<string, readonly string[]>
  /** Every word that stands in a phrase, folded and stemmed. */
  readonly phraseWords: ReadonlySet<string>
  /** The words that names of majors are made of. */
  readonly majorWords: ReadonlySet<string>
  /** First word of a phrase -> how many words the longest phrase has that begins with it. */
  readonly longest: ReadonlyMap<string, number>
  /** Words of phrases that may be written with one wrong letter, found by what is left when a letter is dropped; several are parted by a space. */
  readonly typing: ReadonlyMap<string, string>
  /** `kind:id` -> the skills the concept is about. */
  readonly about: ReadonlyMap<string, readonly string[]>
  /** `kind:id` -> the skill domains the concept belongs to. */
  readonly domains: ReadonlyMap<string, ReadonlySet<string>>
  /** Certificates that others cover and that say nothing of the trade ("sertifikat BNSP"). */
  readonly generalCertificates: ReadonlySet<string>
  /** Narrower skills, the inverse of `broader`. */
  readonly narrower: ReadonlyMap<string, readonly string[]>
  /** Folded and stemmed word -> in how many of `adverts` real adverts it stood. A word not in the table is rare. */
  readonly wordCounts: ReadonlyMap<string, number>
  readonly adverts: number
  /** Travel class from a home to a work place; null when either is unknown or outside the table. */
  travel(from: string, to: string): TravelClass | null
}

/** Where in a text something was found: character offsets into the text as given. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** One concept found in a text. */
export interface Mention extends Span {
  readonly kind: ConceptKind
  readonly id: string
  /** The words of the text themselves. */
  readonly words: string
  /** The spelling it was read as, when a typing error was corrected. */
  readonly corrected: string | null
}

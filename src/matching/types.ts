/**
 * What matching sees of the world: profiles without names and vacancies without employers' secrets, in concept ids of the taxonomy.
 * Sex, age, religion, ethnicity, marital status, disability and looks have no field here, so they cannot reach the score.
 */

export type Evidence = 'certified' | 'worked' | 'trained' | 'own'

export interface HeldSkill {
  readonly skill: string
  readonly evidence: Evidence
  /** Months of work with it, when known. */
  readonly months?: number | undefined
}

export interface HeldCertificate {
  readonly certificate: string
  /** ISO date printed on it; null when unknown or when it does not expire. */
  readonly validUntil: string | null
  /** True when the person says it has lapsed though no date is known. */
  readonly lapsed: boolean
}

/** A job. Who says that they have never worked has one of no months in no occupation, and no other; who says nothing has none. */
export interface Experience {
  /** Occupation id, or null when the words were not understood. */
  readonly occupation: string | null
  readonly months: number | null
}

export const CONDITIONS = [
  'shift',
  'night',
  'roster',
  'camp',
  'overtime',
  'travel',
  'relocate',
  'physical',
  'height',
  'weekend',
] as const
export type Condition = (typeof CONDITIONS)[number]

export const CONTRACTS = ['PKWT', 'PKWTT', 'harian', 'borongan', 'magang', 'alih daya'] as const
export type Contract = (typeof CONTRACTS)[number]

/** The nameless, matchable side of a graduate. */
export interface Profile {
  readonly id: string
  readonly looking: boolean
  readonly programme: string | null
  /** Education code; null is unknown. */
  readonly education: string | null
  readonly majors: readonly string[]
  readonly skills: readonly HeldSkill[]
  /** Skills and certificates the person says they do not have ("belum punya SIM"). */
  readonly lacks: readonly string[]
  readonly certificates: readonly HeldCertificate[]
  readonly experience: readonly Experience[]
  /** Occupations aimed at, of which the programme's occupations are not part. */
  readonly aims: readonly string[]
  /** Place code; null is unknown. */
  readonly home: string | null
  readonly willing: {
    readonly anywhere: boolean
    readonly places: readonly string[]
    /** Live in a camp, mess or estate house; null is unknown. */
    readonly liveIn: boolean | null
  }
  readonly refuses: readonly Condition[]
  readonly wishes: {
    /** Rupiah a month; null when nothing is wished. */
    readonly wage: number | null
    /** KBLI sections. */
    readonly sectors: readonly string[]
    readonly contracts: readonly Contract[]
    readonly conditions: readonly Condition[]
  }
  /** The person's own words: skills as typed, jobs, free text. Never shown to an employer unread. */
  readonly words: string
}

export interface AskedSkill {
  readonly skill: string
  /** 3 must (wajib), 2 asked, 1 said in passing. */
  readonly weight: 1 | 2 | 3
  /** A nice-to-have (diutamakan): counts half of weight 1. */
  readonly nice: boolean
}

export interface AskedCertificate {
  readonly certificate: string
  /** `required`: a gate. `nice`: counts for fit only. What the law asks for is added by the gate from the occupation. */
  readonly need: 'required' | 'nice'
}

export type WagePer = 'month' | 'day' | 'piece'

/** Working days by which a day's wage is made a month's in a six-day week (PP 36/2021 art. 17). */
export const WORKDAYS_A_MONTH = 25

export interface Vacancy {
  readonly id: string
  readonly open: boolean
  readonly title: string
  /** Most likely first; empty when not understood. */
  readonly occupations: readonly string[]
  readonly skills: readonly AskedSkill[]
  readonly certificates: readonly AskedCertificate[]
  /** Least schooling; null when not asked. */
  readonly education: string | null
  readonly majors: readonly string[]
  /** Months of experience asked; null when not asked. */
  readonly months: number | null
  readonly openings: number
  readonly seatsLeft: number
  /** Referrals still open, for the order of equal matches. */
  readonly openReferrals: number
  /** Place code; null is unknown or outside the province. */
  readonly place: string | null
  /** Lodging offered; null when not said. */
  readonly lodging: boolean | null
  readonly wage: { readonly min: number | null; readonly max: number | null; readonly per: WagePer } | null
  readonly contract: Contract | null
  readonly conditions: readonly Condition[]
  /** KBLI section letter; null is unknown. */
  readonly sector: string | null
  /** ISO dates; null is unknown (start: the date of matching is taken). */
  readonly startsOn: string | null
  readonly closesOn: string | null
  readonly postedOn: string
  readonly employer: string
  /** The advert's words, for own words and for search. */
  readonly text: string
}

/** Weights and settings of the score, dated and versioned data. Points of fit and of appeal each sum to 1,000. */
export interface Policy {
  readonly version: string
  readonly from: string
  readonly fit: { readonly skills: number; readonly occupation: number; readonly words: number; readonly experience: number }
  readonly appeal: { readonly place: number; readonly wage: number; readonly work: number; readonly conditions: number }
  readonly fitPower: number
  readonly nearness: {
    readonly same: number
    readonly covered: number
    readonly narrower: number
    readonly broader: number
    readonly sibling: number
  }
  readonly evidence: Readonly<Record<Evidence, number>>
  readonly kbji: {
    readonly same: number
    readonly digits4: number
    readonly digits3: number
    readonly digits2: number
    readonly unknown: number
  }
  readonly occupationEvidence: { readonly year: number; readonly worked: number; readonly trained: number; readonly own: number }
  readonly niceWeight: number
  readonly domainWorth: number
  readonly experienceUnknown: number
  readonly appealUnknown: number
  /** `unknown`: the value when the person wrote no words at all. */
  readonly words: { readonly telling: number; readonly titleWeight: number; readonly unknown: number }
  readonly wageFloorShare: number
  readonly travelStep: number
  readonly moveValue: number
  readonly notWished: number
  /** A pair below this fit (of 1,000) is other work and is not listed at all. */
  readonly leastFit: number
}

type GateName = 'open' | 'certificate' | 'education' | 'place' | 'conditions'

/** What would turn a failed gate into a passed one. */
export type Cure =
  | { readonly do: 'get-certificate'; readonly certificate: string }
  | { readonly do: 'renew-certificate'; readonly certificate: string }
  | { readonly do: 'equivalency'; readonly education: string }
  | { readonly do: 'live-in' }
  | { readonly do: 'go-to'; readonly place: string }

export type Gate =
  | { readonly name: GateName; readonly is: 'passed'; readonly about?: string | undefined }
  /** `ask` is a key of the word lists; `about` the concept the question is about. */
  | { readonly name: GateName; readonly is: 'unknown'; readonly ask: string; readonly about?: string | undefined }
  /** `cure` null: no training or move would help. */
  | {
      readonly name: GateName
      readonly is: 'failed'
      readonly why: string
      readonly cure: Cure | null
      readonly about?: string | undefined
    }

export type FitPart = 'skills' | 'occupation' | 'words' | 'experience'
export type AppealPart = 'place' | 'wage' | 'work' | 'conditions'

/** One line of a part: what was asked, what answered it, and how much it is worth in points; the lines of a part add up to its points. */
export interface Reason {
  /** Key of the word lists, e.g. `skill_same`, `skill_covered`, `skill_missing`, `occupation_near`, `words_shared`. */
  readonly say: string
  /** Concept or word that was asked. */
  readonly asked?: string | undefined
  /** Concept that answered it. */
  readonly held?: string | undefined
  readonly evidence?: Evidence | undefined
  readonly points: number
  readonly outOf: number
}

export interface Part<Name extends string = FitPart | AppealPart> {
  readonly name: Name
  /** Whole points; the parts of fit add up to `fit`, those of appeal to `appeal`. */
  readonly points: number
  readonly outOf: number
  readonly unknown: boolean
  readonly reasons: readonly Reason[]
}

/** A scored pair. Numbers are whole, out of 1,000; pages show them divided by ten. */
export interface Match {
  readonly vacancy: string
  readonly profile: string
  readonly score: number
  readonly fit: number
  readonly appeal: number
  readonly fitParts: readonly Part<FitPart>[]
  readonly appealParts: readonly Part<AppealPart>[]
  readonly gates: readonly Gate[]
  /** `match`: no gate failed. `near`: one curable gate failed. `none`: more failed, or other work. */
  readonly standing: 'match' | 'near' | 'none'
  /** A near match's number once cured; null otherwise. */
  readonly cured: number | null
}

/** A single change that would move the number by a point (ten of 1,000) or more, and to what. */
export interface Raise {
  readonly change:
    | { readonly kind: 'certificate'; readonly certificate: string }
    | { readonly kind: 'skill'; readonly skill: string }
    | { readonly kind: 'place'; readonly place: string }
    | { readonly kind: 'wage'; readonly wage: number }
  readonly score: number
}

export interface MatchList {
  readonly matches: readonly Match[]
  readonly near: readonly Match[]
  /** How many matches and near matches there are in all. */
  readonly total: { readonly matches: number; readonly near: number }
  readonly versions: { readonly policy: string; readonly taxonomy: string }
}

import type { AskedSkill, Condition, Contract, WagePer } from '../matching/types.ts'
import type { Span } from '../taxonomy/types.ts'

/** Words of the input a field was read from. `field` names the input field ('title', 'text', 'education' …); the span counts its characters. */
export interface Source extends Span {
  readonly field: string
  readonly words: string
}

/** A value and the words it came from; empty `from` means nothing was said and `value` is the empty or null value. */
export interface Read<T> {
  readonly value: T
  readonly from: readonly Source[]
}

/** What can be given of an advert: the pasted text, and fields a job site already tagged (often blank, sometimes at odds with the text, which wins). */
export interface AdvertInput {
  readonly title?: string | undefined
  readonly text: string
  readonly education?: string | undefined
  readonly experience?: string | undefined
  readonly salary?: string | undefined
  readonly location?: string | undefined
  readonly sector?: string | undefined
  /** What the job site says the work is, such as "internship". */
  readonly kind?: string | undefined
}

export const FORBIDDEN = [
  'sex',
  'age',
  'looks',
  'marital',
  'religion',
  'ethnicity',
  'height',
  'disability',
  'fee',
  'diploma-withheld',
  'fraud',
] as const
export type ForbiddenKind = (typeof FORBIDDEN)[number]

/** A demand the law forbids, or a sign of fraud; shown with its words and never an input of anything. */
export interface Forbidden extends Source {
  readonly kind: ForbiddenKind
}

export interface ReadSkill extends AskedSkill {
  readonly from: readonly Source[]
}
export interface ReadConcept {
  readonly id: string
  readonly from: readonly Source[]
}

export interface AdvertDraft {
  readonly title: Read<string>
  /** Most likely first. */
  readonly occupations: readonly ReadConcept[]
  /** Skills the advert's own words ask for; `nice` for diutamakan. Skills implied by the occupation are not among them: the score adds those. */
  readonly skills: readonly ReadSkill[]
  /** Certificates whose `either` is the same number are alternatives ("SIM A/B1"); null stands alone. */
  readonly certificates: readonly (ReadConcept & { readonly need: 'required' | 'nice'; readonly either: number | null })[]
  readonly education: Read<string | null>
  readonly majors: readonly ReadConcept[]
  readonly months: Read<number | null>
  readonly openings: Read<number | null>
  readonly place: Read<string | null>
  readonly wage: Read<{ readonly min: number | null; readonly max: number | null; readonly per: WagePer } | null>
  readonly contract: Read<Contract | null>
  readonly conditions: readonly (ReadConcept & { readonly id: Condition })[]
  readonly lodging: Read<boolean | null>
  readonly closesOn: Read<string | null>
  readonly forbidden: readonly Forbidden[]
  /** Concepts named only to say that they are not asked ("tidak perlu pengalaman" gives `experience`). */
  readonly negated: readonly ReadConcept[]
  /** Phrases of requirement lines in which nothing was recognised. */
  readonly notUnderstood: readonly Source[]
}

/** What can be given of a person: own words or a CV, and the fields a form or a list already has (free text in each). */
export interface ProfileInput {
  readonly programme?: string | undefined
  readonly education?: string | undefined
  readonly major?: string | undefined
  readonly home?: string | undefined
  readonly willing?: string | undefined
  readonly certificates?: readonly string[] | undefined
  readonly skills?: readonly string[] | undefined
  readonly experience?: readonly (readonly [words: string, months: number | null])[] | undefined
  readonly text?: string | undefined
}

export interface ProfileDraft {
  readonly programme: Read<string | null>
  readonly skills: readonly (ReadConcept & { readonly evidence: 'certified' | 'worked' | 'trained' | 'own' })[]
  readonly certificates: readonly (ReadConcept & { readonly lapsed: boolean; readonly validUntil: string | null })[]
  readonly education: Read<string | null>
  readonly majors: readonly ReadConcept[]
  readonly experience: readonly {
    readonly occupation: string | null
    readonly months: number | null
    readonly from: readonly Source[]
  }[]
  /** The words that say there is no work behind the person yet; empty when they say nothing of it. */
  readonly neverWorked: readonly Source[]
  readonly aims: readonly ReadConcept[]
  readonly home: Read<string | null>
  readonly willing: Read<{ readonly anywhere: boolean; readonly places: readonly string[]; readonly liveIn: boolean | null }>
  readonly refuses: readonly (ReadConcept & { readonly id: Condition })[]
  readonly wage: Read<number | null>
  /** Skill and certificate ids the person says they lack. */
  readonly negated: readonly ReadConcept[]
  readonly notUnderstood: readonly Source[]
}

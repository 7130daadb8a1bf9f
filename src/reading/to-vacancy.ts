import type { AskedCertificate, Vacancy } from '../matching/types.ts'
import type { Taxonomy } from '../taxonomy/types.ts'
import type { AdvertDraft } from './types.ts'

/** What the advert's text cannot say, and any field that a person has set by hand. */
export type VacancyBase = Pick<Vacancy, 'id' | 'employer' | 'postedOn' | 'text'> & Partial<Vacancy>

/**
 * The vacancy that matching sees, from a draft. Unknown stays unknown; openings not stated are one; fields of `base` win over the draft.
 * Demands the law forbids have no field here.
 */
export function vacancyFromDraft(taxonomy: Taxonomy, draft: AdvertDraft, base: VacancyBase): Vacancy {
  const openings = base.openings ?? draft.openings.value ?? 1
  const occupations = draft.occupations.map(({ id }) => id)
  return {
    open: true,
    title: draft.title.value,
    occupations,
    skills: draft.skills.map(({ skill, weight, nice }) => ({ skill, weight, nice })),
    certificates: papersAsked(taxonomy, draft),
    education: draft.education.value,
    majors: draft.majors.map(({ id }) => id),
    months: draft.months.value,
    openings,
    seatsLeft: openings,
    openReferrals: 0,
    place: draft.place.value,
    lodging: draft.lodging.value,
    wage: draft.wage.value,
    contract: draft.contract.value,
    conditions: draft.conditions.filter((condition) => !onlyOffered(draft, condition)).map(({ id }) => id),
    sector: onlySector(taxonomy, occupations),
    startsOn: null,
    closesOn: draft.closesOn.value,
    ...base,
  }
}

/** A mess that is offered is not yet a duty to live in it. */
const onlyOffered = (draft: AdvertDraft, { id, from }: AdvertDraft['conditions'][number]): boolean =>
  id === 'camp' && from.every((source) => draft.lodging.from.includes(source))

// Papers that anyone can fetch in a day, or that the site issues after hiring, shut nobody out.
const NEVER_A_GATE = new Set(['document', 'site-permit'])

/** Of alternatives ("SIM A/B1") the one that the others cover is the gate; where none is, no gate can ask for one of them alone. */
function papersAsked(taxonomy: Taxonomy, draft: AdvertDraft): AskedCertificate[] {
  const kindOf = (id: string) => taxonomy.certificates.get(id)?.kind ?? ''
  return draft.certificates.flatMap((paper): AskedCertificate[] => {
    if (NEVER_A_GATE.has(kindOf(paper.id))) return []
    const { id: certificate, either } = paper
    const others =
      either === null ? [] : draft.certificates.filter((other) => other.either === either && other.id !== certificate)
    if (paper.need === 'nice' || others.length === 0) return [{ certificate, need: paper.need }]
    const isLeast = others.every((other) => coversPaper(taxonomy, other.id, certificate))
    return [{ certificate, need: isLeast ? 'required' : 'nice' }]
  })
}

function coversPaper(taxonomy: Taxonomy, holder: string, asked: string): boolean {
  const covered = taxonomy.certificates.get(holder)?.covers ?? []
  return covered.includes(asked) || covered.some((id) => coversPaper(taxonomy, id, asked))
}

/** The KBLI section of the job, where its occupation is found in one section only. */
function onlySector(taxonomy: Taxonomy, occupations: readonly string[]): string | null {
  const sectors = taxonomy.occupations.get(occupations[0] ?? '')?.sectors ?? []
  return sectors.length === 1 ? (sectors[0] ?? null) : null
}

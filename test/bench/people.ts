import type { Condition, Contract, Evidence, HeldCertificate, HeldSkill, Profile, Vacancy } from '../../src/matching/types.ts'
import type { Occupation, Taxonomy } from '../../src/taxonomy/types.ts'

/** Numbers from 0 up to 1 that are the same in every run (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz'
const EVIDENCE: readonly Evidence[] = ['certified', 'worked', 'worked', 'trained', 'trained', 'trained', 'own', 'own']
const EDUCATIONS = ['SD', 'SMP', 'SMA', 'SMA', 'SMK', 'SMK', 'SMK', 'D3', 'S1']
const SECTORS = ['A', 'B', 'C', 'C', 'F', 'F', 'H', 'N']
const CONTRACT: readonly Contract[] = ['PKWT', 'PKWTT', 'harian']
const CONDITION: readonly Condition[] = ['shift', 'camp', 'roster', 'overtime', 'height']

/**
 * Invented people and adverts over the taxonomy: everyone belongs to a trade, most were trained in it, and their words are those of the
 * trade among the common words of adverts. About ten skills, two jobs and 25 different words a person.
 */
export class People {
  readonly #chance: () => number
  readonly #occupations: readonly Occupation[]
  readonly #places: readonly string[]
  readonly #skills: readonly string[]
  readonly #common: readonly string[]
  readonly #programmes: ReadonlyMap<string, readonly string[]>

  constructor(
    private readonly taxonomy: Taxonomy,
    seed: number,
  ) {
    this.#chance = chanceOf(seed)
    this.#occupations = [...taxonomy.occupations.values()]
    this.#places = [...taxonomy.places.values()].filter((place) => place.level === 'district').map((place) => place.code)
    this.#skills = [...taxonomy.skills.keys()]
    this.#common = [...taxonomy.wordCounts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word)
    const programmes = new Map<string, string[]>()
    for (const programme of taxonomy.programmes.values())
      for (const each of programme.occupations) programmes.set(each, [...(programmes.get(each) ?? []), programme.id])
    this.#programmes = programmes
  }

  profile(): Profile {
    const trade = this.#skewed(this.#occupations)
    const programme = this.#odds(0.7) ? this.#skewed(this.#programmes.get(trade.id) ?? []) : undefined
    const skills = this.#skillsOf(trade, 6 + Math.floor(this.#chance() * 9))
    const jobs = Math.floor(this.#chance() * 5)
    return {
      id: this.#id('grd'),
      looking: this.#odds(0.95),
      programme: programme ?? null,
      education: this.#odds(0.9) ? this.#one(EDUCATIONS) : null,
      majors: this.#odds(0.3) ? [this.#one([...this.taxonomy.majors.keys()])] : [],
      skills,
      lacks: this.#odds(0.1) ? [this.#one(this.#skills)] : [],
      certificates: this.#certificatesOf(trade),
      experience: Array.from({ length: jobs }, () => ({
        occupation: this.#odds(0.85) ? (this.#odds(0.6) ? trade : this.#skewed(this.#occupations)).id : null,
        months: this.#odds(0.85) ? 1 + Math.floor(this.#chance() * 48) : null,
      })),
      aims: this.#odds(0.5) ? [trade.id] : [],
      home: this.#odds(0.95) ? this.#skewed(this.#places) : null,
      willing: {
        anywhere: this.#odds(0.25),
        places: this.#odds(0.2) ? [this.#one(this.#places)] : [],
        liveIn: this.#odds(0.5) ? this.#odds(0.7) : null,
      },
      refuses: this.#odds(0.1) ? [this.#one(CONDITION)] : [],
      wishes: {
        wage: this.#odds(0.6) ? 3_000_000 + Math.floor(this.#chance() * 40) * 100_000 : null,
        sectors: this.#odds(0.3) ? [this.#one(SECTORS)] : [],
        contracts: this.#odds(0.3) ? [this.#one(CONTRACT)] : [],
        conditions: this.#odds(0.2) ? [this.#one(CONDITION)] : [],
      },
      words: this.#words(
        trade,
        skills.map((each) => each.skill),
        25,
      ),
    }
  }

  vacancy(number: number): Vacancy {
    const trade = this.#occupations[Math.floor(this.#chance() ** 2 * this.#occupations.length)]!
    const skills = this.#skillsOf(trade, 4 + Math.floor(this.#chance() * 5))
    const wage = 3_000_000 + Math.floor(this.#chance() * 40) * 100_000
    return {
      id: `${this.#id('vac').slice(0, -4)}${String(number).padStart(4, '0')}`,
      open: true,
      title: trade.label.id,
      occupations: [trade.id],
      skills: skills.map(({ skill }) => ({ skill, weight: this.#one([1, 2, 2, 3] as const), nice: this.#odds(0.2) })),
      certificates: trade.usualCertificates
        .slice(0, 1)
        .map((certificate) => ({ certificate, need: this.#odds(0.3) ? 'required' : 'nice' })),
      education: this.#odds(0.7) ? this.#one(['SMP', 'SMA', 'SMK']) : null,
      majors: [],
      months: this.#odds(0.6) ? this.#one([6, 12, 24, 36]) : null,
      openings: 4,
      seatsLeft: 4,
      openReferrals: Math.floor(this.#chance() * 4),
      place: this.#odds(0.9) ? this.#skewed(this.#places) : null,
      lodging: this.#odds(0.5) ? true : null,
      wage: this.#odds(0.5) ? { min: wage, max: wage + 500_000, per: 'month' } : null,
      contract: this.#odds(0.4) ? this.#one(CONTRACT) : null,
      conditions: this.#odds(0.4) ? [this.#one(CONDITION)] : [],
      sector: this.#odds(0.8) ? this.#one(SECTORS) : null,
      startsOn: null,
      closesOn: null,
      postedOn: '2026-11-01',
      employer: 'emp',
      text: this.#words(
        trade,
        skills.map((each) => each.skill),
        110,
      ),
    }
  }

  #skillsOf(trade: Occupation, many: number): HeldSkill[] {
    const near = [...trade.skills.map((needed) => needed.skill), ...trade.niceSkills]
    const beside = near
      .flatMap((id) => this.taxonomy.skills.get(id)?.broader ?? [])
      .flatMap((id) => this.taxonomy.narrower.get(id) ?? [])
    const all = new Set<string>()
    for (let tries = 0; all.size < many && tries < 60; tries += 1) {
      const from = this.#odds(0.45) ? near : this.#odds(0.6) ? beside : this.#skills
      all.add(from.length > 0 ? this.#one(from) : this.#one(this.#skills))
    }
    return [...all].map((skill) => {
      const evidence = this.#one(EVIDENCE)
      return { skill, evidence, ...(evidence === 'worked' ? { months: 1 + Math.floor(this.#chance() * 40) } : {}) }
    })
  }

  #certificatesOf(trade: Occupation): HeldCertificate[] {
    const usual = [...trade.legalCertificates, ...trade.usualCertificates, 'sim-c', 'skck']
    return usual
      .filter(() => this.#odds(0.4))
      .map((certificate) => ({
        certificate,
        validUntil: this.#odds(0.7) ? `${2025 + Math.floor(this.#chance() * 6)}-0${1 + Math.floor(this.#chance() * 9)}-15` : null,
        lapsed: this.#odds(0.05),
      }))
  }

  #words(trade: Occupation, skills: readonly string[], many: number): string {
    const ofTrade = [trade.label.id, ...skills.map((skill) => this.taxonomy.skills.get(skill)?.label.id ?? '')]
      .join(' ')
      .split(' ')
    const words = new Set<string>()
    for (let tries = 0; words.size < many && tries < 4 * many; tries += 1) {
      // Two words in a hundred are names and slips of the pen that nobody else writes.
      if (this.#odds(0.02)) words.add(`kata${Math.floor(this.#chance() * 30_000)}`)
      else
        words.add(
          (this.#odds(0.3)
            ? this.#one(ofTrade)
            : this.#common[Math.floor(this.#chance() ** 3 * this.#common.length)]!
          ).toLowerCase(),
        )
    }
    return [...words].join(' ')
  }

  #odds = (share: number): boolean => this.#chance() < share
  #one = <T>(all: readonly T[]): T => all[Math.floor(this.#chance() * all.length)]!
  // The first of a list are far more common than the last, as trades and towns are.
  #skewed = <T>(all: readonly T[]): T => all[Math.floor(this.#chance() ** 2 * all.length)]!
  #id = (prefix: string): string =>
    `${prefix}_${Array.from({ length: 26 }, () => LETTERS[Math.floor(this.#chance() * 36)]).join('')}`
}

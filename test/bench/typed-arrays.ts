import { Dictionary } from '../../src/matching/index/dictionary.ts'
import { type Asked, askedOf } from '../../src/matching/score/asked.ts'
import { type Book, bookOf, EVIDENCE } from '../../src/matching/score/book.ts'
import { Held, hasNeverWorked, heldOf } from '../../src/matching/score/held.ts'
import { dayOf } from '../../src/matching/score/numbers.ts'
import { reachOf } from '../../src/matching/score/reach.ts'
import type { Given } from '../../src/matching/score.ts'
import type { Profile, Vacancy } from '../../src/matching/types.ts'

/** Lists of numbers, one a row, in one array. */
class Lists {
  readonly #values: number[] = []
  readonly starts: Uint32Array
  #rows = 0
  values = new Int32Array(0)

  constructor(rows: number) {
    this.starts = new Uint32Array(rows + 1)
  }

  add(list: Iterable<number>): void {
    for (const value of list) this.#values.push(value)
    this.#rows += 1
    this.starts[this.#rows] = this.#values.length
  }

  close(): void {
    this.values = Int32Array.from(this.#values)
    this.#values.length = 0
  }
}

const PASS = 0
const CURABLE = 1
const FAIL = 2

/**
 * The peer of the index: every profile scored for a vacancy by plain loops over typed arrays, with all that can be worked out beforehand
 * worked out (evidence of each skill from all sources, days of papers). It keeps numbers only and serves one day of matching.
 */
export class TypedArrays {
  readonly #book: Book
  readonly #day: number
  readonly #dictionary: Dictionary
  readonly ids: string[] = []
  readonly #flags: Uint8Array
  readonly #home: Int16Array
  readonly #education: Int16Array
  readonly #refuses: Uint16Array
  readonly #conditions: Uint16Array
  readonly #contracts: Uint8Array
  readonly #sectors: Int32Array
  readonly #wage: Float64Array
  readonly #places: Lists
  readonly #aims: Lists
  /** Pairs: skill × 1024 + strength in thousandths. */
  readonly #skills: Lists
  readonly #majors: Lists
  readonly #lacked: Lists
  readonly #lackedPapers: Lists
  /** Pairs: certificate × 4 + state (0 valid, 1 undated, 2 lapsed). */
  readonly #papers: Lists
  /** Pairs: occupation × 1024 + strength. */
  readonly #occupations: Lists
  /** Pairs: occupation + 1, months + 1, in one number. */
  readonly #worked: Lists
  readonly #words: Lists

  constructor(
    profiles: readonly Profile[],
    private readonly given: Given,
  ) {
    const book = bookOf(given.taxonomy, given.policy)
    this.#book = book
    this.#day = dayOf(given.on) ?? 0
    this.#dictionary = new Dictionary(given.taxonomy)
    const rows = profiles.length
    const lists = (): Lists => new Lists(rows)
    this.#flags = new Uint8Array(rows)
    this.#home = new Int16Array(rows)
    this.#education = new Int16Array(rows)
    this.#refuses = new Uint16Array(rows)
    this.#conditions = new Uint16Array(rows)
    this.#contracts = new Uint8Array(rows)
    this.#sectors = new Int32Array(rows)
    this.#wage = new Float64Array(rows)
    this.#places = lists()
    this.#aims = lists()
    this.#skills = lists()
    this.#majors = lists()
    this.#lacked = lists()
    this.#lackedPapers = lists()
    this.#papers = lists()
    this.#occupations = lists()
    this.#worked = lists()
    this.#words = lists()
    for (const [row, profile] of profiles.entries()) this.#enter(row, profile)
    for (const list of [this.#places, this.#aims, this.#skills, this.#majors, this.#lacked, this.#lackedPapers]) list.close()
    for (const list of [this.#papers, this.#occupations, this.#worked, this.#words]) list.close()
  }

  #enter(row: number, profile: Profile): void {
    const book = this.#book
    const { held } = heldOf(book, profile)
    this.ids.push(profile.id)
    this.#flags[row] =
      Number(held.looking) |
      (Number(held.anywhere) << 1) |
      ((held.liveIn === null ? 0 : held.liveIn ? 2 : 1) << 2) |
      (Number(held.hasWords) << 4) |
      (Number(hasNeverWorked(held)) << 5)
    this.#home[row] = held.home
    this.#education[row] = held.education
    this.#refuses[row] = held.refuses
    this.#conditions[row] = held.wishedConditions
    this.#contracts[row] = held.wishedContracts
    this.#sectors[row] = held.wishedSectors
    this.#wage[row] = held.wage
    this.#places.add(held.places)
    this.#aims.add(held.aims)
    this.#skills.add(this.#strengths(held))
    this.#majors.add(held.majors)
    this.#lacked.add(new Set(held.lackedSkills.flatMap((skill) => [...book.nearness.within(skill)])))
    this.#lackedPapers.add(held.lackedCertificates)
    this.#papers.add(held.certificates.map((certificate, at) => certificate * 4 + this.#stateOf(held, at)))
    this.#occupations.add(this.#occupationStrengths(held))
    this.#worked.add(held.worked.map((occupation, at) => (occupation + 1) * 4096 + held.workedMonths[at]! + 1))
    this.#words.add(this.#dictionary.read(profile.words))
  }

  #stateOf(held: Held, at: number): number {
    const until = held.certificateUntil[at]!
    if (held.certificateLapsed[at] || (until >= 0 && until < this.#day)) return 2
    return until < 0 && this.#book.expires[held.certificates[at]!] ? 1 : 0
  }

  #strengths(held: Held): number[] {
    const book = this.#book
    const best = new Map<number, number>()
    const lacked = new Set(held.lackedSkills.flatMap((skill) => [...book.nearness.within(skill)]))
    const offer = (skill: number, strength: number): void => {
      if (!lacked.has(skill)) best.set(skill, Math.max(best.get(skill) ?? 0, strength))
    }
    const of = (evidence: 'certified' | 'trained' | 'own'): number => book.evidence(EVIDENCE.indexOf(evidence), 0)
    for (const [at, skill] of held.skills.entries()) offer(skill, book.evidence(held.skillEvidence[at]!, held.skillMonths[at]!))
    for (const [at, certificate] of held.certificates.entries()) {
      for (const skill of book.provenSkills[certificate]!)
        offer(skill, of(this.#stateOf(held, at) === 2 ? 'trained' : 'certified'))
    }
    for (const skill of book.programmeSkills[held.programme] ?? []) offer(skill, of('trained'))
    for (const major of held.majors) offer(book.majorSkill[major]!, of('trained'))
    for (const occupation of held.worked) for (const skill of book.occupationSkills[occupation] ?? []) offer(skill, of('own'))
    return [...best].map(([skill, strength]) => skill * 1024 + strength)
  }

  #occupationStrengths(held: Held): number[] {
    const { occupationEvidence } = this.#book.policy
    const best = new Map<number, number>()
    const offer = (occupation: number, value: number): void => {
      best.set(occupation, Math.max(best.get(occupation) ?? 0, Math.round(1000 * value)))
    }
    const months = (occupation: number): number =>
      held.worked.reduce((sum, each, at) => sum + (each === occupation ? Math.max(0, held.workedMonths[at]!) : 0), 0)
    for (const occupation of held.worked) {
      if (occupation >= 0) offer(occupation, months(occupation) >= 12 ? occupationEvidence.year : occupationEvidence.worked)
    }
    for (const occupation of this.#book.programmeOccupations[held.programme] ?? []) offer(occupation, occupationEvidence.trained)
    for (const occupation of held.aims) offer(occupation, occupationEvidence.own)
    return [...best].map(([occupation, strength]) => occupation * 1024 + strength)
  }

  /** The best `k` matches: ids and scores, in order. */
  best(vacancy: Vacancy, k: number): { id: string; score: number }[] {
    const asked = askedOf(this.given.taxonomy, this.given.policy, vacancy)
    const book = this.#book
    const { leastFit } = book.policy
    const { outOf } = asked
    const asks = asked.asks.length
    const near = nearTable(asked)
    const best = new Int32Array(asks)
    const weights = Int32Array.from(asked.asks, (ask) => ask.weight)
    const askedSkills = Int32Array.from(asked.asks, (ask) => ask.skill)
    const wordPlaces = new Int16Array(this.#dictionary.size)
    for (const [key, place] of asked.telling.places)
      if (this.#dictionary.of(key) >= 0) wordPlaces[this.#dictionary.of(key)] = place + 1
    const wordWeights = Float64Array.from(asked.telling.weights)
    const reach = reachTable(asked)
    const outOfs = appealLayouts(book)
    const heapScores = new Int32Array(k)
    const heapRows = new Int32Array(k)
    let found = 0
    let least = -1
    const rows = this.ids.length
    const plan = asked.gates
    if (plan.closed !== null || (plan.closesOn !== null && plan.closesOn < this.#day)) return []
    for (let row = 0; row < rows; row += 1) {
      const flags = this.#flags[row]!
      if ((flags & 1) === 0 || (plan.conditions & this.#refuses[row]!) !== 0) continue
      if (plan.education !== null && this.#education[row]! >= 0 && plan.education.by[this.#education[row]!]!.is === 'failed')
        continue
      let welcome = 0
      for (let at = this.#places.starts[row]!; at < this.#places.starts[row + 1]!; at += 1)
        welcome |= asked.reaches.welcome[this.#places.values[at]!]!
      const way = ((this.#home[row]! + 1) * 12 + ((flags >> 2) & 3) * 4 + ((flags & 2) | welcome)) * 2
      if (reach[way + 1] !== PASS || !this.#hasPapers(row, asked)) continue

      best.fill(0)
      for (let at = this.#skills.starts[row]!; at < this.#skills.starts[row + 1]!; at += 1) {
        const pair = this.#skills.values[at]!
        const answers = near.bySkill[pair >> 10]
        if (answers === undefined) continue
        const strength = pair & 1023
        for (let each = 0; each < answers.length; each += 2) {
          const worth = answers[each + 1]! * strength
          if (worth > best[answers[each]!]!) best[answers[each]!] = worth
        }
      }
      this.#answerByPaper(row, near, best)
      for (let at = this.#lacked.starts[row]!; at < this.#lacked.starts[row + 1]!; at += 1) {
        for (let ask = 0; ask < asks; ask += 1) if (askedSkills[ask] === this.#lacked.values[at]) best[ask] = 0
      }
      let sum = 0
      for (let ask = 0; ask < asks; ask += 1) sum += weights[ask]! * best[ask]!
      let fit = asked.askSum === 0 ? 0 : Math.round((outOf.skills * sum) / (asked.askSum * 1_000_000))
      fit += this.#occupationPoints(row, asked)
      fit += this.#wordPoints(row, asked, wordPlaces, wordWeights)
      fit += this.#monthPoints(row, asked)
      if (fit < leastFit) continue
      const score = book.compose(fit, this.#appealPoints(row, asked, reach[way]!, outOfs))
      if (score < least) continue
      if (found === k && score === least && this.ids[row]! > this.ids[heapRows[k - 1]!]!) continue
      let at = found < k ? found : k - 1
      for (
        ;
        at > 0 &&
        (heapScores[at - 1]! < score || (heapScores[at - 1] === score && this.ids[heapRows[at - 1]!]! > this.ids[row]!));
        at -= 1
      ) {
        heapScores[at] = heapScores[at - 1]!
        heapRows[at] = heapRows[at - 1]!
      }
      heapScores[at] = score
      heapRows[at] = row
      if (found < k) found += 1
      if (found === k) least = heapScores[k - 1]!
    }
    return Array.from({ length: found }, (_, at) => ({ id: this.ids[heapRows[at]!]!, score: heapScores[at]! }))
  }

  #hasPapers(row: number, asked: Asked): boolean {
    const { starts, values } = this.#papers
    for (const required of asked.gates.requirements) {
      if (!required.hard) continue
      let state = 3
      for (let at = starts[row]!; at < starts[row + 1]!; at += 1) {
        if (required.accepts[values[at]! >> 2] === 1) state = Math.min(state, values[at]! & 3)
      }
      if (state === 2) return false
      if (state < 2) continue
      if (
        required.byLaw ||
        starts[row] !== starts[row + 1] ||
        this.#lackedPapers.starts[row] !== this.#lackedPapers.starts[row + 1]
      )
        return false
    }
    return true
  }

  #answerByPaper(row: number, near: NearTable, best: Int32Array): void {
    for (let at = this.#papers.starts[row]!; at < this.#papers.starts[row + 1]!; at += 1) {
      const answers = near.byCertificate[this.#papers.values[at]! >> 2]
      if (answers === undefined) continue
      const strength = (this.#papers.values[at]! & 3) === 2 ? near.trained : near.certified
      for (let each = 0; each < answers.length; each += 2)
        best[answers[each]!] = Math.max(best[answers[each]!]!, answers[each + 1]! * strength)
    }
    for (let at = this.#majors.starts[row]!; at < this.#majors.starts[row + 1]!; at += 1) {
      const answers = near.byMajor[this.#majors.values[at]!]
      if (answers === undefined) continue
      for (let each = 0; each < answers.length; each += 2)
        best[answers[each]!] = Math.max(best[answers[each]!]!, answers[each + 1]! * near.trained)
    }
  }

  #occupationPoints(row: number, asked: Asked): number {
    const { starts, values } = this.#occupations
    const isUnknown = starts[row] === starts[row + 1] && (this.#flags[row]! & 32) === 0
    let worth = isUnknown ? Math.round(1000 * this.#book.policy.kbji.unknown) * 1000 : 0
    for (let at = starts[row]!; at < starts[row + 1]!; at += 1) {
      worth = Math.max(worth, asked.occupations.worth[values[at]! >> 10]! * (values[at]! & 1023))
    }
    return Math.round((asked.outOf.occupation * worth) / 1_000_000)
  }

  #wordPoints(row: number, asked: Asked, places: Int16Array, weights: Float64Array): number {
    const { starts, values } = this.#words
    let shared = 0
    for (let at = starts[row]!; at < starts[row + 1]!; at += 1) {
      const place = places[values[at]!]!
      if (place !== 0) shared += weights[place - 1]!
    }
    const { words } = asked.outOf
    if (words === 0) return 0
    return (this.#flags[row]! & 16) !== 0
      ? Math.round(words * Math.sqrt(shared / asked.telling.sum))
      : Math.round((words * Math.round(1000 * this.#book.policy.words.unknown)) / 1000)
  }

  #monthPoints(row: number, asked: Asked): number {
    if (asked.months === 0) return 0
    const { policy } = this.#book
    const needed = asked.months * 1_000_000
    const unknownMonths = asked.months * Math.round(1000 * policy.experienceUnknown)
    const { starts, values } = this.#worked
    let total = starts[row] === starts[row + 1] ? unknownMonths * 1000 : 0
    for (let at = starts[row]!; at < starts[row + 1]!; at += 1) {
      const occupation = (values[at]! >> 12) - 1
      const months = (values[at]! & 4095) - 1
      const unknown = occupation < 0 || asked.occupations.asked.length === 0
      const near = unknown ? Math.round(1000 * policy.kbji.unknown) : asked.occupations.worth[occupation]!
      total += near * (months < 0 ? unknownMonths : months * 1000)
    }
    return Math.round((asked.outOf.experience * Math.min(total, needed)) / needed)
  }

  #appealPoints(row: number, asked: Asked, place: number, outOfs: readonly (readonly number[])[]): number {
    const { policy } = this.#book
    const wage = this.#wage[row]!
    const sectors = this.#sectors[row]!
    const conditions = this.#conditions[row]!
    const contracts = this.#contracts[row]!
    const { starts, values } = this.#aims
    const aims = starts[row + 1]! - starts[row]!
    const outOf =
      outOfs[(wage >= 0 ? 1 : 0) | (aims > 0 || sectors !== 0 ? 2 : 0) | (contracts !== 0 || conditions !== 0 ? 4 : 0)]!
    const neutral = Math.round(1000 * policy.appealUnknown)
    let points = Math.round((outOf[0]! * place) / 1000)
    if (wage >= 0) {
      const floor = Math.round(1000 * policy.wageFloorShare)
      let value = asked.wage === null ? neutral : 1000
      if (asked.wage !== null && asked.wage < wage)
        value = Math.max(0, Math.round(((1000 * asked.wage) / wage - floor) * (1000 / (1000 - floor))))
      points += Math.round((outOf[1]! * value) / 1000)
    }
    if (aims > 0 || sectors !== 0) {
      let value = Math.round(1000 * policy.notWished)
      for (let at = starts[row]!; at < starts[row + 1]!; at += 1) value = Math.max(value, asked.occupations.worth[values[at]!]!)
      if ((sectors & asked.sector) !== 0) value = 1000
      if ((aims > 0 && asked.occupations.asked.length === 0) || (sectors !== 0 && asked.sector === 0))
        value = Math.max(value, neutral)
      points += Math.round((outOf[2]! * value) / 1000)
    }
    if (contracts !== 0 || conditions !== 0) {
      let sum = 0
      let wishes = 0
      if (contracts !== 0) {
        wishes = 1
        sum = asked.contract === 0 ? neutral : (asked.contract & contracts) !== 0 ? 1000 : 0
      }
      for (let bits = conditions; bits !== 0; bits &= bits - 1) {
        wishes += 1
        sum += asked.conditions === 0 ? neutral : (asked.conditions & bits & -bits) !== 0 ? 1000 : 0
      }
      points += Math.round((outOf[3]! * sum) / (1000 * wishes))
    }
    return points
  }
}

interface NearTable {
  readonly bySkill: readonly (Int32Array | undefined)[]
  readonly byCertificate: readonly (Int32Array | undefined)[]
  readonly byMajor: readonly (Int32Array | undefined)[]
  readonly trained: number
  readonly certified: number
}

/** What each held concept answers, as pairs of ask and worth. */
function nearTable({ answers, book }: Asked): NearTable {
  const pairs = (table: readonly (readonly number[] | undefined)[]): (Int32Array | undefined)[] =>
    table.map((triples) => triples && Int32Array.from(triples.filter((_, at) => at % 3 !== 1)))
  return {
    bySkill: pairs(answers.bySkill),
    byCertificate: pairs(answers.byCertificate),
    byMajor: pairs(answers.byMajor),
    trained: book.evidence(EVIDENCE.indexOf('trained'), 0),
    certified: book.evidence(EVIDENCE.indexOf('certified'), 0),
  }
}

/** For home, living in, and own wish: value of the place, and whether its gate is passed. */
function reachTable(asked: Asked): Int16Array {
  const table = new Int16Array((asked.book.places.size + 1) * 24)
  const held = new Held()
  const welcome = asked.reaches.welcome.indexOf(1)
  for (let home = -1; home < asked.book.places.size; home += 1) {
    for (const [living, liveIn] of [null, false, true].entries()) {
      for (let wish = 0; wish < 4; wish += 1) {
        held.home = home
        held.liveIn = liveIn
        held.anywhere = (wish & 2) !== 0
        held.places = (wish & 1) !== 0 && welcome >= 0 ? [welcome] : []
        const { value, gate } = reachOf(held, asked.reaches)
        const at = ((home + 1) * 12 + living * 4 + wish) * 2
        table[at] = value
        table[at + 1] = gate.is !== 'failed' ? PASS : gate.cure !== null ? CURABLE : FAIL
      }
    }
  }
  return table
}

/** Points of place, wage, work and conditions by what is wished, shared out by largest remainder. */
function appealLayouts(book: Book): number[][] {
  const { place, wage, work, conditions } = book.policy.appeal
  return Array.from({ length: 8 }, (_, wished) => {
    const parts = [place, wished & 1 ? wage : 0, wished & 2 ? work : 0, wished & 4 ? conditions : 0]
    const sum = parts.reduce((all, part) => all + part, 0)
    const shares = parts.map((part) => Math.floor((1000 * part) / sum))
    const order = parts.map((_, at) => at).sort((a, b) => ((1000 * parts[b]!) % sum) - ((1000 * parts[a]!) % sum) || a - b)
    for (let left = 1000 - shares.reduce((all, share) => all + share, 0), at = 0; left > 0; left -= 1, at += 1)
      shares[order[at]!]! += 1
    return shares
  })
}

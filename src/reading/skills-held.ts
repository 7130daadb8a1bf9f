import type { Taxonomy } from '../taxonomy/types.ts'
import { byLine, type Found, sourceOf, withSource, withSources } from './found.ts'
import type { HeldPaper } from './held.ts'
import type { Line } from './lines.ts'
import { COURSE, type ReadProgramme, skillsNamed } from './person.ts'
import { isNotOwnWork, isOthersTrade, isRepaired, isScenery } from './scenery.ts'
import { schoolingSpans } from './schooling.ts'
import type { Scopes } from './scope.ts'
import { isKin, isOneLine, isUnder } from './tree.ts'
import type { ProfileDraft, ReadConcept, Source } from './types.ts'
import { isWished } from './wished.ts'

type Held = ProfileDraft['skills'][number]

// The strongest evidence is kept; the order is that of the first policy's worth.
const STRENGTH = { certified: 4, worked: 3, trained: 2, own: 1 } as const
// What a job surely taught: the skills its occupation gives this weight or more.
const TAUGHT_BY_WORK = 2

export interface KnownOf {
  readonly programme: ReadProgramme
  /** What the programme's name itself speaks of. */
  readonly inProgramme: readonly Found[]
  readonly papers: readonly HeldPaper[]
  readonly experience: ProfileDraft['experience']
  readonly found: readonly Found[]
  readonly inPapers: readonly Found[]
  readonly scopesOf: (line: Line) => Scopes
}

/** The skills a person holds and by what evidence, and those they say they lack, which no evidence outweighs. */
export function skillsHeld(taxonomy: Taxonomy, known: KnownOf): { skills: Held[]; lacking: ReadConcept[] } {
  const lacking = new Map<string, readonly Source[]>()
  const held = new Map<string, Held>()
  const add = (id: string, evidence: Held['evidence'], from: readonly Source[]): void => {
    const kind = taxonomy.skills.get(id)?.kind
    if (kind === undefined || kind === 'trait' || kind === 'condition' || id === 'umum') return
    const before = held.get(id)
    const stronger = before !== undefined && STRENGTH[before.evidence] >= STRENGTH[evidence] ? before.evidence : evidence
    held.set(id, { id, evidence: stronger, from: withSources(before?.from, from) })
  }

  for (const id of taughtIn(taxonomy, known)) add(id, 'trained', known.programme.from)
  for (const one of known.inProgramme) if (one.mention.kind === 'skill') add(one.mention.id, 'trained', [sourceOf(one)])
  const named = [...known.found, ...known.inPapers].filter((one) => one.mention.kind === 'skill')
  for (const paper of known.papers) {
    // What a lapsed paper proved was learnt all the same.
    for (const id of provedBy(taxonomy, paper, named)) add(id, paper.lapsed ? 'trained' : 'certified', paper.from)
  }
  for (const job of known.experience) {
    for (const { skill, weight } of taxonomy.occupations.get(job.occupation ?? '')?.skills ?? []) {
      if (weight >= TAUGHT_BY_WORK) add(skill, 'worked', job.from)
    }
  }
  const jobsOf = byLine(known.found.filter((one) => one.mention.kind === 'occupation'))
  const ownTrades = new Set(known.experience.flatMap(({ occupation }) => occupation ?? []))
  for (const one of known.found) {
    if (one.mention.kind !== 'skill' || isScenery(one) || isRepaired(taxonomy, one) || isNotOwnWork(one.line.text, one.start))
      continue
    const kind = taxonomy.skills.get(one.mention.id)?.kind
    if (kind === 'trait' || kind === 'condition') continue
    const jobsHere = jobsOf.get(one.line) ?? []
    if (isOthersTrade(one, jobsHere, ownTrades) || isOfWishedWork(one, jobsHere)) continue
    const scopes = known.scopesOf(one.line)
    // "Bikin menu non kopi" is no word against what a paper, a course or a job has proved.
    if (scopes.isNegated(one) && scopes.isLoose(one) && isProved(held.get(one.mention.id))) continue
    if (scopes.isNegated(one)) lacking.set(one.mention.id, withSource(lacking.get(one.mention.id), sourceOf(one)))
    else if (!isSchooling(one)) add(one.mention.id, 'own', [sourceOf(one)])
  }
  // "Mesin high speed belum pernah", from one who sews: part of the trade is denied, not the trade.
  for (const [id, from] of lacking) {
    const words = new Set(from.map((source) => source.words.toLowerCase()))
    if (held.get(id)?.from.some((source) => source.field === 'text' && !words.has(source.words.toLowerCase()))) lacking.delete(id)
  }
  // "Tidak bisa las argon" denies argon welding; it is no word on welding as such.
  for (const id of [...lacking.keys()]) {
    const denied = [...lacking.keys()].some((other) => other !== id && isUnder(taxonomy, other, id))
    if (denied || narrowerHeld(taxonomy, id, held)) lacking.delete(id)
  }
  return {
    skills: [...held.values()].filter(({ id }) => !lacking.has(id) && !narrowerHeld(taxonomy, id, held)),
    lacking: [...lacking].map(([id, from]) => ({ id, from })),
  }
}

const isProved = (held: Held | undefined): boolean => held !== undefined && held.evidence !== 'own'

/** What a paper proves; of one that stands for many machines ("SIO bulldozer") only the machine it names. */
function provedBy(taxonomy: Taxonomy, paper: HeldPaper, found: readonly Found[]): readonly string[] {
  const proves = taxonomy.certificates.get(paper.id)?.proves ?? []
  const named = found
    .filter((one) => paper.from.some((source) => overlaps(sourceOf(one), source)))
    .map((one) => one.mention.id)
    .filter((skill) => proves.some((proved) => isOneLine(taxonomy, skill, proved)))
  return named.length > 0 && proves.length > 1 ? named : proves
}

const overlaps = (a: Source, b: Source): boolean => a.field === b.field && a.start < b.end && b.start < a.end

/** A domain says nothing beside a skill of its own. */
const narrowerHeld = (taxonomy: Taxonomy, id: string, held: ReadonlyMap<string, Held>): boolean =>
  taxonomy.skills.get(id)?.kind === 'domain' && [...held.keys()].some((other) => other !== id && isOneLine(taxonomy, other, id))

/** The skills of the programme; of one that is merely like the one named, not those that the name itself contradicts. */
function taughtIn(taxonomy: Taxonomy, { programme, inProgramme }: KnownOf): readonly string[] {
  const taught = taxonomy.programmes.get(programme.value ?? '')?.skills ?? []
  const named = skillsNamed(inProgramme)
  if (programme.exact || named.length === 0) return taught
  return taught.filter((id) => !named.some((skill) => skill !== id && isKin(taxonomy, skill, id)))
}

/** "Cari kerja welder": the trade stands in the name of work that is only wished for. */
const isOfWishedWork = (one: Found, jobs: readonly Found[]): boolean =>
  jobs.some((job) => job.start <= one.start && one.end <= job.end) && isWished(one.line.text, one.start)

/** "Lulusan SMK Teknik Mesin" names a school, not what the person can do; "lulusan BLK las" names what was learnt. */
const isSchooling = (one: Found): boolean =>
  one.line.words.field === 'text' &&
  !COURSE.test(one.line.text.slice(Math.max(0, one.start - 60), one.start)) &&
  schoolingSpans(one.line.text).some((span) => one.start >= span.start && one.start < span.end)

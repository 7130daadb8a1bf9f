import type { Taxonomy } from '../taxonomy/types.ts'
import { type Found, sourceOf } from './found.ts'
import type { HeldPaper } from './held.ts'
import type { Line } from './lines.ts'
import { schoolingSpans } from './schooling.ts'
import type { Scopes } from './scope.ts'
import type { ProfileDraft, Read, ReadConcept, Source } from './types.ts'

type Held = ProfileDraft['skills'][number]

// The strongest evidence is kept; the order is that of the first policy's worth.
const STRENGTH = { certified: 4, worked: 3, trained: 2, own: 1 } as const
// What a job surely taught: the skills its occupation gives this weight or more.
const TAUGHT_BY_WORK = 2

export interface KnownOf {
  readonly programme: Read<string | null>
  readonly papers: readonly HeldPaper[]
  readonly experience: ProfileDraft['experience']
  readonly found: readonly Found[]
  readonly scopesOf: (line: Line) => Scopes
}

/** The skills a person holds and by what evidence, and those they say they lack, which no evidence outweighs. */
export function skillsHeld(taxonomy: Taxonomy, known: KnownOf): { skills: Held[]; lacking: ReadConcept[] } {
  const lacking = new Map<string, Source[]>()
  const held = new Map<string, Held>()
  const add = (id: string, evidence: Held['evidence'], from: readonly Source[]): void => {
    const kind = taxonomy.skills.get(id)?.kind
    if (kind === undefined || kind === 'trait' || kind === 'condition') return
    const before = held.get(id)
    const stronger = before !== undefined && STRENGTH[before.evidence] >= STRENGTH[evidence] ? before.evidence : evidence
    held.set(id, { id, evidence: stronger, from: [...(before?.from ?? []), ...from] })
  }

  for (const id of taxonomy.programmes.get(known.programme.value ?? '')?.skills ?? []) add(id, 'trained', known.programme.from)
  for (const paper of known.papers) {
    const proves = taxonomy.certificates.get(paper.id)?.proves ?? []
    // What a lapsed paper proved was learnt all the same.
    for (const id of proves) add(id, paper.lapsed ? 'trained' : 'certified', paper.from)
  }
  for (const job of known.experience) {
    for (const { skill, weight } of taxonomy.occupations.get(job.occupation ?? '')?.skills ?? []) {
      if (weight >= TAUGHT_BY_WORK) add(skill, 'worked', job.from)
    }
  }
  for (const one of known.found) {
    if (one.mention.kind !== 'skill') continue
    const scopes = known.scopesOf(one.line)
    if (scopes.isNegated(one)) lacking.set(one.mention.id, [...(lacking.get(one.mention.id) ?? []), sourceOf(one)])
    else if (!isSchooling(one)) add(one.mention.id, 'own', [sourceOf(one)])
  }
  return {
    skills: [...held.values()].filter(({ id }) => !lacking.has(id)),
    lacking: [...lacking].map(([id, from]) => ({ id, from })),
  }
}

/** "Lulusan SMK Teknik Mesin" names a school, not what the person can do. */
const isSchooling = (one: Found): boolean =>
  one.line.words.field === 'text' && schoolingSpans(one.line.text).some((span) => one.start >= span.start && one.start < span.end)

import type { Ctx } from '../ctx.ts'
import { codeLabel, conceptLabel } from '../http/labels.ts'
import { type About, sayKey } from '../http/words/say.ts'
import { CONDITIONS, CONTRACTS, type Cure, type Gate, type Raise, type Reason } from '../matching/types.ts'

type Reader = Pick<Ctx, 'taxonomy' | 'language' | 'say'>

/** What a reason is about, in the reader's words: a concept, a code of ours, or the words themselves. */
function named(reader: Reader, id: string): string {
  if (CONDITIONS.some((condition) => condition === id)) return codeLabel(reader.say, 'condition', id)
  if (CONTRACTS.some((contract) => contract === id)) return codeLabel(reader.say, 'contract', id)
  return conceptLabel(reader, id)
}

const about = (reader: Reader, given: Readonly<Record<string, string | undefined>>): About =>
  Object.fromEntries(Object.entries(given).map(([name, id]) => [name, id === undefined ? '' : named(reader, id)]))

// These lines are about words and numbers as they stand; "las" is a word here, though it is also the name of a concept.
const PLAIN = /^(words|experience|wage)_/

/** A line of the score as a sentence. */
export function sayReason(reader: Reader, { say, asked, held }: Reason): string {
  const given = PLAIN.test(say) ? { asked: asked ?? '', held: held ?? '' } : about(reader, { asked, held })
  return sayKey(reader.say, say, given, 'unknown_part').replace(/[:,]?\s*$/, '')
}

/** What a gate asks, and where it failed or is unknown, what that is. */
export function sayGate(reader: Reader, gate: Gate): string {
  const words = about(reader, { about: gate.about, asked: gate.about })
  switch (gate.is) {
    case 'passed':
      return sayKey(reader.say, `gate_${gate.name}`, words, 'gates').replace(/[:,]?\s*$/, '')
    case 'unknown':
      return sayKey(reader.say, gate.ask, words, 'gate_unknown')
    case 'failed':
      return sayKey(reader.say, gate.why, words, 'gate_failed')
  }
}

const subjectOf = (cure: Cure): string | undefined => {
  switch (cure.do) {
    case 'get-certificate':
    case 'renew-certificate':
      return cure.certificate
    case 'equivalency':
      return cure.education
    case 'go-to':
      return cure.place
    case 'live-in':
      return undefined
  }
}

/** What would turn a failed gate into a passed one, as something to do. */
export const sayCure = (reader: Reader, cure: Cure): string =>
  sayKey(reader.say, `cure_${cure.do.replaceAll('-', '_')}`, about(reader, { about: subjectOf(cure) }), 'gate_failed')

/** A change that would raise the number. */
export function sayRaise(reader: Reader, { change }: Raise): string {
  switch (change.kind) {
    case 'certificate':
      return reader.say('raise_certificate', { name: conceptLabel(reader, change.certificate) })
    case 'skill':
      return reader.say('raise_skill', { name: conceptLabel(reader, change.skill) })
    case 'place':
      return reader.say('raise_place', { name: conceptLabel(reader, change.place) })
    case 'wage':
      return reader.say('raise_wage', { wage_rupiah: change.wage })
  }
}

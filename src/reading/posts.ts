import type { Mention, Taxonomy } from '../taxonomy/types.ts'
import { byLine, type Found } from './found.ts'
import { isUnder } from './tree.ts'

// "Operator PC200", "driver HD785": who runs a machine, and the machine.
const RUNS = /(?<!\p{L})(?:operator|opr|driver|sopir|supir)\s(?:(?:alat|unit|alat berat|mesin)\s)?$/iu
// "Bengkel bubut", "workshop motor": where a trade is done.
const SHOP = /(?<!\p{L})(?:bengkel|workshop)\s(?:(?:mesin|servis|resmi)\s)?$/iu

/**
 * Jobs told by a post or a workshop and the skill that follows it, where the name of no trade says as much: the trade of which that skill is
 * the main one. A bare post that was taken for a trade of its own ("driver") gives way.
 */
export function withPosts(taxonomy: Taxonomy, found: readonly Found[]): readonly Found[] {
  const jobsOf = byLine(found.filter(({ mention }) => mention.kind === 'occupation'))
  const posts = new Set<Found>()
  const replaced = new Set<Found>()
  for (const one of found) {
    if (one.mention.kind !== 'skill') continue
    const before = one.line.text.slice(Math.max(0, one.start - 30), one.start)
    const said = /^(?:bengkel|workshop)\s/i.test(one.mention.words) ? '' : (RUNS.exec(before) ?? SHOP.exec(before))?.[0]
    const occupation = said === undefined ? null : tradeOf(taxonomy, one.mention.id)
    if (said === undefined || occupation === null) continue
    const start = one.start - said.length
    const over = (jobsOf.get(one.line) ?? []).filter((job) => job.start < one.end && start < job.end)
    // A name that goes beyond the post says more than can be guessed.
    if (over.some((job) => job.end > one.start)) continue
    for (const job of over) replaced.add(job)
    const mention: Mention = {
      kind: 'occupation',
      id: occupation,
      start,
      end: one.end,
      words: one.line.text.slice(start, one.end),
      corrected: null,
    }
    posts.add({ mention, line: one.line, start, end: one.end })
  }
  return posts.size === 0
    ? found
    : [...found.filter((one) => !replaced.has(one)), ...posts].toSorted(
        (a, b) => a.line.start - b.line.start || a.start - b.start,
      )
}

// A post of any trade, and what of it may have been taken for one.
const POST =
  /^(?:helper |asisten |junior )?(?:operator|opr|mekanik|mechanic|montir|teknisi|technician)(?: bengkel| servis| maintenance)?$/iu
const POST_FIRST = /^\W{0,3}(?:helper |asisten |junior |sebagai )?(operator|mekanik|montir|teknisi)(?!\p{L})/iu

/**
 * The trade of a listed job that names a post of any trade ("operator di PT Maju"): the one the programme trains for, if that is such a post
 * and the words speak of no other. Null where the words tell themselves.
 */
export function tradeOfPost(
  taxonomy: Taxonomy,
  programme: string | null,
  words: string,
  read: Found | null,
  found: readonly Found[],
): string | null {
  const trades = taxonomy.programmes.get(programme ?? '')?.occupations ?? []
  const trade = taxonomy.occupations.get(trades[0] ?? '')
  const post = POST_FIRST.exec(words)?.[1]?.toLowerCase().replace('montir', 'mekanik')
  if (trades.length !== 1 || trade === undefined || trade.label.id.toLowerCase().split(' ')[0] !== post) return null
  const known = taxonomy.occupations.get(read?.mention.id ?? '')
  if (read !== null && (!POST.test(read.mention.words) || known?.kbji !== trade.kbji)) return null
  const others = found.some(
    ({ mention }) => mention.kind === 'skill' && ![null, trade.id].includes(tradeOf(taxonomy, mention.id)),
  )
  return others ? null : trade.id
}

/** The one trade whose main skill this is, or is of this domain. */
function tradeOf(taxonomy: Taxonomy, skill: string): string | null {
  const isMain = (one: { readonly skill: string; readonly weight: number }): boolean =>
    one.weight === 3 && (one.skill === skill || isUnder(taxonomy, one.skill, skill))
  const trades = [...taxonomy.occupations.values()].filter(({ skills }) => skills.some(isMain))
  return trades.length === 1 ? (trades[0]?.id ?? null) : null
}

import type { Taxonomy } from '../taxonomy/types.ts'
import { type Found, sourceOf, withSource } from './found.ts'
import type { Line } from './lines.ts'
import type { Scopes } from './scope.ts'
import { isUnder } from './tree.ts'
import type { ReadConcept } from './types.ts'

const MOST = 3
const WANTED =
  /(?<!\p{L})(?:(?:mem)?butuh(?:kan)?|dibutuhkan|mencari|dicari|cari|lowongan(?: kerja)?|loker|posisi|position|jabatan|formasi|menjadi|sebagai|bagian|hiring|looking for|seeking|need(?:ed)?|untuk mengisi|role|job title|merekrut|menerima|magang)\s{0,2}:?\s{0,2}(?:[^.;]{0,50})$/iu
const BEEN = /(?:sebagai|posisi|as an?|menjadi|bidang|experience)\s(?:[^.;,]{0,30})$/iu

/** What the advert hires for, most likely first: what its title says; without that, what it says it looks for; else the work it wants experience of. */
export function occupationsWanted(found: readonly Found[], scopesOf: (line: Line) => Scopes): ReadConcept[] {
  const named = found.filter((one) => one.mention.kind === 'occupation')
  const inTitle = named.filter((one) => one.line.section === 'title')
  if (inTitle.length > 0)
    return distinct(inTitle.toSorted((a, b) => Number(POST.test(b.mention.words)) - Number(POST.test(a.mention.words))))
  const plain = named.filter((one) => !scopesOf(one.line).isOthers(one) && !scopesOf(one.line).isNegated(one))
  const wanted = plain.filter(
    ({ line, start }) =>
      (line.section === 'open' || line.section === 'terms' || line.section === 'company' || line.section === 'duties') &&
      WANTED.test(line.text.slice(Math.max(0, start - 70), start)),
  )
  if (wanted.length > 0) return distinct(wanted)
  return distinct(
    plain.filter(({ line, start }) => line.section === 'requirements' && BEEN.test(line.text.slice(0, start))),
  ).slice(0, 1)
}

/**
 * A title such as "tukang las" fits several trades of one unit group; the skills the advert names tell which. The trade whose main
 * skill is named goes first, where that of the title's reading is not.
 */
export function refined(taxonomy: Taxonomy, wanted: readonly ReadConcept[], found: readonly Found[]): ReadConcept[] {
  const first = wanted[0]
  const occupation = taxonomy.occupations.get(first?.id ?? '')
  if (first === undefined || occupation === undefined) return [...wanted]
  const named = new Map<string, Found>()
  for (const one of found) {
    const section = one.line.section
    if (one.mention.kind === 'skill' && (section === 'title' || section === 'requirements' || section === 'duties'))
      named.set(one.mention.id, one)
  }
  const mainNamed = (id: string): Found | undefined =>
    taxonomy.occupations
      .get(id)
      ?.skills.filter(({ weight }) => weight === 3)
      .map(({ skill }) => [...named].find(([said]) => said === skill || isUnder(taxonomy, said, skill))?.[1])
      .find((one) => one !== undefined)
  if (mainNamed(first.id) !== undefined) return [...wanted]
  for (const other of taxonomy.occupations.values()) {
    if (other.kbji !== occupation.kbji || wanted.some(({ id }) => id === other.id)) continue
    const told = mainNamed(other.id)
    if (told !== undefined) return [{ id: other.id, from: [...first.from, sourceOf(told)] }, ...wanted].slice(0, MOST)
  }
  return [...wanted]
}

// "F&B Admin", "Admin F&B": the word for the post tells more than the word for the trade.
const POST =
  /(?<!\p{L})(?:admin|staff?|operator|teknisi|helper|kepala|leader|supervisor|spv|manager|asisten|assistant|driver|sopir|mekanik|tukang|juru|petugas|crew|sales|kasir|cashier|security|satpam|welder|engineer|drafter|designer)(?!\p{L})/iu

function distinct(found: readonly Found[]): ReadConcept[] {
  const byId = new Map<string, ReadConcept>()
  for (const one of found) {
    const { id } = one.mention
    byId.set(id, { id, from: withSource(byId.get(id)?.from, sourceOf(one)) })
  }
  return [...byId.values()].slice(0, MOST)
}

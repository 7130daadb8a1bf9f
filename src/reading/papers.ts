import type { Span, Taxonomy } from '../taxonomy/types.ts'
import { type Found, byLine as groupedByLine } from './found.ts'
import { drivingLicences } from './licences.ts'
import type { Line } from './lines.ts'

/** A certificate or licence named in a line. */
export interface Paper extends Span {
  readonly id: string
  readonly line: Line
  /** Papers of one number are alternatives ("SIM A/B1"); null stands alone. */
  readonly either: number | null
}

const PAPER_WORD =
  /(?<!\p{L})(?:SIO|S\.I\.O|surat izin operator|lisensi|licen[cs]e|sertifikat|sertifikasi|sertipikat|certificate|certification|bersertifikat|certified)(?!\p{L})/giu
// The words that may stand between "sertifikat" and what it is for.
const BETWEEN =
  /^[\s:(-]{0,4}(?:(?:keahlian|kompetensi|pelatihan|operator|opr|pengoperasian|mengoperasikan|kerja|k3|alat|unit|kemnaker|kemenaker|disnaker|bnsp|sebagai|di bidang|bidang|untuk|dari|as|in|of|for|an?|the|juru|ahli|teknisi)\s{1,2}){0,4}$/iu

// English puts the skill first: "scaffolding certificate".
const NAMED_AFTER = /^\s{1,2}(?:operator )?(?:certificate|certification|licen[cs]e)(?!\p{L})/iu

/** All papers that lines name: driving licences by class, papers by their names, and "SIO" or "sertifikat" with the skill it is for. */
export function papersIn(
  taxonomy: Taxonomy,
  lines: readonly Line[],
  found: readonly Found[],
  wanted: ReadonlySet<string> = new Set(),
): Paper[] {
  const byLine = new Map<Line, Paper[]>()
  const add = (paper: Paper): void => {
    const known = byLine.get(paper.line)
    if (known === undefined) byLine.set(paper.line, [paper])
    else known.push(paper)
  }
  const skillsOf = groupedByLine(found.filter(({ mention }) => mention.kind === 'skill'))
  let group = 0
  for (const line of lines) {
    const classes = drivingLicences(line.text).filter((licence) => taxonomy.certificates.has(licence.id))
    if (classes.length === 0) continue
    group += 1
    for (const licence of classes) add({ ...licence, line, either: licence.either ? group : null })
  }
  for (const one of found) {
    if (one.mention.kind !== 'certificate') continue
    // "Domisili Tarakan" asks where a person lives, not for the note that proves it.
    if (/^(?:ber)?domisili$/i.test(one.mention.words)) continue
    if (one.mention.id.startsWith('sim-') && byLine.has(one.line)) continue
    add({
      id: exactly(taxonomy, one, skillsOf.get(one.line) ?? []),
      line: one.line,
      start: one.start,
      end: one.end,
      either: null,
    })
  }
  for (const one of found) {
    if (one.mention.kind !== 'skill' && one.mention.kind !== 'occupation') continue
    // "ISO 45001 certification" is the firm's.
    if (!/iso|\d{4}/i.test(one.mention.words) && NAMED_AFTER.test(one.line.text.slice(one.end, one.end + 24))) {
      const known = byLine.get(one.line) ?? []
      const id = known.some((paper) => paper.start <= one.end + 16 && one.start < paper.end)
        ? null
        : paperFor(taxonomy, one, false)
      if (id !== null) add({ id, line: one.line, start: one.start, end: one.end, either: null })
      continue
    }
    const words = [...one.line.text.slice(0, one.start).matchAll(PAPER_WORD)].at(-1)
    if (words === undefined || !BETWEEN.test(one.line.text.slice(words.index + words[0].length, one.start))) continue
    const span = { start: words.index, end: one.end }
    const known = byLine.get(one.line) ?? []
    if (known.some((paper) => paper.start < span.end && span.start < paper.end && paper.id !== 'bnsp')) continue
    const id = paperFor(taxonomy, one, /^(?:sio|s\.i\.o|surat izin|lisensi|licen)/i.test(words[0]))
    if (id !== null) add({ id, line: one.line, ...span, either: null })
  }
  if (found.some(isOfGuard)) {
    for (const line of lines) {
      for (const said of line.text.matchAll(CARD)) {
        const span = { start: said.index, end: said.index + said[0].length }
        const known = byLine.get(line) ?? []
        if (!known.some((paper) => paper.start < span.end && span.start < paper.end))
          add({ id: 'kta-satpam', line, ...span, either: null })
      }
    }
  }
  const usual = usualLicence(taxonomy, wanted)
  if (usual !== null) {
    for (const line of lines) {
      const said = OF_MINISTRY.exec(line.text)
      if (said === null || byLine.has(line)) continue
      add({ id: usual, line, start: said.index, end: said.index + said[0].length, either: null })
    }
  }
  return [...byLine.values()].flatMap((inLine) => alternatives(withoutVague(inLine), () => (group += 1)))
}

// Any club has its card; a guard's is the card of guards.
const CARD = /(?<!\p{L})KTA(?!\p{L})/giu
const isOfGuard = ({ mention }: Found): boolean => mention.id === 'satpam' || /^(?:kea-|gada-|keamanan$)/.test(mention.id)

// "Sertifikat Kemnaker", with no word of what it is for.
const OF_MINISTRY =
  /(?<!\p{L})(?:sertifikat|sertifikasi|lisensi|licen[cs]e|SIO)(?:\s(?:K3|operator|resmi|dari|oleh))?\s(?:kemnaker|kemenaker|depnaker|disnaker)(?:\sRI)?(?!\p{L})/iu

/** The licence that the law asks of those an advert hires, where it is of one kind: the least of its classes. */
function usualLicence(taxonomy: Taxonomy, wanted: ReadonlySet<string>): string | null {
  const [first] = wanted
  const legal = (taxonomy.occupations.get(first ?? '')?.legalCertificates ?? []).filter(
    (id) => taxonomy.certificates.get(id)?.kind === 'licence',
  )
  const least = legal.filter((id) => !legal.some((other) => taxonomy.certificates.get(id)?.covers.includes(other)))
  return least.length === 1 ? (least[0] ?? null) : null
}

/** Beside a paper with a name, "sertifikat pelatihan" or "BNSP" says only what kind of paper it is. */
const withoutVague = (papers: readonly Paper[]): readonly Paper[] => {
  const named = papers.filter(({ id }) => id !== 'pbk' && id !== 'bnsp')
  return named.length > 0 ? named : papers
}

const OR = /^[\s)"']{0,3}(?:atau|\/|or|dan\s?\/\s?atau|and\/or)\s{0,2}(?:sertifikat|lisensi|kelas|SIO|juru las)?[\s("']{0,3}$/iu

/** Papers of a line that "atau" or a stroke joins are alternatives. */
function alternatives(papers: readonly Paper[], newGroup: () => number): Paper[] {
  const joined: Paper[] = []
  for (const paper of papers.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    const apart = last === undefined || last.id === paper.id || paper.either !== null
    if (apart || !OR.test(paper.line.text.slice(last.end, paper.start))) {
      joined.push(paper)
      continue
    }
    const either = last.either ?? newGroup()
    joined[joined.length - 1] = { ...last, either }
    joined.push({ ...paper, either })
  }
  return joined
}

/** The paper that proves a skill, or the main skill of a job; a licence before a certificate of competence. */
function paperFor(taxonomy: Taxonomy, one: Found, licenceOnly: boolean): string | null {
  const skill =
    one.mention.kind === 'skill'
      ? one.mention.id
      : (taxonomy.occupations.get(one.mention.id)?.skills.find(({ weight }) => weight === 3)?.skill ?? '')
  // "SIO bulldozer" is a paper of heavy equipment: a licence may be given for the whole domain.
  for (const proved of [skill, ...(taxonomy.skills.get(skill)?.broader ?? [])]) {
    const papers = [...taxonomy.certificates.values()].filter(({ proves }) => proves.includes(proved))
    const licence = papers.find(({ kind }) => kind === 'licence')
    const paper = licence ?? (licenceOnly || proved !== skill ? undefined : papers.find(({ kind }) => kind === 'competence'))
    if (paper !== undefined) return leastClass(taxonomy, paper.id, '')
  }
  return null
}

// The position of a weld, which a welder's certificate is for: "3G", "6G", "3F".
const POSITION = /\d ?[gf](?!\p{L})/iu

/** The paper a mention means: "BNSP" alone is any of its certificates, and a welder's certificate is for the position the line names. */
function exactly(taxonomy: Taxonomy, { mention, line, start, end }: Found, skills: readonly Found[]): string {
  if (/^bnsp$/i.test(mention.words)) return 'bnsp'
  const own = /(?:kelas|kls|class)\.?\s{0,2}\S{1,3}$/i.exec(mention.words)?.[0] ?? ''
  const classed = ofClass(taxonomy, mention.id, `${own}${line.text.slice(end, end + 40)}`)
  if (classed !== null) return classed
  const ofPosition = taxonomy.certificates.get(mention.id)?.proves.some((skill) => /-\d[gf]$/.test(skill)) ?? false
  if (!ofPosition || POSITION.test(mention.words)) return leastClass(taxonomy, mention.id, mention.words)
  const near = skills.filter((skill) => skill.end > start - 40 && skill.start < end + 40).map((skill) => skill.mention.id)
  for (const paper of taxonomy.certificates.values()) {
    if (paper.kind === 'competence' && paper.proves.some((skill) => near.includes(skill))) return paper.id
  }
  return 'bnsp'
}

const CLASS =
  /^\s{0,2}(?:\([^()]{1,20}\)\s{0,2})?[,(]?\s{0,2}(?:kelas|kls|kl|class)\.?\s{0,2}(I{1,3}|[123])(?:\s{0,2}(?:atau|\/|,|dan|&|or)\s{0,2}(?:kelas |kls )?(I{1,3}|[123]))?(?![\p{L}\d])/iu

/** The class that follows a licence's name ("SIO crane kls I"); of several ("I atau II") the least, which all the others cover. */
function ofClass(taxonomy: Taxonomy, id: string, after: string): string | null {
  const said = CLASS.exec(after)
  if (said === null) return null
  const steps = said.slice(1).flatMap((step) => (step === undefined ? [] : [/^I/i.test(step) ? step.length : Number(step)]))
  const classed = `${id.replace(/-\d$/, '')}-${Math.max(...steps)}`
  return taxonomy.certificates.has(classed) ? classed : null
}

/** A licence named without its class is the least of its classes: whoever holds a higher one holds that too. */
function leastClass(taxonomy: Taxonomy, id: string, words: string): string {
  if (/kelas|class|tingkat|level|\d|(?<!\p{L})[IVX]{1,4}(?!\p{L})/iu.test(words)) return id
  const family = id.replace(/-\d$/, '')
  let least = id
  for (let step = 0; step < 4; step += 1) {
    const next = taxonomy.certificates
      .get(least)
      ?.covers.find((covered) => covered !== id && covered.replace(/-\d$/, '') === family)
    if (next === undefined) break
    least = next
  }
  return least
}

import type { Taxonomy } from '../taxonomy/types.ts'
import { type Duration, durationsIn } from './duration.ts'
import { byLine, type Found, sourceOf, withSources } from './found.ts'
import type { Line } from './lines.ts'
import { tradeOfPost } from './posts.ts'
import { isMended, isNotOwnWork, namesPerson } from './scenery.ts'
import type { Scopes } from './scope.ts'
import type { ProfileDraft, Source } from './types.ts'
import { isWished } from './wished.ts'

type Job = ProfileDraft['experience'][number]

const NO_WORK_YET =
  /(?<!\p{L})(?:belum|blm|tidak|tdk|tanpa|no|nol|0)\s(?:ada |punya |pny |memiliki |pernah |mempunyai )?(?:pengalaman|berpengalaman|bekerja|kerja|experience)|pengalaman(?: kerja)?\s?:?\s?(?:belum(?: ada| punya)?|blm(?: ada| punya)?|tidak ada|tdk ada|nol|nihil|0)(?![\p{L}\d])|(?<!\p{L})fresh ?grad/iu
// A life has fewer jobs than a pasted book has lines.
const MOST_JOBS = 60
const MOST_LINES = 400

const WORKED =
  /(?<!\p{L})(?:pernah|pengalaman|pngalaman|pnglmn|pnglman|pengalmn|penglaman|berpengalaman|kerja (?:di|pada|sebagai|sbg|jadi|bagian|sama|ikut)|bekerja|kerjaan|krj (?:di|jadi)|magang|pkl|sebagai|jadi|menjadi|bagian|selama|honorer|mantan|eks|ex|helper|worked|working|experience|experienced|biasa terima|sudah|sdh)(?!\p{L})/iu
// With these a job is told as one's own, whatever else the line speaks of: "pernah jadi kasir", "sebelumnya kerja sebagai satpam".
const TOLD =
  /(?<!\p{L})(?:pernah|sempat|dulu(?:nya)?|sebelum(?:nya|ini)|sblm(?:nya)?|mantan|eks|ex|kerja|bekerja|jadi|menjadi|sebagai|sbg|worked|formerly|previously)\s(?:\p{L}{2,12}\s){0,2}$/iu
const AGE =
  /(?<!\p{L})(?:usia|umur|berumur|berusia|sio|sim|sertifikat|kontrak|berlaku|pelatihan|training|latihan|kursus|diklat|praktek|praktik|belajar|kuliah|sekolah|angkatan|tahun ke)\s{0,2}(?:\p{L}{2,10}\s){0,2}$/iu
// A course, and people worked beside: "kursus menjahit", "bersama mekanik", "dengan operator forklift".
const NOT_MINE =
  /(?<!\p{L})(?:pelatihan|latihan|kursus|training|diklat|magang di pelatihan|bersama|bareng|dengan|dgn|lihat(?: orang)?|melihat|menonton|angkut|mengangkut)\s(?:(?!jadi|sebagai|kerja|bekerja|lalu|terus|kemudian)\p{L}{2,14}\s){0,2}$/iu
// A list of so many jobs with no word of work is a list of wishes.
const A_LIST = 3

interface Told {
  readonly words: Source
  readonly found: readonly Found[]
  readonly months: number | null
}

/** Jobs a person has done, from the fields of a form and from their own words; a job told in both is one job. */
export function jobsDone(
  taxonomy: Taxonomy,
  given: readonly Told[],
  programme: string | null,
  lines: readonly Line[],
  found: readonly Found[],
  scopesOf: (line: Line) => Scopes,
): Job[] {
  const jobs: Job[] = given.map(({ words, found, months }) => ({
    occupation: tradeOfPost(taxonomy, programme, words.words, best(found), found) ?? best(found)?.mention.id ?? null,
    months: months ?? durationsIn(words.words)[0]?.months ?? null,
    from: [words],
  }))
  const names = given.map(({ found }) => best(found)?.mention.words ?? '')
  const foundIn = byLine(found.filter(({ mention }) => mention.kind === 'occupation'))
  const beginner = lines.some((line) => NO_WORK_YET.test(line.text))
  for (const line of lines) {
    if (jobs.length > MOST_JOBS) break
    const { text } = line
    const times = durationsIn(text).filter((time) => !AGE.test(text.slice(Math.max(0, time.start - 30), time.start)))
    const time = times[0]
    const worked = WORKED.test(text)
    // A form that lists jobs lists them all; words add to it what they tell with a length of time.
    if (time === undefined && (given.length > 0 || beginner || !worked)) continue
    const named = ofPeople(
      (foundIn.get(line) ?? []).filter(
        (one) =>
          !scopesOf(line).isNegated(one) &&
          !isWished(text, one.start) &&
          !isNotOwnWork(text, one.start) &&
          !isMended(one) &&
          !NOT_MINE.test(text.slice(0, one.start)) &&
          !(isBare(one) && CAN_AFTER.test(text.slice(one.end, one.end + 12))),
      ),
      times,
    )
    if (given.length > 0) {
      for (const one of named) addToForm(taxonomy, jobs, names, one, times)
      continue
    }
    if (named.length === 0 && (time === undefined || !worked)) continue
    if (time === undefined && named.length >= A_LIST && !named.some((one) => TOLD.test(text.slice(0, one.start)))) continue
    const taken = new Set<Duration>()
    for (const [index, one] of (named.length > 0 ? named : [null]).entries()) {
      const span = one === null ? (time ?? null) : one
      if (span === null) continue
      // Each job takes the length of time told nearest to it; one length told for all goes to the first.
      const nearest = times.length > 1 && one !== null ? nearestTo(times, one) : index === 0 ? time : undefined
      const job = {
        occupation: one === null ? null : one.mention.id,
        months: nearest?.months ?? null,
        from: [one === null ? line.words.source(line.start + span.start, line.start + span.end) : sourceOf(one)],
      }
      add(taxonomy, jobs, job, nearest !== undefined && taken.has(nearest))
      if (nearest !== undefined) taken.add(nearest)
    }
  }
  return jobs
}

/** The words with which a person says that they have not worked yet. */
export function noWorkYet(lines: readonly Line[]): Source[] {
  return lines.slice(0, MOST_LINES).flatMap((line) => {
    const said = NO_WORK_YET.exec(line.text)
    return said === null ? [] : [line.words.source(line.start + said.index, line.start + said.index + said[0].length)]
  })
}

const isBare = ({ mention }: Found): boolean => !namesPerson(mention.words)

// "Forklift bisa", "bisa bubut dan las": what a person can do need not be the work they did.
const CAN_AFTER = /^\s(?:bisa|bs|mahir|lancar)(?!\p{L})/iu
const CAN = /(?<!\p{L})(?:bisa|bs|mampu|mahir)\s(?:\p{L}{2,14}\s){0,3}$/iu

/** Beside a word for a person at work ("tukang las") a bare thing or place ("gudang") is where or on what the work was done. */
function ofPeople(named: readonly Found[], times: readonly Duration[]): readonly Found[] {
  const done = named.filter((one) => !(isBare(one) && CAN.test(one.line.text.slice(0, one.start))))
  const jobs = done.length > 0 ? done : named
  if (jobs.every(isBare)) return jobs
  const hasOwnTime = ({ end }: Found): boolean => times.length > 1 && times.some(({ start }) => start - end === 1)
  return jobs.filter((one) => !isBare(one) || hasOwnTime(one) || TOLD.test(one.line.text.slice(0, one.start)))
}

// "Kasir 2 tahun": a length of time so near belongs to the job before it.
const NEAR = 12

/**
 * A job told in words beside a form that lists jobs: it says which work a listed job was of that was not understood, or the same with more
 * about it; another job it is only when it is told as one's own and lasted another time than those listed.
 */
function addToForm(taxonomy: Taxonomy, jobs: Job[], names: readonly string[], one: Found, times: readonly Duration[]): void {
  const { text } = one.line
  const next = times.find((time) => time.start >= one.end)
  const follows = next !== undefined && next.start - one.end <= NEAR && !/[,.;]/.test(text.slice(one.end, next.start))
  const time = follows ? next : nearestTo(times, one)
  if (time === undefined) return
  const isTold = follows || TOLD.test(text.slice(0, one.start))
  const job = { occupation: one.mention.id, months: time.months, from: [sourceOf(one)] }
  const at = jobs.findIndex((known) => isSameTime(known.months, time.months))
  const listed = jobs[at]
  if (listed === undefined) {
    const whole = jobs.reduce((sum, { months }) => sum + (months ?? 0), 0)
    if (isTold && !isSameTime(whole, time.months)) add(taxonomy, jobs, job)
    return
  }
  // "Mekanik bengkel" in the form, and the words tell of which machines: a trade of the same unit group under the same name.
  const unit = (id: string | null): string | undefined => taxonomy.occupations.get(id ?? '')?.kbji
  const firstWord = (name: string | undefined): string | undefined => name?.toLowerCase().split(' ')[0]
  const isSameWord = firstWord(one.mention.words) === firstWord(names[at]) && unit(job.occupation) === unit(listed.occupation)
  const isNew = jobs.every(({ occupation }) => occupation !== job.occupation)
  if (isNew && ((listed.occupation === null && (isTold || namesPerson(one.mention.words))) || (isTold && isSameWord)))
    jobs[at] = { ...listed, occupation: job.occupation, from: withSources(listed.from, job.from) }
}

/** "4 tahun" said of 52 months: people leave off what is less than a year. */
const isSameTime = (listed: number | null, told: number): boolean =>
  listed !== null && Math.abs(listed - told) < (told >= 12 ? 12 : 1)

/** The length of time told of a job: one in the same breath before one nearer by. */
function nearestTo(times: readonly Duration[], { line, start, end }: Found): Duration | undefined {
  const gap = (time: Duration): string => line.text.slice(Math.min(end, time.end), Math.max(start, time.start))
  const far = (time: Duration): number => gap(time).length + (BREATH.test(gap(time)) ? LONG : 0)
  return times.toSorted((a, b) => far(a) - far(b))[0]
}
const BREATH = /[,.;]|(?<!\p{L})(?:terus|lalu|kemudian|habis itu|setelah itu|sekarang)(?!\p{L})/iu
const LONG = 1000

/** The job a cell of a form names: that of the word for a person ("satpam gudang logistik" is a guard), else the longest name. */
function best(found: readonly Found[]): Found | null {
  const jobs = found.filter((one) => one.mention.kind === 'occupation' && !isMended(one))
  const first = jobs.find(({ mention }) => namesPerson(mention.words))
  const isHelped = first !== undefined && HELPER.test(first.mention.words)
  const longest = jobs.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)[0]
  return (isHelped ? longest : (first ?? longest)) ?? null
}

// "Helper teknisi AC" and "admin gudang" tell more by what follows.
const HELPER = /^(?:helper|kenek|asisten|assistant|staff?|admin|operator|crew|kru)$/i

/**
 * The same job told again adds its months if none were known; months told without a job belong to the job that has none. Two names
 * of one length of time (`isSaid`) are one job.
 */
function add(taxonomy: Taxonomy, jobs: Job[], job: Job, isSaid = false): void {
  const group = (id: string | null): string => taxonomy.occupations.get(id ?? '')?.kbji.slice(0, 3) ?? ''
  const isUnnamed = (known: Job): boolean => known.occupation === null || job.occupation === null
  const same = jobs.findIndex(
    (known) =>
      (known.occupation === job.occupation && job.occupation !== null) ||
      (job.months !== null && known.months === job.months && (isSaid || isUnnamed(known))) ||
      (job.occupation === null && jobs.length === 1) ||
      (known.occupation !== null &&
        group(known.occupation) === group(job.occupation) &&
        (known.months === null || job.months === null)),
  )
  const known = jobs[same]
  if (known === undefined) {
    jobs.push(job)
    return
  }
  jobs[same] = {
    occupation: known.occupation ?? job.occupation,
    months: known.months ?? job.months,
    from: withSources(known.from, job.from),
  }
}

import type { Taxonomy } from '../taxonomy/types.ts'
import { durationsIn } from './duration.ts'
import { byLine, type Found, sourceOf } from './found.ts'
import type { Line } from './lines.ts'
import { isNotOwnWork } from './scenery.ts'
import type { Scopes } from './scope.ts'
import type { ProfileDraft, Source } from './types.ts'

type Job = ProfileDraft['experience'][number]

const NO_WORK_YET =
  /(?:belum|blm|tidak|tdk|tanpa|no)\s(?:ada |punya |memiliki |pernah |mempunyai )?(?:pengalaman|berpengalaman|bekerja|kerja|experience)|fresh ?grad/i
// A life has fewer jobs than a pasted book has lines.
const MOST_JOBS = 60

const WORKED =
  /(?<!\p{L})(?:pernah|pengalaman|pngalaman|pnglmn|pnglman|pengalmn|penglaman|berpengalaman|kerja (?:di|pada|sebagai|sbg|jadi|bagian|sama|ikut)|bekerja|kerjaan|krj (?:di|jadi)|magang|pkl|sebagai|jadi|menjadi|bagian|selama|honorer|mantan|eks|ex|helper|worked|working|experience|experienced|biasa terima|sudah|sdh)(?!\p{L})/iu
const WISHED =
  /(?<!\p{L})(?:mau|ingin|pengen|pengin|minat|berminat|cari|mencari|melamar|lamar|cita-cita|bercita-cita|tertarik|siap (?:jadi|kerja sebagai)|looking for|want)(?!\p{L})[^,.;]{0,40}$/iu
const AGE =
  /(?:usia|umur|berumur|berusia|sio|sim|sertifikat|kontrak|berlaku|pelatihan|training|kuliah|sekolah|angkatan|tahun ke)\s{0,2}(?:\p{L}{2,10}\s){0,2}$/iu

/** Jobs a person has done, from the fields of a form and from their own words; a job told in both is one job. */
export function jobsDone(
  taxonomy: Taxonomy,
  given: readonly { readonly words: Source; readonly found: readonly Found[]; readonly months: number | null }[],
  lines: readonly Line[],
  found: readonly Found[],
  scopesOf: (line: Line) => Scopes,
): Job[] {
  const jobs: Job[] = given.map(({ words, found, months }) => ({
    occupation: best(found),
    months: months ?? durationsIn(words.words)[0]?.months ?? null,
    from: [words],
  }))
  const foundIn = byLine(found)
  const beginner = lines.some((line) => NO_WORK_YET.test(line.text))
  for (const line of lines) {
    if (jobs.length > MOST_JOBS) break
    const scopes = scopesOf(line)
    const times = durationsIn(line.text).filter((time) => !AGE.test(line.text.slice(Math.max(0, time.start - 30), time.start)))
    const named = (foundIn.get(line) ?? []).filter(
      (one) =>
        one.mention.kind === 'occupation' &&
        !scopes.isNegated(one) &&
        !WISHED.test(line.text.slice(0, one.start)) &&
        !isNotOwnWork(line.text, one.start),
    )
    const time = times[0]
    if (named.length === 0 && (time === undefined || !WORKED.test(line.text))) continue
    if (named.length > 0 && time === undefined && !WORKED.test(line.text)) continue
    // A form that lists jobs lists them all; words add to it what they tell with a length of time.
    if ((given.length > 0 || beginner) && time === undefined) continue
    const jobsHere = named.length > 0 ? named : [null]
    for (const [index, one] of jobsHere.entries()) {
      const span = one === null ? (time ?? null) : one
      if (span === null) continue
      // Each job takes the length of time told nearest to it; one length told for all goes to the first.
      const nearest = times.length > 1 && one !== null ? nearestTo(times, one.start) : index === 0 ? time : undefined
      if (nearest === undefined && index > 0 && given.length > 0) continue
      add(taxonomy, jobs, {
        occupation: one === null ? null : one.mention.id,
        months: nearest?.months ?? null,
        from: [one === null ? line.words.source(line.start + span.start, line.start + span.end) : sourceOf(one)],
      })
    }
  }
  return jobs
}

const nearestTo = <T extends { readonly start: number }>(times: readonly T[], at: number): T | undefined =>
  times.toSorted((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at))[0]

const best = (found: readonly Found[]): string | null =>
  found
    .filter((one) => one.mention.kind === 'occupation')
    .toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)[0]?.mention.id ?? null

/** The same job told again adds its months if none were known; months told without a job belong to the job that has none. */
function add(taxonomy: Taxonomy, jobs: Job[], job: Job): void {
  const group = (id: string | null): string => taxonomy.occupations.get(id ?? '')?.kbji.slice(0, 3) ?? ''
  const same = jobs.findIndex(
    (known) =>
      (known.occupation === job.occupation && job.occupation !== null) ||
      (job.months !== null && known.months === job.months) ||
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
    from: [...known.from, ...job.from],
  }
}

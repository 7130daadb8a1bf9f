import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createKey } from './accounts/actions.ts'
import { graduateOf, vacancyOf } from './cli/import-rows.ts'
import { readRows } from './cli/rows.ts'
import { type Ctx, dateInWita } from './ctx.ts'
import { createEmployer, employerByName } from './employers/actions.ts'
import { EmployerDraft } from './employers/employer.ts'
import { registerGraduate } from './graduates/actions.ts'
import { graduateBySource } from './graduates/queries.ts'
import { importVacancy } from './vacancies/actions.ts'

const FOLDER = join(import.meta.dirname, '../seed/demo')
const DAY = 86_400_000

/** A key of the demo, and the role it has. */
export interface DemoKey {
  readonly who: string
  readonly token: string
}

export interface Demo {
  readonly employers: number
  readonly vacancies: number
  readonly graduates: number
  /** One of each role. */
  readonly keys: readonly DemoKey[]
}

const rowsOf = (name: string) => readRows(readFileSync(join(FOLDER, name))).rows

/**
 * Loads the demo province of `seed/demo`, marked as invented, through the same actions as everything else, and makes a key of each role.
 * Days are counted from today, so it is always fresh. What is there already stays, so a start that was cut short can be repeated.
 */
export async function loadDemo(ctx: Ctx): Promise<Demo> {
  const employers = new Map<string, string>()
  for (const { cells } of rowsOf('employers.csv')) {
    const { id_in_file, ...draft } = cells
    const read = EmployerDraft.parse(draft)
    const { id } = (await employerByName(ctx, read.name)) ?? (await createEmployer(ctx, read, { invented: true }))
    employers.set(String(id_in_file), id)
  }
  const vacancies = rowsOf('vacancies.jsonl')
  for (const { cells, line } of vacancies) {
    const { employer, starts_in_days, closes_in_days, posted_days_ago, ...row } = cells
    const inDays = (days: unknown): string | null => (typeof days === 'number' ? dateInWita(ctx.now + days * DAY) : null)
    const posted = ctx.now - Number(posted_days_ago) * DAY
    const at = { ...ctx, now: posted, today: dateInWita(posted) }
    const dated = { ...row, starts_on: inDays(starts_in_days), closing_date: inDays(closes_in_days) }
    const read = await vacancyOf(at, dated, employers.get(String(employer)))
    if ('problems' in read) throw new Error(`vacancies.jsonl:${line}: ${JSON.stringify(read.problems)}`)
    await importVacancy(at, read.source, read.draft)
  }
  const graduates = rowsOf('graduates.jsonl')
  let first: string | undefined
  for (const { cells, line } of graduates) {
    const read = graduateOf(ctx, cells)
    if ('problems' in read) throw new Error(`graduates.jsonl:${line}: ${JSON.stringify(read.problems)}`)
    const { source, draft } = read
    const { id } = (await graduateBySource(ctx, source)) ?? (await registerGraduate(ctx, draft, { source, invented: true }))
    first ??= id
  }
  const [employer] = employers.values()
  const keys = [
    { who: 'administrator', token: (await createKey(ctx, { role: 'administrator', label: 'demo' })).token },
    { who: 'officer', token: (await createKey(ctx, { role: 'officer', label: 'demo' })).token },
    { who: 'employer', token: (await createKey(ctx, { role: 'employer', subject: employer, label: 'demo' })).token },
    { who: 'graduate', token: (await createKey(ctx, { role: 'graduate', subject: first, label: 'demo' })).token },
  ]
  return { employers: employers.size, vacancies: vacancies.length, graduates: graduates.length, keys }
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createKey } from './accounts/actions.ts'
import { doorOfGraduate, doorsAt } from './accounts/find.ts'
import { newAccount } from './accounts/new-account.ts'
import { PROVINCE_OFFICE } from './accounts/office.ts'
import { passwordWrites } from './accounts/set-password.ts'
import { newLetters } from './accounts/token.ts'
import { graduateOf, vacancyOf } from './cli/import-rows.ts'
import { readRows } from './cli/rows.ts'
import type { Ctx } from './ctx.ts'
import { createEmployer } from './employers/actions.ts'
import { EmployerDraft } from './employers/employer.ts'
import { employerByName } from './employers/queries.ts'
import { importGraduate } from './graduates/actions.ts'
import { DAY, dateInWita } from './time.ts'
import { importVacancy } from './vacancies/import.ts'

const FOLDER = join(import.meta.dirname, '../seed/demo')

/** A key of the demo and the role it has, with what the same person signs in by. */
export interface DemoKey {
  readonly who: string
  readonly token: string
  /** Phone or e-mail, and password. */
  readonly signIn?: { readonly who: string; readonly password: string } | undefined
}

export interface Demo {
  readonly employers: number
  readonly vacancies: number
  readonly graduates: number
  /** Those who get a key. */
  readonly keyed: { readonly employer: string | undefined; readonly graduate: string | undefined }
}

const rowsOf = (name: string) => readRows(readFileSync(join(FOLDER, name))).rows

/**
 * Loads the demo province of `seed/demo`, marked as invented, through the same actions as everything else. Days are counted from today,
 * so it is always fresh. Safe to repeat: what a load that was cut short left out is added, and vacancies get new dates.
 */
export async function loadDemo(ctx: Ctx): Promise<Demo> {
  const employers = new Map<string, string>()
  for (const { cells } of rowsOf('employers.csv')) {
    const { id_in_file, state, ...draft } = cells
    const read = { ...EmployerDraft.parse(draft), state: state === 'verified' ? ('verified' as const) : ('unverified' as const) }
    const { id } = (await employerByName(ctx, read.name)) ?? (await createEmployer(ctx, read, { invented: true }))
    employers.set(String(id_in_file), id)
  }
  const vacancies = rowsOf('vacancies.jsonl')
  for (const { cells } of vacancies) await bringVacancy(ctx, cells, employers)
  const graduates = rowsOf('graduates.jsonl')
  const ids: string[] = []
  for (const { cells } of graduates) ids.push(await bringGraduate(ctx, cells))
  const [employer] = employers.values()
  return { employers: employers.size, vacancies: vacancies.length, graduates: ids.length, keyed: { employer, graduate: ids[0] } }
}

type Cells = Parameters<typeof graduateOf>[1]

/** Posted on its own day in the past, with its other days counted from today. */
async function bringVacancy(ctx: Ctx, cells: Cells, employers: ReadonlyMap<string, string>): Promise<void> {
  const { employer: name, starts_in_days, closes_in_days, posted_days_ago, ...row } = cells
  const inDays = (days: unknown): string | null => (typeof days === 'number' ? dateInWita(ctx.now + days * DAY) : null)
  const posted = ctx.now - Number(posted_days_ago) * DAY
  const at = { ...ctx, now: posted, today: dateInWita(posted) }
  const dated = { ...row, starts_on: inDays(starts_in_days), closing_date: inDays(closes_in_days) }
  const { source, draft, usualSector } = await vacancyOf(at, dated, employers.get(String(name)))
  await importVacancy(at, source, draft, usualSector)
}

async function bringGraduate(ctx: Ctx, cells: Cells): Promise<string> {
  const { source, draft, imported } = graduateOf(ctx, cells, { purposes: ['matching', 'statistics'], from: 'seed/demo' })
  return (await importGraduate(ctx, source, draft, { invented: true, imported })).id
}

/** Makes a key and a way to sign in of each role for a loaded demo. Officers and administrators set up their second factor as everybody does. */
export async function makeDemoKeys(ctx: Ctx, { keyed }: Demo): Promise<readonly DemoKey[]> {
  const subjects = { administrator: undefined, officer: undefined, ...keyed }
  const keys: DemoKey[] = []
  for (const role of ['administrator', 'officer', 'employer', 'graduate'] as const) {
    const { token } = await createKey(ctx, { role, subject: subjects[role], label: 'demo' })
    keys.push({ who: role, token, signIn: await demoSignIn(ctx, role, subjects[role]) })
  }
  return keys
}

const DEMO_STAFF = {
  administrator: { name: 'Pengelola Contoh', email: 'pengelola@contoh.example' },
  officer: { name: 'Petugas Contoh', email: 'petugas@contoh.example' },
  employer: { name: 'Pemilik Contoh', email: 'pemilik@contoh.example' },
} as const

/** An account of this role with a password of its own; a load that was cut short finds its accounts again. */
async function demoSignIn(ctx: Ctx, role: keyof typeof DEMO_STAFF | 'graduate', subject: string | undefined) {
  const password = newLetters(3).toLowerCase()
  if (role === 'graduate') {
    const door = subject === undefined ? null : await doorOfGraduate(ctx, subject)
    if (door === null || door.phone === null) return undefined
    await ctx.store.commit(await passwordWrites(ctx, door.id, password), [])
    return { who: door.phone, password }
  }
  const person = DEMO_STAFF[role]
  const [known] = await doorsAt(ctx, { email: person.email })
  const made =
    known !== undefined
      ? { id: known.id, writes: [], changes: [] }
      : await newAccount(
          ctx,
          role === 'employer'
            ? { role, employerId: subject ?? '', post: 'owner', ...person }
            : role === 'officer'
              ? { role, officeId: PROVINCE_OFFICE, ...person }
              : { role, ...person },
        )
  await ctx.store.commit([...made.writes, ...(await passwordWrites(ctx, made.id, password))], made.changes)
  return { who: person.email, password }
}

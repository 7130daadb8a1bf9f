import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompiledQuery } from 'kysely'
import type { Settings } from '../../src/app.ts'
import { createEmployer } from '../../src/employers/actions.ts'
import { EmployerDraft } from '../../src/employers/employer.ts'
import { registerGraduate } from '../../src/graduates/actions.ts'
import { GraduateDraft } from '../../src/graduates/graduate.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { postVacancy } from '../../src/vacancies/actions.ts'
import { VacancyDraft } from '../../src/vacancies/vacancy.ts'
import { graduate, opened, type Someone, vacancy, type World, world } from '../world.ts'

/** Everyone who may stand at a door. `own` and `self` are those whom the thing belongs to; the unverified and the suspended own theirs. */
export const ROLES = [
  'visitor',
  'graduate self',
  'graduate other',
  'employer own',
  'employer other',
  'employer unverified',
  'employer suspended',
  'officer own office',
  'officer other office',
  'administrator',
  'key with scope',
  'key without scope',
  'suspended account',
  'signed out',
] as const
export type Role = (typeof ROLES)[number]

/** One whose name, numbers and dates are unlike anything else, so that any byte of them is known wherever it turns up. */
export const HIDDEN = {
  name: 'Yoxvander Quzmiq',
  phone: '0812 7734 0915',
  email: 'yox.quz@surel-unik.example',
  nik: '6571011302970007',
  born_on: '1997-02-13',
} as const
export const HIDDEN_CERTIFICATE = 'BNSP-XQ-77120934'
const HIDDEN_WORDS = `Nama saya ${HIDDEN.name}, WA ${HIDDEN.phone}, surel ${HIDDEN.email}, NIK ${HIDDEN.nik}, nomor sertifikat ${HIDDEN_CERTIFICATE}. Bisa las pagar.`

type Things = Readonly<Record<string, string>>

/** A world with everyone in it. */
export interface Cast extends Pick<World, 'app' | 'padan' | 'bugs' | 'system' | 'store'> {
  readonly as: Readonly<Record<Role, Someone>>
  /** What a path's `:id` can stand for, by a name of it. */
  readonly things: Things
}

/** A cast that is made once; each `fresh` is a copy of it that nobody has touched. */
export interface Casting {
  readonly first: Cast
  fresh(): Promise<Cast>
  close(): Promise<void>
}

const SWAGGER = 'swagger-ui.css'
const swaggerFile = async (name: string) => (name === SWAGGER ? new TextEncoder().encode('p{}') : null)

/** Casts everyone. `settings` change the application of every copy. */
export async function casting(given: Partial<Settings> = {}): Promise<Casting> {
  const settings = { swagger: swaggerFile, ...given }
  const folder = mkdtempSync(join(tmpdir(), 'padan-cast-'))
  const open: Store[] = []
  const at = await world({ settings })
  const { as, things } = await everyone(at)
  const whole = join(folder, 'cast.sqlite')
  await at.store.db.executeQuery(CompiledQuery.raw(`vacuum into '${whole}'`))
  await at.store.close()
  const fresh = async (): Promise<Cast> => {
    const path = join(folder, `copy-${open.length}.sqlite`)
    copyFileSync(whole, path)
    const store = openSqlite(path)
    open.push(store)
    return { ...opened({ ...settings, store }), store, as, things }
  }
  return {
    first: await fresh(),
    fresh,
    close: async () => {
      for (const store of open) await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function everyone(at: World): Promise<Pick<Cast, 'as' | 'things'>> {
  const system = at.system()
  const employed = async (name: string, state: 'verified' | 'unverified' | 'suspended') => {
    const { id } = await createEmployer(system, EmployerDraft.parse({ name }))
    const become = (now: typeof state) =>
      at.store.commit([at.store.db.updateTable('employer').set({ state: now }).where('id', '=', id).compile()], [])
    await become('verified')
    const { id: posted } = await postVacancy(system, VacancyDraft.parse(vacancy({ employer: id })))
    await become(state)
    return { id, vacancy: posted, key: await at.key('employer', id) }
  }
  const registered = async (person: object, text?: string) => {
    const { id } = await registerGraduate(system, GraduateDraft.parse(graduate({ person, ...(text !== undefined && { text }) })))
    return { id, key: await at.key('graduate', id) }
  }
  const own = await employed('Bengkel Milik Sendiri', 'verified')
  const other = await employed('Galangan Lain', 'verified')
  const unverified = await employed('Toko Belum Diperiksa', 'unverified')
  const suspended = await employed('Usaha Dibekukan', 'suspended')
  const self = await registered(HIDDEN, HIDDEN_WORDS)
  const otherGraduate = await registered({ name: 'Rusni', nik: '6571015503980002', phone: '0813 1111 2222' })
  const officer = { key: await at.key('officer') }
  return {
    as: {
      visitor: { key: null },
      'graduate self': self,
      'graduate other': otherGraduate,
      'employer own': own,
      'employer other': other,
      'employer unverified': unverified,
      'employer suspended': suspended,
      'officer own office': officer,
      'officer other office': officer,
      administrator: { key: await at.key('administrator') },
      'key with scope': officer,
      'key without scope': officer,
      'suspended account': officer,
      'signed out': { key: null },
    },
    things: {
      'swagger file': SWAGGER,
      graduate: self.id,
      'other graduate': otherGraduate.id,
      employer: own.id,
      'other employer': other.id,
      'unverified employer': unverified.id,
      'suspended employer': suspended.id,
      vacancy: own.vacancy,
      'other vacancy': other.vacancy,
      'unverified vacancy': unverified.vacancy,
      'suspended vacancy': suspended.vacancy,
    },
  }
}

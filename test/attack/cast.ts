import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompiledQuery } from 'kysely'
import { createKey } from '../../src/accounts/actions.ts'
import { type NewAccount, newAccount } from '../../src/accounts/new-account.ts'
import { hashPassword } from '../../src/accounts/password.ts'
import { newSession } from '../../src/accounts/session.ts'
import { newSlip } from '../../src/accounts/slip.ts'
import { endpoints, type Settings } from '../../src/app.ts'
import { createEmployer } from '../../src/employers/actions.ts'
import { registerGraduate } from '../../src/graduates/actions.ts'
import { GraduateDraft } from '../../src/graduates/graduate.ts'
import { scopesOf } from '../../src/http/endpoint.ts'
import { AccountId, newId, newMessageId, newOfficeId, type OfficeId } from '../../src/ids.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { call, graduate, NOW, opened, vacancy, type World, world } from '../world.ts'

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
  email: 'yox.quz@qzmiqvand.example',
  nik: '6571011302970007',
  born_on: '1997-02-13',
} as const
export const HIDDEN_CERTIFICATE = 'BNSP-XQ-77120934'
const HIDDEN_WORDS = `Nama saya ${HIDDEN.name}, WA ${HIDDEN.phone}, surel ${HIDDEN.email}, NIK ${HIDDEN.nik}, nomor sertifikat ${HIDDEN_CERTIFICATE}. Bisa las pagar.`

/** How someone shows who they are: a program by its key, a browser by its session. */
export interface Standing {
  readonly key: string | null
  readonly session?: string | null
}

type Things = Readonly<Record<string, string>>

/** A world with everyone in it. */
export interface Cast extends Pick<World, 'app' | 'padan' | 'bugs' | 'system' | 'store'> {
  readonly as: Readonly<Record<Role, Standing>>
  /** Keys of a system that are limited to one scope, and to all but that one. */
  readonly keys: Readonly<Record<string, Readonly<Record<'with' | 'without', Standing>>>>
  /** What a path's `:id` can stand for, by a name of it. */
  readonly things: Things
}

/** A cast that is made once; each `fresh` is a copy of it that nobody has touched. */
export interface Casting {
  readonly first: Cast
  fresh(): Promise<Cast>
  close(): Promise<void>
}

/** Where the public finds the site, whatever a client says. */
const PUBLIC = 'https://padan.example'
const MANY = { calls: 1e9, seconds: 60 }
const NO_LIMIT = { read: MANY, write: MANY, costly: MANY }
/** Of the other graduate. */
export const PASSWORD = 'kayu besi sungai 77'
/** A hash that costs next to nothing: what is proved here is who is let in, not how slowly. */
const CHEAP = { N: 16, r: 1, p: 1 }

const SWAGGER = 'swagger-ui.css'
const swaggerFile = async (name: string) => (name === SWAGGER ? Uint8Array.from([112, 123, 125]) : null)

/** Casts everyone. `settings` change the application of every copy. */
export async function casting(given: Partial<Omit<Settings, 'store'>> = {}): Promise<Casting> {
  const settings: Partial<Omit<Settings, 'store'>> = { swagger: swaggerFile, publicUrl: PUBLIC, quotas: NO_LIMIT, ...given }
  const folder = mkdtempSync(join(tmpdir(), 'padan-cast-'))
  const open: Store[] = []
  const at = await world({ settings })
  const { as, keys, things } = await everyone(at)
  const whole = join(folder, 'cast.sqlite')
  await at.store.db.executeQuery(CompiledQuery.raw(`vacuum into '${whole}'`))
  await at.store.close()
  const fresh = async (): Promise<Cast> => {
    const path = join(folder, `copy-${open.length}.sqlite`)
    copyFileSync(whole, path)
    const store = openSqlite(path)
    open.push(store)
    return { ...opened({ ...settings, store }), store, as, keys, things }
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

/** Signs someone in: an account, a key that it owns, and a session of the account, or, where the key is limited, of that key. */
async function standing(
  at: World,
  asked: NewAccount,
  subject?: string,
  scopes?: readonly string[],
): Promise<Standing & { readonly account: string; readonly sessionId: string; readonly keyId: string }> {
  const system = at.system()
  const { db } = at.store
  const known =
    asked.role === 'graduate' ? db.selectFrom('account').select('id').where('graduate_id', '=', asked.graduateId) : null
  const made = await known?.executeTakeFirst()
  const account = made === undefined ? await newAccount(system, asked) : { id: AccountId.parse(made.id), writes: [], changes: [] }
  await at.store.commit(account.writes, account.changes)
  const { id, token } = await createKey(system, { role: asked.role, subject, label: 'test' })
  const owned = db
    .updateTable('api_key')
    .set({
      owner_id: account.id,
      ...(asked.role === 'officer' && { office_id: asked.officeId }),
      ...(scopes !== undefined && { scopes: JSON.stringify(scopes) }),
    })
    .where('id', '=', id)
  const whose = scopes === undefined ? { account: account.id, key: null } : { account: null, key: id }
  const begun = await newSession(system, {
    ...whose,
    role: asked.role,
    kind: 'own',
    way: scopes === undefined ? 'password' : 'key',
  })
  await at.store.commit([owned.compile(), ...begun.writes], begun.changes)
  return { account: account.id, key: token, keyId: id, session: begun.token, sessionId: begun.id }
}

async function officeOf(at: World, name: string, place: string): Promise<OfficeId> {
  const id = newOfficeId(NOW)
  const times = { made_at: NOW, changed_at: NOW }
  const row = { id, version: 1, name, places: JSON.stringify([place]), ...times }
  await at.store.commit([at.store.db.insertInto('office').values(row).compile()], [{ kind: 'office', id, op: 'put', at: NOW }])
  return id
}

async function everyone(at: World): Promise<Pick<Cast, 'as' | 'keys' | 'things'>> {
  const system = at.system()
  const { db } = at.store
  const employed = async (name: string, state: 'verified' | 'unverified') => {
    const { id } = await createEmployer(system, { name, kind: 'local', state, place: '65.71' })
    const about: NewAccount = { role: 'employer', employerId: id, post: 'owner', name: `Pemilik ${name}` }
    return { id, ...(await standing(at, about, id)) }
  }
  const registered = async (person: object, text?: string) => {
    const { id } = await registerGraduate(
      system,
      GraduateDraft.parse(
        graduate({ person, consents: [{ purpose: 'matching' }, { purpose: 'messages' }], ...(text !== undefined && { text }) }),
      ),
    )
    return { id, ...(await standing(at, { role: 'graduate', graduateId: id }, id)) }
  }
  const tarakan = await officeOf(at, 'Dinas Tarakan', '65.71')
  const bulungan = await officeOf(at, 'Dinas Bulungan', '65.01')
  const officer = (name: string, officeId = tarakan, scopes?: readonly string[]) =>
    standing(at, { role: 'officer', officeId, name }, undefined, scopes)
  const own = await employed('Bengkel Milik Sendiri', 'verified')
  const other = await employed('Galangan Lain', 'verified')
  const unverified = await employed('Toko Belum Diperiksa', 'unverified')
  const suspended = await employed('Usaha Dibekukan', 'verified')
  const self = await registered(HIDDEN, HIDDEN_WORDS)
  const otherGraduate = await registered({ name: 'Rusni', nik: '6571015503980002', phone: '0813 1111 2222' })
  const scopes = scopesOf(endpoints)
  const limited = (to: readonly string[]) => officer('Sistem', tarakan, to)
  const keys: Record<string, Record<'with' | 'without', Standing>> = {}
  for (const scope of scopes)
    keys[scope] = { with: await limited([scope]), without: await limited(scopes.filter((each) => each !== scope)) }
  const ownOfficer = await officer('Petugas Tarakan')
  const stopped = await officer('Petugas Diberhentikan')
  const left = await officer('Petugas Pulang')
  const administrator = await standing(at, { role: 'administrator', name: 'Pengelola' })
  const slip = await newSlip(system, otherGraduate.account)
  const tie = {
    id: newId('tie', NOW),
    account_id: ownOfficer.account,
    employer_id: other.id,
    what: 'saudara',
    declared_at: NOW,
    ended_at: null,
  }
  await at.store.commit(
    [
      ...slip.writes,
      db.insertInto('tie').values(tie).compile(),
      db
        .updateTable('account')
        .set({ password_hash: await hashPassword(PASSWORD, CHEAP) })
        .where('id', '=', otherGraduate.account)
        .compile(),
      db.updateTable('account').set({ state: 'suspended' }).where('id', '=', stopped.account).compile(),
      db.updateTable('session').set({ ended_at: NOW }).where('account_id', '=', left.account).compile(),
      db.updateTable('api_key').set({ revoked_at: NOW }).where('owner_id', '=', left.account).compile(),
    ],
    [],
  )
  /** Makes a thing as its maker would: by the API. */
  const made = async (who: Standing, path: string, body: object): Promise<string> => {
    const answer = await call(at, { key: who.key }, 'POST', path, body)
    const { id } = (await answer.json()) as { id?: string }
    if (id === undefined) throw new Error(`POST ${path} gave ${answer.status} to the cast`)
    return id
  }
  const vacancies = {
    vacancy: await made(own, '/vacancies', vacancy()),
    'closed vacancy': await made(own, '/vacancies', vacancy({ title: 'Juru masak kapal', skills_required: [], occupation: [] })),
    'other vacancy': await made(other, '/vacancies', vacancy({ title: 'Juru las galangan' })),
    'unverified vacancy': await made(unverified, '/vacancies', vacancy({ title: 'Juru las toko' })),
    'suspended vacancy': await made(suspended, '/vacancies', vacancy({ title: 'Juru las usaha' })),
  }
  const hooked = (who: Standing) => made(who, '/webhooks', { url: 'https://kait.example/padan', kinds: ['vacancy'] })
  const hookOfSuspended = await hooked(suspended)
  await made(own, `/vacancies/${vacancies['closed vacancy']}/closure`, { reason: 'cancelled' })
  await made(ownOfficer, `/employers/${suspended.id}/suspension`, { note: 'Meminta uang dari pelamar' })
  const waiting = { kind: 'consent_taken', recipient: self.id, about: '{}', state: 'waiting', tries: 0, made_at: NOW } as const
  const toTap = newMessageId(NOW)
  const dead = newMessageId(NOW)
  await at.store.commit(
    [
      db
        .insertInto('message')
        .values({ ...waiting, id: toTap, channel: 'tap' })
        .compile(),
      db
        .insertInto('message')
        .values({ ...waiting, id: dead, state: 'dead', error: 'gateway_400' })
        .compile(),
    ],
    [],
  )
  return {
    as: {
      visitor: { key: null },
      'graduate self': self,
      'graduate other': otherGraduate,
      'employer own': own,
      'employer other': other,
      'employer unverified': unverified,
      'employer suspended': suspended,
      'officer own office': ownOfficer,
      'officer other office': await officer('Petugas Bulungan', bulungan),
      administrator,
      'key with scope': await limited(scopes),
      'key without scope': await limited([]),
      'suspended account': stopped,
      'signed out': left,
    },
    keys,
    things: {
      'swagger file': SWAGGER,
      graduate: self.id,
      'other graduate': otherGraduate.id,
      employer: own.id,
      'other employer': other.id,
      'unverified employer': unverified.id,
      'suspended employer': suspended.id,
      ...vacancies,
      report: await made({ key: null }, `/vacancies/${vacancies.vacancy}/reports`, { kind: 'fake', contact: HIDDEN.phone }),
      placement: await made(own, `/vacancies/${vacancies.vacancy}/placements`, {}),
      webhook: await hooked(own),
      'unverified webhook': await hooked(unverified),
      'suspended webhook': hookOfSuspended,
      'message to tap': toTap,
      'dead message': dead,
      account: ownOfficer.account,
      office: tarakan,
      session: self.sessionId,
      key: ownOfficer.keyId,
      tie: tie.id,
      slip: slip.code,
    },
  }
}

/** How one of a role shows who they are at an address that needs a scope: its keys are limited to that scope, or to all others. */
export const standingOf = ({ as, keys }: Pick<Cast, 'as' | 'keys'>, role: Role, scope: string | undefined): Standing =>
  (role === 'key with scope' ? keys[scope ?? '']?.with : role === 'key without scope' ? keys[scope ?? '']?.without : undefined) ??
  as[role]

import { createKey } from '../../src/accounts/actions.ts'
import { newAccount } from '../../src/accounts/new-account.ts'
import { createEmployer } from '../../src/employers/actions.ts'
import type { EmployerDraft } from '../../src/employers/employer.ts'
import { newOfficeId } from '../../src/ids.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { call, NOW, type Someone, type World } from '../world.ts'

export const DAY = 86_400_000

/** A store on which something else happens once, right before the next commit that writes to a table. */
export async function interrupted(): Promise<{
  readonly store: Store
  before(table: string, act: () => Promise<unknown>): void
}> {
  const store = openSqlite(':memory:')
  await migrate(store, migrationFiles())
  let waits: { readonly table: string; readonly act: () => Promise<unknown> } | null = null
  return {
    store: {
      ...store,
      async commit(writes, changes) {
        const now = waits
        if (now !== null && writes.some(({ sql }) => sql.includes(`into "${now.table}"`))) {
          waits = null
          await now.act()
        }
        return store.commit(writes, changes)
      },
    },
    before: (table, act) => {
      waits = { table, act }
    },
  }
}

/** An officer with an account, at an office of their own that looks after a place. */
export async function officerAt(at: World, place = '65'): Promise<Someone & { readonly account: string }> {
  const office = newOfficeId(NOW)
  const row = { id: office, version: 1, name: `Dinas ${place}`, places: JSON.stringify([place]), made_at: NOW, changed_at: NOW }
  const account = await newAccount(at.system(), { role: 'officer', officeId: office, name: 'Petugas' })
  await at.store.commit([at.store.db.insertInto('office').values(row).compile(), ...account.writes], account.changes)
  const { id, token } = await createKey(at.system(), { role: 'officer', label: 'test' })
  const owned = at.store.db.updateTable('api_key').set({ owner_id: account.id, office_id: office }).where('id', '=', id)
  await at.store.commit([owned.compile()], [])
  return { key: token, account: account.id }
}

/** An employer that nobody has checked, with a key of its own and a user who is told of things. */
export async function unverified(at: World, given: Partial<EmployerDraft> = {}) {
  const of = await createEmployer(at.system(), { name: 'Toko Baru', kind: 'local', ...given })
  const account = await newAccount(at.system(), { role: 'employer', employerId: of.id, post: 'owner', name: 'Pemilik' })
  await at.store.commit(account.writes, account.changes)
  return { of, key: await at.key('employer', of.id), account: account.id }
}

export const CHECKED = { checks: ['nib_seen', 'address_seen', 'called_back'], outcome: 'verified' }

export type Answer = Record<string, unknown> & { readonly id: string; readonly version: number; readonly state: string }

/** Calls the API and gives its answer, which must have the status. */
export async function asked<T = Answer>(
  at: World,
  who: Someone,
  method: string,
  path: string,
  body?: unknown,
  status = method === 'POST' ? [200, 201] : [200],
): Promise<T> {
  const answer = await call(at, who, method, path, body)
  const text = await answer.text()
  if (!status.includes(answer.status)) throw new Error(`${method} ${path} gave ${answer.status}: ${text}`)
  return JSON.parse(text) as T
}

/** The status that the API gives. */
export const statusOf = async (at: World, who: Someone, method: string, path: string, body?: unknown): Promise<number> =>
  (await call(at, who, method, path, body)).status

/** The reason of a refusal, as far as its sentence tells. */
export const detailOf = async (answer: Response): Promise<string> => ((await answer.json()) as { detail: string }).detail

/** Sends a form as a browser does. */
export const send = (at: World, who: Someone, path: string, fields: Record<string, string>) =>
  at.app.request(path, {
    method: 'POST',
    headers: {
      ...(who.key !== null && { Cookie: `padan_session=${who.key}` }),
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'same-origin',
    },
    body: new URLSearchParams(fields).toString(),
  })

/** The ids of all vacancies that a visitor's list shows. */
export async function listed(at: World): Promise<string[]> {
  const { vacancies } = (await (await call(at, at.visitor, 'GET', '/vacancies?limit=100')).json()) as {
    vacancies: { id: string }[]
  }
  return vacancies.map(({ id }) => id)
}

/** The kinds of the messages in the outbox for someone. */
export async function toldTo(at: World, recipient: string): Promise<string[]> {
  const rows = await at.store.db.selectFrom('message').select('kind').where('recipient', '=', recipient).orderBy('id').execute()
  return rows.map(({ kind }) => kind)
}

import { newOfficeId, type OfficeId } from '../../src/ids.ts'
import { call, NOW, type Someone, type World, world } from '../world.ts'

/** A clock that a test can turn. */
function clock(start = NOW) {
  let now = start
  return {
    now: () => now,
    at(iso: string) {
      // Ten in the morning in Kalimantan.
      now = Date.parse(`${iso}T02:00:00Z`)
    },
    on(days: number) {
      now += days * 86_400_000
    },
  }
}

/** A world whose clock can be turned. */
export async function timed(given: Parameters<typeof world>[0] = {}) {
  const time = clock()
  return { time, at: await world({ ...given, settings: { ...given?.settings, now: time.now } }) }
}

/** An office that looks after these places, and an officer of it. */
export async function officerOf(
  at: World,
  name: string,
  places: readonly string[],
): Promise<Someone & { readonly office: OfficeId }> {
  const id = newOfficeId(NOW)
  const { db } = at.store
  const office = { id, version: 1, name, places: JSON.stringify(places), made_at: NOW, changed_at: NOW }
  await at.store.commit([db.insertInto('office').values(office).compile()], [{ kind: 'office', id, op: 'put', at: NOW }])
  const key = await at.key('officer')
  const set = db
    .updateTable('api_key')
    .set({ office_id: id })
    .where('id', '=', await idOf(at, key))
  await at.store.commit([set.compile()], [])
  return { key, office: id }
}

async function idOf(at: World, key: string | null): Promise<string> {
  const caller = await at.padan.callerOf(key ?? '')
  if (caller === null || caller.role === 'visitor' || caller.role === 'system' || caller.by.key === null)
    throw new Error('no key')
  return caller.by.key
}

/** Limits a key to scopes. */
export async function limit(at: World, who: Someone, scopes: readonly string[]): Promise<void> {
  const set = at.store.db
    .updateTable('api_key')
    .set({ scopes: JSON.stringify(scopes) })
    .where('id', '=', await idOf(at, who.key))
  await at.store.commit([set.compile()], [])
}

/** What the API answers, read. */
export async function json<T>(at: World, who: Someone, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await call(at, who, method, path, body)
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

interface List {
  readonly matches: { profile: string; vacancy: string }[]
  readonly near: { profile: string; vacancy: string }[]
  readonly not_listed?: string | null
  readonly let_in?: string[]
}

/** Everyone on the list of a vacancy, near matches too. */
export async function onList(at: World, who: Someone, vacancy: string): Promise<string[]> {
  const { matches, near } = await json<List>(at, who, 'GET', `/vacancies/${vacancy}/matches?k=100&near=100`)
  return [...matches, ...near].map(({ profile }) => profile).sort()
}

/** A person's own list. */
export const ownList = (at: World, who: Someone, id: string): Promise<List> =>
  json<List>(at, who, 'GET', `/graduates/${id}/matches?k=100&near=100`)

/** A form as a browser sends it. */
export const submit = (at: World, who: Someone, path: string, fields: Record<string, string>) =>
  at.app.request(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'same-origin',
      ...(who.key !== null && { Cookie: `padan_session=${who.key}` }),
    },
    body: new URLSearchParams(fields).toString(),
  })

import { writeSync } from 'node:fs'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { graduate, opened, vacancy } from '../world.ts'
import type { Acted, Line } from './lines.ts'

// Acts as an employer and an officer, one act of the product after the other, until it is killed; says before each commit what it is about
// to store, and after each act what was acknowledged. Told: the database file, and the keys of the two.
const [path = '', employer = '', officer = ''] = process.argv.slice(2)

function say(line: Line): void {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

let commits = 0
const inner = openSqlite(path)
const store: Store = {
  ...inner,
  async commit(writes, changes) {
    const n = commits++
    say({ about: changes.map(({ kind, id, op }) => [kind, id, op]) })
    try {
      await inner.commit(writes, changes)
      say({ n, stored: true })
    } catch (error) {
      say({ n, stored: false })
      throw error
    }
  },
}

const { app, bugs } = opened({ store })

async function ask(key: string, method: string, at: string, body?: object): Promise<Record<string, unknown> | null> {
  const answer = await app.request(`/api/v1${at}`, {
    method,
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const told = (await answer.json()) as Record<string, unknown>
  // Another program may have been quicker; anything else that is refused is a fault of this test.
  if (answer.ok) return told
  if (![404, 409, 412].includes(answer.status))
    throw new Error(`${method} ${at}: ${answer.status} ${JSON.stringify(told)} ${JSON.stringify(bugs)}`)
  return null
}

const some = <T>(list: readonly T[]): T | undefined => list[Math.floor(Math.random() * list.length)]
const number = (): number => 1 + Math.floor(Math.random() * 999)

const openVacancies = () =>
  inner.db.selectFrom('vacancy').select(['id', 'version']).where('state', '=', 'open').orderBy('id', 'desc').limit(20).execute()
const graduates = () => inner.db.selectFrom('graduate').select(['id', 'version']).orderBy('id', 'desc').limit(20).execute()

const skills = ['las-smaw', 'las-potong', 'k3-apd']
const places = ['65.71', '65.03', '65.01.05']

/** Each gives what the product acknowledged; null where it had nothing to act on, or another program was quicker. */
const ACTS: readonly (() => Promise<Acted | null>)[] = [
  async () => {
    const facts = { title: `Juru las ${number()}`, openings: number(), place: some(places), skills_required: [some(skills)] }
    const made = await ask(employer, 'POST', '/vacancies', vacancy({ ...facts, separate: true, separate_why: 'lain' }))
    return (
      made && {
        table: 'vacancy',
        id: String(made.id),
        version: 1,
        holds: { title: facts.title, openings: facts.openings, state: 'open' },
      }
    )
  },
  async () => {
    const found = some(await openVacancies())
    const facts = { title: `Teknisi las ${number()}`, openings: number() }
    const made = found && (await ask(employer, 'PATCH', `/vacancies/${found.id}`, { ...facts, version: found.version }))
    return made ? { table: 'vacancy', id: found.id, version: found.version + 1, holds: { ...facts, state: 'open' } } : null
  },
  async () => {
    const found = some(await openVacancies())
    const made =
      found && (await ask(employer, 'POST', `/vacancies/${found.id}/closure`, { reason: 'filled', version: found.version }))
    return made ? { table: 'vacancy', id: found.id, version: found.version + 1, holds: { state: 'closed' } } : null
  },
  async () => {
    const name = `Orang ${number()}`
    const made = await ask(
      officer,
      'POST',
      '/graduates',
      graduate({ person: { name, nik: undefined }, profile: { skills: [some(skills)], home: some(places) } }),
    )
    return made && { table: 'graduate', id: String(made.id), version: 1, holds: { name } }
  },
  async () => {
    const found = some(await graduates())
    const name = `Orang lain ${number()}`
    const change = { person: { name }, profile: { home: some(places) }, version: found?.version }
    const made = found && (await ask(officer, 'PATCH', `/graduates/${found.id}`, change))
    return made ? { table: 'graduate', id: found.id, version: found.version + 1, holds: { name } } : null
  },
  async () => {
    const found = some(await graduates())
    const seen = found && (await ask(officer, 'GET', `/graduates/${found.id}`))
    return seen ? { table: 'graduate', id: found.id, version: Number(seen.version), holds: {} } : null
  },
  async () => {
    const found = some(await graduates())
    const what = some(['withdrawals', 'pause', 'resumption', 'erasure'])
    const body = what === 'withdrawals' ? { purpose: 'matching' } : what === 'erasure' ? { sure: true } : {}
    const done = found && (await ask(officer, 'POST', `/graduates/${found.id}/${what}`, what === 'resumption' ? undefined : body))
    if (!done) return null
    const holds = { withdrawals: {}, pause: { paused: true }, resumption: { paused: false }, erasure: null }[what ?? '']
    return { table: 'graduate', id: found.id, version: null, holds: holds ?? null }
  },
]

for (;;) {
  const acted = await some(ACTS)?.()
  if (acted) say({ acted })
}

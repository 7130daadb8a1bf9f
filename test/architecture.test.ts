import { readFileSync } from 'node:fs'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { describe, expect, test } from 'vitest'

// The house, from the ground up. A room may import from itself and from what its line names, nothing else.
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  taxonomy: [],
  matching: ['taxonomy', 'npm:minisearch'],
  reading: ['taxonomy', 'matching/types.ts'],
  reference: ['taxonomy', 'npm:csv-parse'],
  ids: ['npm:zod'],
  refusal: [],
  time: [],
  ctx: ['taxonomy', 'matching', 'store', 'http', 'ids', 'refusal'],
  store: ['matching', 'taxonomy', 'refusal', 'ids', 'npm:*', 'node:*'],
  http: ['matching', 'taxonomy', 'refusal', 'ids', 'ctx', 'npm:*'],
}
const BELOW_SLICES = ['time', 'http', 'store', 'reading', 'matching', 'taxonomy', 'ctx', 'refusal', 'ids', 'npm:*']
// Graduates and vacancies stand side by side and do not know each other.
const SLICES: Readonly<Record<string, readonly string[]>> = {
  messages: [],
  accounts: ['messages', 'node:crypto'],
  changes: ['messages', 'accounts'],
  employers: ['messages', 'accounts'],
  graduates: ['messages', 'accounts', 'employers'],
  vacancies: ['messages', 'accounts', 'employers'],
  matches: ['messages', 'accounts', 'employers', 'graduates', 'vacancies'],
}
const rulesOf = (name: string): readonly string[] | undefined =>
  MAY_IMPORT[name] ?? (SLICES[name] && [...BELOW_SLICES, ...SLICES[name]])

// Only the owner writes a table; any slice may read it by join.
const OWNER: Readonly<Record<string, string>> = {
  change: 'store',
  change_head: 'store',
  precondition: 'store',
  idempotency: 'store',
  migration: 'store',
  reference: 'store',
  policy: 'store',
  api_key: 'accounts',
  office: 'accounts',
  account: 'accounts',
  session: 'accounts',
  one_time_code: 'accounts',
  brake: 'accounts',
  account_event: 'accounts',
  tie: 'accounts',
  message: 'messages',
  message_preference: 'messages',
  webhook: 'changes',
  webhook_delivery: 'changes',
  employer: 'employers',
  employer_decision: 'employers',
  vacancy: 'vacancies',
  vacancy_demand: 'vacancies',
  vacancy_decision: 'vacancies',
  placement: 'vacancies',
  vacancy_shape: 'vacancies',
  vacancy_band: 'vacancies',
  vacancy_folded: 'vacancies',
  vacancy_report: 'vacancies',
  advert_report: 'vacancies',
  advert_report_contact: 'vacancies',
  graduate: 'graduates',
  profile: 'graduates',
  disclosure: 'graduates',
  consent: 'graduates',
  tally: 'graduates',
}

/** Where a person is forgotten. */
const ERASES = ['src/graduates/rights/erasure.ts']

const room = (path: string): string => path.replace(/^src\//, '').replace(/(\/.*|\.[a-z]+)$/, '')

function allowed(from: string, to: string): boolean {
  const own = room(from)
  const rules = rulesOf(own)
  if (rules === undefined) return true
  if (to.startsWith('src/')) return room(to) === own || rules.includes(room(to)) || rules.includes(to.slice('src/'.length))
  if (to.startsWith('node_modules/')) {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(to)?.[1]
    return rules.includes('npm:*') || rules.includes(`npm:${name}`)
  }
  return rules.includes('node:*') || rules.includes(`node:${to.replace(/^node:/, '')}`)
}

describe('the house', async () => {
  const { output } = await cruise(['src'], {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  })
  const { modules } = output as ICruiseResult
  const ours = modules.filter((module) => module.source.startsWith('src/'))

  test('is read whole', () => {
    expect(ours.length).toBeGreaterThan(40)
  })

  test('imports go down only', () => {
    const wrong = ours.flatMap((module) =>
      module.dependencies.filter((to) => !allowed(module.source, to.resolved)).map((to) => `${module.source} -> ${to.resolved}`),
    )
    expect(wrong).toEqual([])
  })

  test('has no import that goes round in a circle', () => {
    const circles = ours.flatMap((module) =>
      module.dependencies
        .filter((to) => to.circular && !to.typeOnly)
        .map((to) => [module.source, ...(to.cycle ?? []).map((step) => step.name)].join(' -> ')),
    )
    expect(circles).toEqual([])
  })

  test('only the owner writes a table', () => {
    const written = ours.flatMap(({ source }) =>
      [...readFileSync(source, 'utf8').matchAll(/\.(?:insertInto|updateTable|deleteFrom)\('(\w+)'\)/g)].map(([, table]) => ({
        source,
        table,
      })),
    )
    expect(written.length).toBeGreaterThan(5)
    expect(written.filter(({ source, table }) => OWNER[table ?? ''] !== room(source))).toEqual([])
  })

  test('what was logged, and who looked at whom, is never altered, and is deleted with the person only', () => {
    const altering =
      /\.(?:updateTable|deleteFrom)\('(change|disclosure)'\)|\b(?:update|delete from|replace into|insert or replace into) "?(change|disclosure)\b(?!_)/gi
    const altered = ours.flatMap(({ source }) =>
      [...readFileSync(source, 'utf8').matchAll(altering)].map(([how]) => ({ source, how })),
    )
    expect(altered.filter(({ source, how }) => !(how === ".deleteFrom('disclosure')" && ERASES.includes(source)))).toEqual([])
  })

  test('has no room that the rules forgot', () => {
    const rooms = [...new Set(ours.map((module) => room(module.source)))]
    const ways = ['app', 'node', 'worker', 'cli', 'padan', 'config', 'install', 'demo', 'sending']
    expect(rooms.filter((name) => rulesOf(name) === undefined && !ways.includes(name))).toEqual([])
  })
})

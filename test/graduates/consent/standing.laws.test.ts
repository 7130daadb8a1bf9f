import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listedFrom, notListed, type Standing } from '../../../src/graduates/consent/standing.ts'
import { call, graduate, vacancy, type World } from '../../world.ts'
import { onList, ownList, timed } from '../helpers.ts'

const day = fc.integer({ min: 0, max: 40 }).map((n) => new Date(Date.UTC(2026, 10, 20 + n)).toISOString().slice(0, 10))

describe('who is listed', () => {
  test('is on a day exactly when they look, agreed, are not paused, and are of age or had a guardian', () => {
    const standing: fc.Arbitrary<Standing> = fc.record({
      looking: fc.boolean(),
      consent: fc.constantFrom('self', 'officer', 'paper', 'import', 'guardian', null),
      pausedAt: fc.constantFrom(null, 1),
      pausedUntil: fc.option(day),
      bornOn: fc.option(day.map((born) => `2008${born.slice(4)}`)),
    })
    fc.assert(
      fc.property(standing, day, (given, today) => {
        const { looking, consent, pausedAt, pausedUntil, bornOn } = given
        const paused = pausedAt !== null && (pausedUntil === null || today <= pausedUntil)
        const child = bornOn !== null && today < `2026${bornOn.slice(4)}`
        const plainly = looking && consent !== null && !paused && (!child || consent === 'guardian')
        expect(notListed(given, today) === null).toBe(plainly)
        const from = listedFrom(given)
        expect(from !== null && from <= today).toBe(plainly)
      }),
    )
  })

  type Step = {
    what: 'agree' | 'withdraw' | 'pause' | 'resume' | 'look' | 'rest' | 'wait' | 'list'
    until: string | null
    days: number
  }
  const step: fc.Arbitrary<Step> = fc.record({
    what: fc.constantFrom('agree', 'withdraw', 'pause', 'resume', 'look', 'rest', 'wait', 'list'),
    until: fc.option(day),
    days: fc.integer({ min: 1, max: 9 }),
  })

  /** Everywhere a person could turn up: the lists of a vacancy for officer and employer, the search, and their own list. */
  async function turnsUp(at: World): Promise<string[]> {
    const self = at.graduates[0]!
    const found = (await (await call(at, at.officer, 'GET', '/profiles?q=las')).json()) as { profiles: { profile: string }[] }
    const own = await ownList(at, self, self.id)
    return [
      ...(await onList(at, at.officer, at.vacancies[0]!)).map(() => 'officer'),
      ...(await onList(at, at.employer, at.vacancies[0]!)).map(() => 'employer'),
      ...found.profiles.map(() => 'search'),
      ...[...own.matches, ...own.near].slice(0, 1).map(() => 'own'),
    ]
  }

  const ALL = ['officer', 'employer', 'search', 'own']

  test('withdrawal and pause, at any moment and in any order, empty every list at the next look, and their end fills them again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        const { at, time } = await timed({
          vacancies: [vacancy({ closing_date: null })],
          graduates: [graduate({ text: 'juru las' })],
        })
        const self = at.graduates[0]!
        const path = `/graduates/${self.id}`
        const post = (end: string, body: object) => call(at, self, 'POST', path + end, body)
        let agreed = true
        let looking = true
        let paused: { until: string | null } | null = null
        for (const { what, until, days } of [...steps, { what: 'list' as const, until: null, days: 1 }]) {
          const today = new Date(time.now() + 8 * 3_600_000).toISOString().slice(0, 10)
          if (what === 'agree') {
            await post('/consents', { purpose: 'matching' })
            agreed = true
          }
          if (what === 'withdraw') {
            await post('/withdrawals', { purpose: 'matching' })
            agreed = false
          }
          if (what === 'pause' && (await post('/pause', until === null ? {} : { until })).status === 200) paused = { until }
          if (what === 'resume') {
            await post('/resumption', {})
            paused = null
          }
          if (what === 'look' || what === 'rest') {
            looking = what === 'look'
            await call(at, self, 'PATCH', path, { profile: { looking } })
          }
          if (what === 'wait') time.on(days)
          if (what === 'list') {
            const off = paused !== null && (paused.until === null || today <= paused.until)
            expect(await turnsUp(at)).toEqual(agreed && looking && !off ? ALL : [])
          }
        }
        await at.close()
      }),
      { numRuns: 15 },
    )
  }, 120_000)

  test('a row of consent never changes but once, by its withdrawal', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('consents', 'withdrawals'), fc.constantFrom('matching', 'statistics', 'messages')), {
          maxLength: 12,
        }),
        async (acts) => {
          const { at, time } = await timed({ graduates: [graduate()] })
          const self = at.graduates[0]!
          const rows = async () =>
            new Map((await at.store.db.selectFrom('consent').selectAll().execute()).map((row) => [row.id, row]))
          let before = await rows()
          for (const [end, purpose] of acts) {
            time.on(1)
            await call(at, self, 'POST', `/graduates/${self.id}/${end}`, { purpose })
            const after = await rows()
            for (const [id, row] of before) {
              const now = after.get(id)
              const withdrawn = row.withdrawn_at === null && now?.withdrawn_at === time.now()
              expect(now).toEqual(withdrawn ? { ...row, withdrawn_at: now?.withdrawn_at, withdrawn_by: now?.withdrawn_by } : row)
            }
            const open = [...after.values()].filter((row) => row.withdrawn_at === null).map((row) => row.purpose)
            expect(new Set(open).size).toBe(open.length)
            before = after
          }
          await at.close()
        },
      ),
      { numRuns: 15 },
    )
  }, 120_000)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide, reinstatement, suspension } from '../../src/employers/decisions.ts'
import { employerById } from '../../src/employers/queries.ts'
import { changeGraduate, registerGraduate } from '../../src/graduates/actions.ts'
import { ConsentDraft, Withdrawal } from '../../src/graduates/consent/consent.ts'
import { giveConsent, withdrawConsent } from '../../src/graduates/consent/consents.ts'
import { pause, resume } from '../../src/graduates/consent/pause.ts'
import { graduateSeen } from '../../src/graduates/disclose.ts'
import { GraduateChange, GraduateDraft } from '../../src/graduates/graduate.ts'
import { eraseGraduate } from '../../src/graduates/rights/erasure.ts'
import { Follower } from '../../src/matches/follower.ts'
import { FIRST_POLICY } from '../../src/matching/policy.ts'
import { Refusal } from '../../src/refusal.ts'
import { dateInWita } from '../../src/time.ts'
import { changeVacancy, postVacancy } from '../../src/vacancies/actions.ts'
import { closeVacancy } from '../../src/vacancies/life/closing.ts'
import { placeSomeone } from '../../src/vacancies/life/placements.ts'
import { vacancyById } from '../../src/vacancies/queries.ts'
import { VacancyDraft } from '../../src/vacancies/vacancy.ts'
import { taxonomy } from '../reference.ts'
import { call, graduate, NOW, vacancy, type World, world } from '../world.ts'
import { answersOf } from './answers.ts'

/** Two of the same are wanted here. */
const separate = { separate: true, separate_why: 'lokasi kerja lain' }
const idsOf = ({ id }: { id: string }) => [id]
// What is refused changes nothing, which is what the fold is to show too.
const ifRefused = (error: unknown): string[] => {
  if (error instanceof Refusal) return []
  throw error
}

const given = (at: World, now = () => NOW) => ({ store: at.store, taxonomy, policy: FIRST_POLICY, now })

describe('the fold of the change log', () => {
  test('says the same whether it followed every step or read the tables at the end', async () => {
    const step = fc.record({
      what: fc.constantFrom(
        ...(['post', 'change', 'close', 'register', 'alter', 'look', 'place', 'suspend', 'reinstate'] as const),
        ...(['agree', 'withdraw', 'pause', 'resume', 'erase', 'wait'] as const),
      ),
      which: fc.nat(2),
      openings: fc.integer({ min: 1, max: 9 }),
      skill: fc.constantFrom('las-smaw', 'las-potong', 'k3-apd'),
      home: fc.constantFrom('65.71', '65.03', '65.01.05'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 16 }), async (steps) => {
        let moment = NOW
        const at = await world({ settings: { now: () => moment } })
        const following = new Follower(given(at, () => moment))
        const vacancies: string[] = []
        const graduates: string[] = []
        // Nothing can happen to people before there are some.
        const arrivals = [0, 1].map((which) => ({
          what: 'register' as const,
          which,
          openings: 4,
          skill: 'las-smaw',
          home: '65.71',
        }))
        for (const { what, which, openings, skill, home } of [...arrivals, ...steps]) {
          const vacancyId = vacancies[which] ?? ''
          const graduateId = graduates[which] ?? ''
          const ctx = at.system()
          if (what === 'wait') moment += openings * 86_400_000
          if (what === 'look') await following.caughtUp()
          const draft = { ...vacancy({ openings, skills_required: [skill], place: home }), employer: at.employer.of.id }
          if (what === 'post')
            vacancies.push(...(await postVacancy(ctx, VacancyDraft.parse({ ...draft, ...separate })).then(idsOf, ifRefused)))
          if (what === 'register')
            graduates.push(
              (
                await registerGraduate(
                  ctx,
                  GraduateDraft.parse({
                    person: { name: 'X', born_on: which === 0 ? '2008-11-30' : null },
                    profile: { skills: [skill], home, words: 'las forklift' },
                    consents: which === 0 ? [] : [{ purpose: 'matching' }],
                  }),
                )
              ).id,
            )
          const stored = await vacancyById(ctx, vacancyId)
          if (what === 'change' && stored?.state === 'open')
            await changeVacancy(ctx, { openings, skills_required: [skill] }, stored).catch(ifRefused)
          if (what === 'close' && stored !== null) await closeVacancy(ctx, { reason: 'filled' }, stored)
          if (what === 'place' && stored?.state === 'open') await placeSomeone(ctx, {}, stored).catch(ifRefused)
          const employer = await employerById(ctx, at.employer.of.id)
          if (what === 'suspend' && employer?.state === 'verified')
            await decide(ctx, suspension(ctx, 'suspended', { note: 'x' }, employer))
          if (what === 'reinstate' && employer?.state === 'suspended')
            await decide(ctx, await reinstatement(ctx, { note: 'x' }, employer))
          const person = await graduateSeen(ctx, graduateId)
          if (what === 'agree' && person !== null)
            await giveConsent(ctx, ConsentDraft.parse({ purpose: 'matching' }), person).catch(ifRefused)
          if (what === 'withdraw' && person !== null)
            await withdrawConsent(ctx, Withdrawal.parse({ purpose: 'matching' }), person)
          if (what === 'pause' && person !== null)
            await pause(ctx, { until: openings > 5 ? undefined : dateInWita(moment + openings * 86_400_000) }, person)
          if (what === 'resume' && person !== null) await resume(ctx, null, person)
          if (what === 'erase' && person !== null) await eraseGraduate(ctx, person, 'erased_officer')
          if (what === 'alter' && person !== null)
            await changeGraduate(
              ctx,
              GraduateChange.parse({
                person: { born_on: openings === 9 ? '2008-11-28' : null },
                profile: { skills: [skill], home, looking: openings > 3 },
              }),
              person,
            )
        }
        const followed = answersOf(await following.caughtUp())
        const read = answersOf(await new Follower(given(at, () => moment)).caughtUp())
        expect(followed).toEqual(read)
        await at.close()
      }),
      { numRuns: 40 },
    )
  })

  test('shows a caller their own write at once', async () => {
    const at = await world({ graduates: [graduate()] })
    await at.system().indexes()
    for (let n = 1; n <= 5; n++) {
      const made = (await (await call(at, at.employer, 'POST', '/vacancies', vacancy(separate))).json()) as { id: string }
      const list = (await (await call(at, at.graduates[0]!, 'GET', `/graduates/${at.graduates[0]!.id}/matches`)).json()) as {
        matches: { vacancy: string }[]
      }
      expect(list.matches.map((match) => match.vacancy)).toContain(made.id)
    }
  })

  test('shares one run among callers at the same moment, and none with one who came before a write', async () => {
    const at = await world()
    let reads = 0
    const counting = {
      ...at.store,
      changesAfter: (seq: number, limit: number) => {
        reads++
        return at.store.changesAfter(seq, limit)
      },
    }
    const follower = new Follower({ ...given(at), store: counting })
    await follower.caughtUp()
    reads = 0
    const first = follower.caughtUp()
    const posted = postVacancy(at.system(), VacancyDraft.parse({ ...vacancy(), employer: at.employer.of.id }))
    const { id } = await posted
    const later = await Promise.all(Array.from({ length: 50 }, () => follower.caughtUp()))
    await first
    for (const { open } of later) expect(open.has(id)).toBe(true)
    expect(reads).toBeLessThan(10)
  })

  test('goes on after a database that failed once', async () => {
    const at = await world({ vacancies: [vacancy()] })
    let broken = true
    const failing = {
      ...at.store,
      changesAfter: (seq: number, limit: number) =>
        broken ? Promise.reject(new Error('gone')) : at.store.changesAfter(seq, limit),
    }
    const follower = new Follower({ ...given(at), store: failing })
    await expect(follower.caughtUp()).rejects.toThrow('gone')
    broken = false
    expect((await follower.caughtUp()).open.size).toBe(1)
  })

  test('knows an employer by their new name', async () => {
    const at = await world({ vacancies: [vacancy()] })
    expect((await at.system().indexes()).text.searchVacancies('sinar').total).toBe(1)
    const rename = at.store.db.updateTable('employer').set({ name: 'Galangan Cahaya' }).where('id', '=', at.employer.of.id)
    await at.store.commit([rename.compile()], [{ kind: 'employer', id: at.employer.of.id, op: 'put', at: NOW }])
    const { text } = await at.system().indexes()
    expect(text.searchVacancies('sinar').total).toBe(0)
    expect(text.searchVacancies('cahaya').total).toBe(1)
  })
})

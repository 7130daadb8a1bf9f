import { describe, expect, test } from 'vitest'
import { databases, freshStore } from '../../databases.ts'
import { call, graduate, vacancy, world } from '../../world.ts'
import { asked, CHECKED, listed, statusOf, unverified } from '../office.ts'

for (const database of databases)
  describe(`the life of a vacancy on ${database.name}`, () => {
    test('from a waiting employer to the last seat and a report', async () => {
      const at = await world({ settings: { store: await freshStore(database) }, graduates: [graduate()] })
      const employer = await unverified(at, { nib: '9120001234567' })
      const path = `/vacancies/${(await asked(at, employer, 'POST', '/vacancies', vacancy({ openings: 1 }))).id}`
      expect(await statusOf(at, employer, 'POST', '/vacancies', vacancy({ openings: 1 }))).toBe(409)
      const [first, second] = await Promise.all(
        [1, 2].map(() =>
          statusOf(at, at.officer, 'POST', `/employers/${employer.of.id}/verification`, { ...CHECKED, version: 1 }),
        ),
      )
      expect([first, second].sort()).toEqual([200, 412])
      expect(await listed(at)).toHaveLength(1)
      const rival = await unverified(at, { name: 'Toko Lain', nib: '9120001234567' })
      expect(await statusOf(at, at.officer, 'POST', `/employers/${rival.of.id}/verification`, CHECKED)).toBe(409)
      const seats = await Promise.all(
        [at.graduates[0]!.id, undefined, undefined].map((who) =>
          call(at, at.officer, 'POST', `${path}/placements`, { graduate: who }),
        ),
      )
      expect(seats.map(({ status }) => status).sort()).toEqual([201, 409, 409])
      expect(await asked(at, at.visitor, 'GET', path)).toMatchObject({ state: 'full', seats_left: 0 })
      expect(await listed(at)).toEqual([])
      const report = await asked(at, at.visitor, 'POST', `${path}/reports`, { kind: 'fake', contact: 'a@contoh.id' })
      await asked(at, at.officer, 'POST', `/reports/${report.id}/taking`, {})
      await asked(at, at.officer, 'POST', `/reports/${report.id}/ending`, {
        outcome: 'upheld',
        note: 'x',
        follow: 'suspend_employer',
      })
      expect(await asked(at, employer, 'GET', path)).toMatchObject({ state: 'suspended' })
      expect(await asked(at, at.officer, 'GET', '/desk')).toMatchObject({ employers_unverified: 1, reports_taken: 0 })
      expect(at.bugs).toEqual([])
    })
  })

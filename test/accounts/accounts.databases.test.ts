import { describe, expect, test } from 'vitest'
import { databases, freshStore } from '../databases.ts'
import {
  appCode,
  byPassword,
  clocked,
  family,
  GOOD,
  get,
  opens,
  post,
  SECOND,
  sentCodes,
  staff,
  staffToken,
  withPassword,
} from './people.ts'

for (const database of databases)
  describe(`accounts on ${database.name}`, () => {
    test('come in by every way, see what happened, and are looked after', { timeout: 120_000 }, async () => {
      const at = await clocked({ graduates: family, settings: { store: await freshStore(database) } })
      const [{ id }] = [at.graduates[2]!]
      await withPassword(at, id, GOOD)
      const slip = (
        await post(at, `/graduates/${id}/access`, { paper: 'ktp', phone: '0822 5555 6666', why: 'HP hilang' }, at.officer.key)
      ).body
      expect((await post(at, '/sign-in/slip', { code: slip.code })).status).toBe(200)
      expect((await post(at, '/sign-in/slip', { code: slip.code })).status).toBe(401)
      const asked = await post(at, '/sign-in/code', { who: '0822 5555 6666', kind: 'own' })
      expect((await post(at, '/sign-in/code/entry', { code: 'nol' }, asked.body.token)).status).toBe(401)
      const entered = await post(at, '/sign-in/code/entry', { code: (await sentCodes(at)).at(-1) }, asked.body.token)
      expect(await opens(at, entered.body.token)).toBe('graduate')
      expect((await get(at, '/me/sessions', entered.body.token)).status).toBe(200)
      for (let i = 0; i < 6; i++) await byPassword(at, '0822 5555 6666', `salah ${i}`)
      expect((await byPassword(at, '0822 5555 6666')).status).toBe(429)
      at.clock.now += 60 * SECOND
      expect((await byPassword(at, '0822 5555 6666')).status).toBe(200)

      const account = await staff(at, { role: 'administrator', name: 'Sri', email: 'sri@contoh.example' })
      const token = await staffToken(at, 'sri@contoh.example', account)
      const half = await byPassword(at, 'sri@contoh.example')
      at.clock.now += 31 * SECOND
      const code = await appCode(at, account, at.clock.now)
      expect((await post(at, '/sign-in/second', { code }, half.body.token)).status).toBe(200)
      const office = (await post(at, '/offices', { name: 'Disnaker Tarakan', places: ['65.71'] }, token)).body
      const invited = await post(
        at,
        '/accounts',
        { role: 'officer', name: 'Budi', phone: '081122223333', office: office.id },
        token,
      )
      expect(invited.status).toBe(201)
      expect((await get(at, `/accounts?office=${office.id}`, token)).body).toMatchObject({ accounts: [{ id: invited.body.id }] })
      const key = (await post(at, '/keys', { label: 'laporan', scopes: ['offices:read'] }, token)).body
      expect((await get(at, '/offices', key.token)).status).toBe(200)
      expect((await get(at, '/accounts', key.token)).status).toBe(403)
      expect((await get(at, '/keys', token)).status).toBe(200)
      expect((await post(at, `/accounts/${account}/ending`, { reason: 'coba' }, token)).status).toBe(409)
      const owner = (
        await post(
          at,
          `/employers/${at.employer.of.id}/users`,
          { name: 'Ana', email: 'ana@contoh.example', post: 'owner' },
          token,
        )
      ).body
      expect((await get(at, `/employers/${at.employer.of.id}/users`, token)).body).toMatchObject({ users: [{ id: owner.id }] })
      expect((await post(at, `/accounts/${owner.id}/ending`, { reason: 'coba' }, token)).status).toBe(409)
      expect(at.bugs).toEqual([])
    })
  })

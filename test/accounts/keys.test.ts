import { describe, expect, test } from 'vitest'
import { createKey, revokeKey } from '../../src/accounts/actions.ts'
import { callerByToken } from '../../src/accounts/recognise.ts'
import { Token } from '../../src/accounts/token.ts'
import { Refusal } from '../../src/refusal.ts'
import { call, graduate, NOW, world } from '../world.ts'

const DAY = 86_400_000

describe('a key', () => {
  test('is shown once and stored only as a hash', async () => {
    const at = await world()
    const { token } = await createKey(at.system(), { role: 'officer', label: 'Disnaker' })
    expect(Token.safeParse(token).success).toBe(true)
    const rows = await at.store.db.selectFrom('api_key').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(JSON.stringify(rows)).not.toContain(token.slice('padan_'.length))
  })

  test('makes its holder who it was made for', async () => {
    const at = await world({ graduates: [graduate()] })
    const id = at.graduates[0]?.id
    expect(await (await call(at, at.graduates[0]!, 'GET', '/me')).json()).toMatchObject({ role: 'graduate', subject: id })
    expect(await (await call(at, at.employer, 'GET', '/me')).json()).toMatchObject({
      role: 'employer',
      subject: at.employer.of.id,
    })
    expect(await (await call(at, at.officer, 'GET', '/me')).json()).toMatchObject({ role: 'officer', subject: null })
  })

  test('ends at its time, and at once when it is revoked', async () => {
    const at = await world()
    const { id, token } = await createKey(at.system(), { role: 'officer', label: 'a day', days: 1 })
    expect(await callerByToken(at.store, token, NOW + DAY - 1)).toMatchObject({ role: 'officer', by: { key: id } })
    expect(await callerByToken(at.store, token, NOW + DAY)).toBeNull()
    await revokeKey(at.system(), id)
    expect(await callerByToken(at.store, token, NOW)).toBeNull()
    await revokeKey(at.system(), id)
  })

  test('is not found by anything but itself', async () => {
    const at = await world()
    const { token } = await createKey(at.system(), { role: 'officer', label: 'x' })
    for (const wrong of [token.slice(0, -1), `${token}x`, token.toUpperCase(), '', "' or 1=1 --"])
      expect(await callerByToken(at.store, wrong, NOW)).toBeNull()
  })

  const refused = async (work: Promise<unknown>) => {
    try {
      await work
      return null
    } catch (error) {
      return error instanceof Refusal ? error.reason : error
    }
  }

  test('of a graduate or an employer must speak for one who exists, and an officer’s for nobody', async () => {
    const at = await world()
    const making = (asked: Parameters<typeof createKey>[1]) => refused(createKey(at.system(), asked))
    expect(await making({ role: 'employer', label: 'x' })).toBe('key_needs_subject')
    expect(await making({ role: 'graduate', subject: 'grd_nobody', label: 'x' })).toBe('key_subject_unknown')
    expect(await making({ role: 'officer', subject: at.employer.of.id, label: 'x' })).toBe('key_needs_no_subject')
    expect(await refused(revokeKey(at.system(), 'key_nobody'))).toBe('key_unknown')
  })
})

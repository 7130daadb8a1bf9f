import { describe, expect, test } from 'vitest'
import { openPostgres } from '../../src/store/postgres.ts'

describe('PostgreSQL', () => {
  test('a server that does not answer is one clear line, which does not hold the password', async () => {
    const refusal: unknown = await openPostgres('postgres://padan:rahasia123@127.0.0.1:9/padan').catch((error: unknown) => error)
    expect(refusal).toMatchObject({
      reason: 'unreachable',
      message: expect.stringMatching(/^PostgreSQL cannot be used \(.*\): check DATABASE_URL[^\n]*$/),
    })
    expect(String(refusal)).not.toContain('rahasia123')
  })
})

import { describe, expect, test } from 'vitest'
import { seal, unseal } from '../../src/messages/seal.ts'

const SECRET = 'a secret of the tests, more than thirty-two characters long'

describe('what is sealed', () => {
  test('opens with the same secret and purpose only, and not when it was altered', async () => {
    const sealed = await seal(SECRET, 'one', '135790')
    expect(await unseal(SECRET, 'one', sealed)).toBe('135790')
    expect(await unseal(SECRET, 'two', sealed)).toBeNull()
    expect(await unseal(`${SECRET}!`, 'one', sealed)).toBeNull()
    expect(await unseal(SECRET, 'one', `${sealed.slice(0, -6)}AAAA==`)).toBeNull()
    expect(await unseal(SECRET, 'one', 'no base64 at all')).toBeNull()
  })

  test('never looks the same twice', async () => {
    expect(await seal(SECRET, 'one', '135790')).not.toBe(await seal(SECRET, 'one', '135790'))
  })
})

import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'

describe('the configuration', () => {
  test('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataFolder: 'data',
      databaseUrl: null,
      secret: null,
      production: false,
    })
  })

  test('takes an empty variable as not set', () => {
    expect(readConfig({ PORT: '', PADAN_DATA: '' })).toEqual(readConfig({}))
  })

  test.each([
    [{ PORT: '80a' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ PADAN_SECRET: 'short' }, 'PADAN_SECRET'],
  ])('refuses %o in one line that names the variable', (environment, name) => {
    expect(() => readConfig(environment)).toThrow(ConfigError)
    expect(() => readConfig(environment)).toThrow(new RegExp(`^${name} must [^\\n]+$`))
  })
})

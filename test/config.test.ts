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
      publicUrl: null,
      log: 'requests',
      trustedProxies: [],
      corsOrigins: [],
      production: false,
    })
  })

  test('takes the public address without the slash at its end', () => {
    expect(readConfig({ PADAN_URL: 'https://padan.example.go.id/' }).publicUrl).toBe('https://padan.example.go.id')
  })

  test('takes lists with commas', () => {
    const read = readConfig({
      PADAN_TRUSTED_PROXIES: '10.0.0.0/8, ::1,',
      PADAN_CORS_ORIGINS: 'https://a.example,https://b.example:8443',
    })
    expect(read.trustedProxies).toEqual(['10.0.0.0/8', '::1'])
    expect(read.corsOrigins).toEqual(['https://a.example', 'https://b.example:8443'])
  })

  test('takes an empty variable as not set', () => {
    expect(readConfig({ PORT: '', PADAN_DATA: '' })).toEqual(readConfig({}))
  })

  test.each([
    [{ PORT: '80a' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ PADAN_SECRET: 'short' }, 'PADAN_SECRET'],
    [{ PADAN_URL: 'padan.example' }, 'PADAN_URL'],
    [{ PADAN_URL: 'https://padan.example/path' }, 'PADAN_URL'],
    [{ PADAN_LOG: 'all' }, 'PADAN_LOG'],
    [{ PADAN_TRUSTED_PROXIES: '10.0.0.0/8, proxy' }, 'PADAN_TRUSTED_PROXIES'],
    [{ PADAN_CORS_ORIGINS: 'https://kerja.example/' }, 'PADAN_CORS_ORIGINS'],
    [{ PADAN_CORS_ORIGINS: '*' }, 'PADAN_CORS_ORIGINS'],
    [{ PADAN_URL: 'https://user@padan.example' }, 'PADAN_URL'],
  ])('refuses %o in one line that names the variable', (environment, name) => {
    expect(() => readConfig(environment)).toThrow(ConfigError)
    expect(() => readConfig(environment)).toThrow(new RegExp(`^${name} must [^\\n]+$`))
  })
})

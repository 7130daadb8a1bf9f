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
      privacyContact: null,
      mail: null,
      gateway: null,
      log: 'requests',
      trustedProxies: [],
      corsOrigins: [],
      production: false,
    })
  })

  test('takes the public address without the slash at its end', () => {
    expect(readConfig({ PADAN_URL: 'https://padan.example.go.id/' }).publicUrl).toBe('https://padan.example.go.id')
  })

  test('takes a mail server, and a gateway over an unsafe wire on this machine only', () => {
    const mail = { PADAN_SMTP_URL: 'smtp://name:word@mail.example:25', PADAN_MAIL_FROM: 'Padan <padan@mail.example>' }
    expect(readConfig(mail).mail).toEqual({ url: mail.PADAN_SMTP_URL, from: mail.PADAN_MAIL_FROM })
    const gateway = { PADAN_GATEWAY_URL: 'http://127.0.0.1:9/{to}', PADAN_GATEWAY_HEADERS: '{"Authorization":"x"}' }
    expect(readConfig(gateway).gateway).toMatchObject({
      url: 'http://127.0.0.1:9/{to}',
      method: 'POST',
      headers: { Authorization: 'x' },
    })
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
    [{ PADAN_SMTP_URL: 'https://mail.example', PADAN_MAIL_FROM: 'a@mail.example' }, 'PADAN_SMTP_URL'],
    [{ PADAN_SMTP_URL: 'smtp://mail.example' }, 'PADAN_MAIL_FROM'],
    [{ PADAN_SMTP_URL: 'smtp://mail.example', PADAN_MAIL_FROM: 'nobody' }, 'PADAN_MAIL_FROM'],
    [{ PADAN_MAIL_FROM: 'a@mail.example' }, 'PADAN_SMTP_URL'],
    [{ PADAN_GATEWAY_URL: 'http://gateway.example/send' }, 'PADAN_GATEWAY_URL'],
    [{ PADAN_GATEWAY_METHOD: 'DELETE' }, 'PADAN_GATEWAY_METHOD'],
    [{ PADAN_GATEWAY_HEADERS: '[1]' }, 'PADAN_GATEWAY_HEADERS'],
    [{ PADAN_GATEWAY_BODY: '{"to":"{to}"}' }, 'PADAN_GATEWAY_BODY'],
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

import { z } from 'zod'
import { isNetwork } from './http/client.ts'
import type { Gateway } from './messages/channels/gateway.ts'
import type { Mail } from './messages/channels/smtp.ts'

const isOrigin = (text: string): boolean => /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text

/** A list with commas, each of which must be right; empty when it was not set. */
const listOf = (isRight: (text: string) => boolean, must: string) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()])))
    .refine((parts) => parts.every(isRight), must)

const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a whole number from 0 to 65535')
    .default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PADAN_DATA: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  PADAN_URL: z
    .string()
    .regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?\/?$/i, 'must be an address without a path, such as https://padan.example.go.id')
    .transform((text) => new URL(text).origin)
    .optional(),
  PADAN_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
  PADAN_PRIVACY_CONTACT: z.string().max(300).optional(),
  PADAN_SMTP_URL: z
    .string()
    .refine(
      (text) => /^smtps?:\/\//.test(text) && URL.canParse(text),
      'must be an address such as smtps://name:password@mail.example.go.id',
    )
    .optional(),
  PADAN_MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address such as Padan <padan@example.go.id>')
    .optional(),
  PADAN_GATEWAY_URL: z.string().refine(isSafeUrl, 'must be an https:// address; http:// only on this machine').optional(),
  PADAN_GATEWAY_METHOD: z.enum(['POST', 'PUT', 'GET'], 'must be POST, PUT or GET').default('POST'),
  PADAN_GATEWAY_HEADERS: z
    .string()
    .transform((text, ctx) => {
      const headers = headersIn(text)
      if (headers !== undefined) return headers
      ctx.addIssue({ code: 'custom', message: 'must be a JSON object of texts' })
      return z.NEVER
    })
    .default({ 'Content-Type': 'application/json' }),
  PADAN_GATEWAY_BODY: z
    .string()
    .refine((text) => text.includes('{text}') && /\{(to|number)\}/.test(text), 'must hold {text} and {to} or {number}')
    .default('{"to":"{to}","text":"{text}","id":"{id}"}'),
  PADAN_LOG: z.enum(['requests', 'errors'], 'must be requests or errors').default('requests'),
  PADAN_TRUSTED_PROXIES: listOf(isNetwork, 'must be addresses or networks, such as 10.0.0.0/8,::1'),
  PADAN_CORS_ORIGINS: listOf(isOrigin, 'must be origins, such as https://kerja.example.go.id'),
  NODE_ENV: z.string().optional(),
})

const Headers = z.record(z.string().regex(/^[\w-]+$/), z.string())

function headersIn(text: string): Record<string, string> | undefined {
  try {
    return Headers.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Numbers and texts of people go over it: encrypted, or not over any wire. */
function isSafeUrl(text: string): boolean {
  const url = URL.canParse(text.replaceAll(/[{}]/g, '')) ? new URL(text.replaceAll(/[{}]/g, '')) : null
  return (
    url?.protocol === 'https:' || (url?.protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname))
  )
}

/** Checked configuration. `secret` null: the way in makes one and keeps it in the data folder. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  readonly databaseUrl: string | null
  readonly secret: string | null
  /** The address by which the public reaches the site, without a slash at its end. */
  readonly publicUrl: string | null
  /** Whom to ask about personal data, shown on every page (UU 27/2022 art. 53). */
  readonly privacyContact: string | null
  /** Where e-mail is handed over and whom it comes from; null: none is sent. */
  readonly mail: Mail | null
  /** Where WhatsApp or SMS is handed over; null: none is sent. */
  readonly gateway: Gateway | null
  /** Whether each request gets a line in the log, or only errors do. */
  readonly log: 'requests' | 'errors'
  /** Networks of the proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[]
  /** Origins whose pages may call the API from a browser. */
  readonly corsOrigins: readonly string[]
  readonly production: boolean
}

export class ConfigError extends Error {}

/** Reads the environment; throws a `ConfigError` whose one line names every wrong variable and what it must be. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable is one that was not set: `PORT= npm start` is common in scripts.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = Environment.safeParse(given)
  if (!read.success)
    throw new ConfigError(read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '))
  const env = read.data
  if ((env.PADAN_SMTP_URL === undefined) !== (env.PADAN_MAIL_FROM === undefined))
    throw new ConfigError(
      `${env.PADAN_SMTP_URL ? 'PADAN_MAIL_FROM' : 'PADAN_SMTP_URL'} must be set too, so that e-mail can be sent`,
    )
  return {
    port: env.PORT,
    host: env.HOST,
    dataFolder: env.PADAN_DATA,
    databaseUrl: env.DATABASE_URL ?? null,
    secret: env.PADAN_SECRET ?? null,
    publicUrl: env.PADAN_URL ?? null,
    privacyContact: env.PADAN_PRIVACY_CONTACT ?? null,
    mail:
      env.PADAN_SMTP_URL === undefined || env.PADAN_MAIL_FROM === undefined
        ? null
        : { url: env.PADAN_SMTP_URL, from: env.PADAN_MAIL_FROM },
    gateway:
      env.PADAN_GATEWAY_URL === undefined
        ? null
        : {
            url: env.PADAN_GATEWAY_URL,
            method: env.PADAN_GATEWAY_METHOD,
            headers: env.PADAN_GATEWAY_HEADERS,
            body: env.PADAN_GATEWAY_BODY,
          },
    log: env.PADAN_LOG,
    trustedProxies: env.PADAN_TRUSTED_PROXIES,
    corsOrigins: env.PADAN_CORS_ORIGINS,
    production: env.NODE_ENV === 'production',
  }
}

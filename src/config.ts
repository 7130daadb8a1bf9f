import { z } from 'zod'

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
  NODE_ENV: z.string().optional(),
})

/** Checked configuration. `secret` null: the way in makes one and keeps it in the data folder. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  readonly databaseUrl: string | null
  readonly secret: string | null
  /** The address by which the public reaches the site, without a slash at its end. */
  readonly publicUrl: string | null
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
  return {
    port: env.PORT,
    host: env.HOST,
    dataFolder: env.PADAN_DATA,
    databaseUrl: env.DATABASE_URL ?? null,
    secret: env.PADAN_SECRET ?? null,
    publicUrl: env.PADAN_URL ?? null,
    production: env.NODE_ENV === 'production',
  }
}

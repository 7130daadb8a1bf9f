import { z } from '@hono/zod-openapi'
import { EmployerId } from '../ids.ts'

/** KBLI 2020 sections in use (domain.md section 9). */
export const Sector = z.enum([...'ABCDEFGHIJKLMNOPQRST']).openapi({ description: 'KBLI 2020 section' })

const NAME = { min: 1, max: 200 }

/** psn: a National Strategic Project or one of its contractors; local: everyone else. */
export const EmployerDraft = z
  .strictObject({
    name: z.string().trim().min(NAME.min).max(NAME.max),
    kind: z.enum(['psn', 'local']).default('local'),
    sector: Sector.nullish(),
    place: z.string().max(20).nullish().openapi({ example: '65.71', description: 'Code of a place' }),
    state: z.enum(['unverified', 'verified']).default('unverified'),
  })
  .openapi('EmployerDraft')
export type EmployerDraft = z.output<typeof EmployerDraft>

export const Employer = z
  .object({
    id: EmployerId,
    name: z.string(),
    kind: z.enum(['psn', 'local']),
    sector: z.string().nullable(),
    place: z.string().nullable(),
    state: z.enum(['unverified', 'verified', 'suspended']),
    version: z.number().int(),
    invented: z.boolean().openapi({ description: 'Made up for the demonstration' }),
  })
  .openapi('Employer')
export type Employer = z.output<typeof Employer>

import { z } from '@hono/zod-openapi'
import type { Ctx } from '../../ctx.ts'
import { conceptLabel } from '../../http/labels.ts'
import { Refusal } from '../../refusal.ts'
import { ConsentAnswer } from '../consent/consent.ts'
import { consentsOf } from '../consent/consents.ts'
import { StandingAnswer, showStanding } from '../consent/pause.ts'
import { disclose, type SeenGraduate } from '../disclose.ts'
import { ProfileFacts, sentProfile } from '../profile.ts'
import { LooksAnswer, looksAt } from './looks.ts'

/** A file holds every look there was; nobody has had so many. */
const ALL = 100_000

/** All that is kept of a person, in the shape of JSON Resume 1.0.0 (jsonresume.org/schema), which other programs read; the rest is under `meta`. */
export const PersonFile = z
  .object({
    $schema: z.string(),
    basics: z.object({
      name: z.string(),
      email: z.string().optional(),
      phone: z.string().optional(),
      summary: z.string().optional(),
      location: z.object({ city: z.string(), countryCode: z.literal('ID') }).optional(),
    }),
    work: z.array(z.object({ position: z.string(), summary: z.string().optional() })),
    education: z.array(z.object({ studyType: z.string(), area: z.string().optional() })),
    certificates: z.array(z.object({ name: z.string() })),
    skills: z.array(z.object({ name: z.string(), level: z.string() })),
    meta: z.object({
      version: z.literal('v1.0.0'),
      lastModified: z.string(),
      padan: z.object({
        id: z.string(),
        version: z.number().int(),
        born_on: z.string().nullable(),
        sex: z.enum(['female', 'male']).nullable(),
        nik_known: z.boolean(),
        profile: ProfileFacts,
        standing: StandingAnswer,
        consents: z.array(ConsentAnswer),
        looks: LooksAnswer.shape.looks,
        matching: z
          .object({ policy: z.string(), taxonomy: z.string() })
          .openapi({ description: 'By what match lists are made now' }),
      }),
    }),
  })
  .openapi('PersonFile')
export type PersonFile = z.input<typeof PersonFile>

/** The person's whole file (UU 27/2022 art. 6, 13, 32). An officer who makes it for them is noted down. */
export async function fileOf(ctx: Ctx, graduate: SeenGraduate): Promise<PersonFile> {
  const card = await disclose(ctx, graduate, 'file')
  if (card.shown !== 'full') throw new Refusal('forbidden', 'look_reason_needed')
  const { id, version, profile } = graduate
  const label = (concept: string) => conceptLabel(ctx, concept)
  const months = (n: number | null) => (n === null ? {} : { summary: ctx.say('months', { count: n }) })
  const consents = await consentsOf(ctx, id)
  const { looks } = await looksAt(ctx, { limit: ALL }, graduate)
  return {
    $schema: 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json',
    basics: {
      name: card.name,
      ...(card.email !== null && { email: card.email }),
      ...(card.phone !== null && { phone: card.phone }),
      ...(profile.words !== '' && { summary: profile.words }),
      ...(profile.home !== null && { location: { city: label(profile.home), countryCode: 'ID' as const } }),
    },
    work: profile.experience.map((job) => ({
      position: job.occupation === null ? ctx.say('unknown') : label(job.occupation),
      ...months(job.months),
    })),
    education: [
      ...(profile.education === null
        ? []
        : [
            {
              studyType: label(profile.education),
              ...(profile.majors.length > 0 && { area: profile.majors.map(label).join(', ') }),
            },
          ]),
      ...(profile.programme === null ? [] : [{ studyType: ctx.say('programme'), area: label(profile.programme) }]),
    ],
    certificates: profile.certificates.map(({ certificate }) => ({ name: label(certificate) })),
    skills: profile.skills.map(({ skill, evidence }) => ({ name: label(skill), level: ctx.say(`evidence_${evidence}`) })),
    meta: {
      version: 'v1.0.0',
      lastModified: new Date(ctx.now).toISOString().slice(0, 19),
      padan: {
        id,
        version,
        born_on: card.born_on,
        sex: card.sex,
        nik_known: card.nik_known,
        profile: sentProfile(profile),
        standing: await showStanding(ctx, graduate),
        consents,
        looks,
        matching: { policy: ctx.policy.version, taxonomy: ctx.taxonomy.version },
      },
    },
  }
}

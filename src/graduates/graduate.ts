import { z } from '@hono/zod-openapi'
import { GraduateId, type OfficeId } from '../ids.ts'
import type { Profile } from '../matching/types.ts'
import { ConsentDrafts } from './consent/consent.ts'
import { GraduateCard, PersonChange, PersonDraft } from './person.ts'
import { ProfileFacts, type StoredProfile } from './profile.ts'

const ownText = z.string().min(1).max(50_000).optional().openapi({
  description: 'The person’s own words or CV, read for what the profile does not say',
})

/** A graduate to be registered: the person, and apart from it the profile, as facts or as a text to be read. */
export const GraduateDraft = z
  .strictObject({ person: PersonDraft, profile: ProfileFacts.optional(), text: ownText, consents: ConsentDrafts })
  .openapi('GraduateDraft', {
    example: {
      person: { name: 'Rusni', phone: '0812 3456 7890' },
      text: 'Lulusan SMK, pelatihan las 3G, 2 tahun juru las di galangan Tarakan. Bersedia tinggal di mess.',
      consents: [{ purpose: 'matching' }],
    },
  })
export type GraduateDraft = z.output<typeof GraduateDraft>

/** What is left out stays; within the profile, too. */
export const GraduateChange = z
  .strictObject({
    person: PersonChange.optional(),
    profile: ProfileFacts.optional(),
    text: ownText,
    version: z.int().min(1).optional().openapi({ description: 'The version you read; If-Match does the same' }),
  })
  .openapi('GraduateChange')
export type GraduateChange = z.output<typeof GraduateChange>

export const GraduateAnswer = z
  .object({ id: GraduateId, version: z.number().int(), person: GraduateCard, profile: ProfileFacts })
  .openapi('Graduate')
export type GraduateAnswer = z.input<typeof GraduateAnswer>

/** The nameless side of a graduate as its row says it. */
export interface StoredGraduate {
  readonly id: GraduateId
  readonly version: number
  /** The office that looks after the person; null: whichever covers the home. */
  readonly officeId: OfficeId | null
  readonly profile: StoredProfile
}

export const toMatching = ({ id, profile }: Pick<StoredGraduate, 'id' | 'profile'>): Profile => ({ ...profile, id })

import { z } from '@hono/zod-openapi'
import type { ProfileDraft, ProfileInput, Source } from '../reading/types.ts'
import { ProfileFacts, type SentProfile } from './profile.ts'

const words = z.string().max(2000).optional()

/** A person's own words or CV, with what a form or a list already says, each in free text. */
export const ProfileText = z
  .strictObject({
    text: z.string().max(200_000).optional(),
    programme: words,
    education: words,
    major: words,
    home: words,
    willing: words,
    certificates: z.array(z.string().max(500)).max(100).optional(),
    skills: z.array(z.string().max(500)).max(200).optional(),
    experience: z
      .array(z.tuple([z.string().max(2000), z.number().min(0).max(720).nullable()]))
      .max(100)
      .optional()
      .openapi({
        type: 'array',
        items: { type: 'array', items: {} },
        description: 'Pairs of words and months (or null)',
        example: [['Juru las di galangan', 18]],
      }),
  })
  .refine((given) => Object.values(given).some((value) => value !== undefined), {
    path: ['text'],
    params: { reason: 'field_missing' },
  })
  .openapi('ProfileText')

const Words = z.object({ field: z.string(), start: z.number().int(), end: z.number().int(), words: z.string() })

export const DraftAnswer = z
  .object({
    draft: ProfileFacts.openapi({ description: 'As `POST /graduates` takes it under `profile`' }),
    sources: z.array(z.object({ pointer: z.string(), from: z.array(Words) })),
    negated: z.array(z.object({ id: z.string(), from: z.array(Words) })),
    not_understood: z.array(Words),
  })
  .openapi('ProfileDraft')
type DraftAnswer = z.input<typeof DraftAnswer>

type Given = { readonly from: readonly Source[] }
const wordsOf = ({ field, start, end, words }: Source) => ({ field, start, end, words })

/** Each value of the draft with the words it came from, found again by its id, since the draft's lists have their own order. */
function sourcesOf(read: ProfileDraft, draft: SentProfile): DraftAnswer['sources'] {
  const one = (pointer: string, { from }: Given) => (from.length === 0 ? [] : [{ pointer, from: from.map(wordsOf) }])
  const list = (field: string, given: readonly (Given & { readonly id: string })[], ids: readonly string[]) =>
    given.flatMap((item) => (ids.includes(item.id) ? one(`/${field}/${ids.indexOf(item.id)}`, item) : []))
  const skills = (draft.skills ?? []).map((held) => (typeof held === 'string' ? held : held.skill))
  const certificates = (draft.certificates ?? []).map((held) => (typeof held === 'string' ? held : held.id))
  return [
    ...one('/programme', read.programme),
    ...list('skills', read.skills, skills),
    ...list('certificates', read.certificates, certificates),
    ...one('/education', read.education),
    ...list('majors', read.majors, draft.majors ?? []),
    ...read.experience.flatMap((job, at) => one(`/experience/${at}`, job)),
    ...list('aims', read.aims, draft.aims ?? []),
    ...one('/home', read.home),
    ...one('/willing', read.willing),
    ...list('refuses', read.refuses, draft.refuses ?? []),
    ...one('/wishes/wage', read.wage),
    ...list('lacks', read.negated, draft.lacks ?? []),
  ]
}

/** A read profile as it is answered: a draft that can be sent as it is, and where each part of it comes from. */
export const draftAnswer = (read: ProfileDraft, draft: SentProfile): DraftAnswer => ({
  draft,
  sources: sourcesOf(read, draft),
  negated: read.negated.map(({ id, from }) => ({ id, from: from.map(wordsOf) })),
  not_understood: read.notUnderstood.map(wordsOf),
})

/** The free text of an input in one piece, as the profile's own words. */
export const wordsOfInput = (input: ProfileInput): string =>
  [
    input.programme,
    input.education,
    input.major,
    ...(input.certificates ?? []),
    ...(input.skills ?? []),
    ...(input.experience ?? []).map(([said]) => said),
    input.text,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('\n')

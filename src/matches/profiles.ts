import { z } from '@hono/zod-openapi'
import type { Ctx } from '../ctx.ts'
import { cursorKeys, cursorOf, wholeText } from '../http/fields.ts'
import type { Standing } from '../matching/text-order.ts'

export const ProfilesQuery = z.object({
  q: z.string().trim().max(300).default(''),
  after: cursorKeys(z.tuple([z.number(), z.number(), z.string()])).optional(),
  limit: wholeText({ min: 1, max: 100 }).default(20),
})
export type ProfilesQuery = z.output<typeof ProfilesQuery>

const FoundProfile = z
  .object({
    profile: z.string(),
    programme: z.string().nullable(),
    education: z.string().nullable(),
    home: z.string().nullable(),
    looking: z.boolean(),
    skills: z.array(z.string()),
    words: z.array(z.object({ word: z.string(), read_as: z.string(), in: z.string() })),
  })
  .openapi('FoundProfile', { description: 'The nameless side; `GET /graduates/:id` opens the person' })

export const ProfileList = z
  .object({ profiles: z.array(FoundProfile), total: z.number().int(), words: z.array(z.string()), next: z.string().nullable() })
  .openapi('ProfileList')
export type ProfileList = z.input<typeof ProfileList> & { readonly q: string }

/** Graduates' profiles by free text, without names. Nothing typed finds nothing. */
export async function searchProfiles(ctx: Ctx, { q, after, limit }: ProfilesQuery): Promise<ProfileList> {
  if (q === '') return { q, profiles: [], total: 0, words: [], next: null }
  const { text, match } = await ctx.indexes()
  const last: Standing | undefined = after && { wordsFound: after[0], wordsCorrected: after[1], match: 0, date: '', id: after[2] }
  const { found, total, words } = text.searchProfiles(q, { limit: limit + 1, after: last })
  const page = found.slice(0, limit)
  const end = page.at(-1)
  const profiles = page.flatMap(({ id, reasons }) => {
    const profile = match.profile(id)
    if (profile === undefined) return []
    const { programme, education, home, looking, skills } = profile
    const said = reasons.map((reason) => ({ word: reason.word, read_as: reason.readAs, in: reason.in }))
    return [{ profile: id, programme, education, home, looking, skills: skills.map(({ skill }) => skill), words: said }]
  })
  const more = end !== undefined && found.length > limit
  return { q, profiles, total, words: [...words], next: more ? cursorOf([end.wordsFound, end.wordsCorrected, end.id]) : null }
}

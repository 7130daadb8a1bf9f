import { z } from '@hono/zod-openapi'
import { suggest } from '../taxonomy/suggest.ts'
import type { ConceptKind } from '../taxonomy/types.ts'
import { anyone, endpoint } from './endpoint.ts'
import { wholeText } from './fields.ts'

const Typed = z.object({
  q: z.string().trim().max(200).default('').openapi({ description: 'The first letters of any words of a name' }),
  limit: wholeText({ min: 1, max: 50 }).default(10),
})

const Suggestions = z
  .object({
    suggestions: z.array(z.object({ id: z.string(), label: z.object({ id: z.string(), en: z.string() }) })),
    version: z.string().openapi({ description: 'Version of the taxonomy' }),
  })
  .openapi('Suggestions')

const KINDS: Readonly<Record<string, ConceptKind>> = {
  skills: 'skill',
  certificates: 'certificate',
  occupations: 'occupation',
  programmes: 'programme',
  places: 'place',
}

/** Typeahead over each kind of concept. */
export const taxonomyRoutes = Object.entries(KINDS).map(([name, kind]) =>
  endpoint({
    method: 'get',
    path: `/taxonomy/${name}`,
    summary: `Look up ${name} by the first letters of their names`,
    who: anyone,
    query: Typed,
    output: Suggestions,
    run: async ({ taxonomy }, { q, limit }) => ({ suggestions: suggest(taxonomy, kind, q, limit), version: taxonomy.version }),
  }),
)

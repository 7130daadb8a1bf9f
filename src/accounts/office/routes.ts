import { z } from '@hono/zod-openapi'
import { endpoint, officer, type Typed } from '../../http/endpoint.ts'
import { cursorText, wholeText } from '../../http/fields.ts'
import { OfficeId } from '../../ids.ts'
import { administrator } from '../self.ts'
import { addOffice, changeOffice, OfficeAnswer, OfficeChange, OfficeDraft, officeFile, officesAfter } from './offices.ts'
import { OfficeAgain, OfficeChangeAgain, OfficePage, OfficesPage } from './pages.tsx'

const Listing = z.object({ after: cursorText(OfficeId).optional(), limit: wholeText({ min: 1, max: 100 }).default(20) })

/** Codes as they are typed into one field, parted by commas or spaces. */
const withPlaces = ({ places, ...fields }: Typed): unknown => ({
  ...fields,
  ...(places !== undefined && {
    places: [places]
      .flat()
      .join(',')
      .split(/[\s,;]+/)
      .filter((place) => place !== ''),
  }),
})

const toOffice = ({ id }: { id: string }) => `/offices/${id}`

export const officeRoutes = [
  endpoint({
    method: 'get',
    path: '/offices',
    summary: 'The offices of the employment service and the places they look after',
    who: officer,
    query: Listing,
    output: z.object({ offices: z.array(OfficeAnswer), next: z.string().nullable() }),
    run: async (ctx, { after, limit }) => {
      const found = await officesAfter(ctx, after ?? '', limit + 1)
      const offices = found.slice(0, limit)
      return { offices, next: found.length > limit ? (offices.at(-1)?.id ?? null) : null }
    },
    next: ({ next }) => next,
    page: OfficesPage,
  }),
  endpoint({
    method: 'post',
    path: '/offices',
    summary: 'Add an office',
    who: administrator,
    input: OfficeDraft,
    form: withPlaces,
    output: OfficeAnswer,
    run: addOffice,
    creates: '/offices/:id',
    versioned: true,
    thenTo: toOffice,
    again: OfficeAgain,
  }),
  endpoint({
    method: 'get',
    path: '/offices/:id',
    summary: 'An office',
    of: officeFile,
    who: officer,
    output: OfficeAnswer,
    run: async (_, __, office) => office,
    versioned: true,
    page: OfficePage,
  }),
  endpoint({
    method: 'patch',
    path: '/offices/:id',
    summary: 'Change the name or the places of an office; what is left out stays',
    of: officeFile,
    who: administrator,
    input: OfficeChange,
    form: withPlaces,
    output: OfficeAnswer,
    run: changeOffice,
    versioned: true,
    thenTo: toOffice,
    again: OfficeChangeAgain,
  }),
]

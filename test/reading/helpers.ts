import { readAdvert } from '../../src/reading/advert.ts'
import { flatAdvert, flatProfile } from '../../src/reading/flat.ts'
import { type Line, linesOf } from '../../src/reading/lines.ts'
import { plainWords } from '../../src/reading/plain.ts'
import { readProfile } from '../../src/reading/profile.ts'
import type { AdvertInput, ProfileInput } from '../../src/reading/types.ts'
import { taxonomy } from '../reference.ts'

/** The day on which the tests read. */
export const ON = '2026-11-25'

export const lines = (text: string): Line[] => linesOf(plainWords('text', text))

/** An advert as read: a title and the text under it. */
export const advert = (title: string, text: string, tags: Partial<AdvertInput> = {}) =>
  readAdvert(taxonomy, { title, text, ...tags }, ON)

export const flat = (title: string, text: string, tags: Partial<AdvertInput> = {}) => flatAdvert('a', advert(title, text, tags))

export const profile = (input: ProfileInput) => readProfile(taxonomy, input, ON)

export const flatPerson = (input: ProfileInput) => flatProfile('p', profile(input))

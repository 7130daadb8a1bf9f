import type { Span, Taxonomy } from '../taxonomy/types.ts'
import { askedIn } from './asked.ts'
import { conditionsSaid, lodgingSaid } from './conditions.ts'
import { contractSaid } from './contract.ts'
import { closingDate } from './dates.ts'
import { educationAsked, levelsIn } from './education.ts'
import { experienceDenied, monthsAsked, monthsOfTag } from './experience.ts'
import { forbiddenIn } from './forbidden.ts'
import { byLine, conceptsIn, type Found, scopeReader } from './found.ts'
import { type Line, lineOf, linesOf } from './lines.ts'
import { wageOfTag, wageSaid } from './money.ts'
import { notUnderstoodIn } from './not-understood.ts'
import { occupationsWanted, refined } from './occupations.ts'
import { openingsAsked } from './openings.ts'
import { narrowest, placeOfWork } from './place.ts'
import { plainWords } from './plain.ts'
import { isElsewhere } from './relocation.ts'
import { majorsAsked, schoolingSpans } from './schooling.ts'
import { titleIn } from './title.ts'
import type { AdvertDraft, AdvertInput, Read } from './types.ts'

// A title is a line; only its beginning can tell about weak words, else a pasted book in its place would be read once a line.
const CONTEXT = 200

/**
 * Reads a vacancy advert as it was pasted. Takes any text, in time linear in its length; what the text says wins over what a job
 * site tagged, and a tag fills what the text does not say. `on` (ISO date) dates what is said without a year.
 */
export function readAdvert(taxonomy: Taxonomy, input: AdvertInput, on: string): AdvertDraft {
  const body = plainWords('text', input.text)
  const given = input.title?.trim() ? plainWords('title', input.title) : null
  const title: Read<string> =
    given === null ? titleIn(taxonomy, body) : { value: (input.title ?? '').trim(), from: [given.source(0, given.text.length)] }
  const titleWords = given ?? plainWords('title', '')
  const titleLines = lineOf(titleWords, 'title')
  const bodyLines = linesOf(body)
  const lines = [...titleLines, ...bodyLines]

  const scopesOf = scopeReader()
  const schooling = new Map<Line, readonly Span[]>()
  const schoolingOf = (line: Line): readonly Span[] => {
    const spans = schooling.get(line) ?? schoolingSpans(line.text)
    schooling.set(line, spans)
    return spans
  }
  const context = [title.value, input.sector ?? ''].join(' ').slice(0, CONTEXT)
  const found: Found[] = [
    ...conceptsIn(taxonomy, titleLines, { title: true, context: input.sector?.slice(0, CONTEXT) }),
    ...conceptsIn(taxonomy, bodyLines, { context }),
  ]
  const foundInTitle = given === null ? asTitle(found, title, bodyLines) : found

  const occupations = refined(taxonomy, occupationsWanted(foundInTitle, scopesOf), found)
  const wanted = new Set(occupations.map(({ id }) => id))
  const asked = askedIn(taxonomy, lines, found, { scopesOf, schoolingOf, wanted })
  const place = placeOf(taxonomy, input, found)
  const placesOf = byLine(found.filter(({ mention }) => mention.kind === 'place'))
  const work = { place: place.value, tag: input.location ?? '', placesOf }
  const months = monthsAsked(lines, scopesOf)
  const denied = experienceDenied(lines, scopesOf)
  const lodging = lodgingSaid(lines, scopesOf)
  return {
    title,
    occupations,
    ...asked,
    negated: denied.length > 0 ? [{ id: 'experience', from: denied }, ...asked.negated] : asked.negated,
    education: orTag(educationAsked(taxonomy, lines, scopesOf), 'education', input.education, (tag) => leastLevel(taxonomy, tag)),
    majors: majorsAsked(found, schoolingOf, scopesOf),
    months: months.from.length > 0 ? months : orTag(months, 'experience', input.experience, monthsOfTag),
    openings: openingsAsked(lines, found),
    place,
    wage: wageOf(taxonomy, input, lines, place.value, on),
    contract: orTag(contractSaid(lines, scopesOf), 'kind', input.kind, (tag) =>
      /magang|intern|apprentice/i.test(tag) ? 'magang' : null,
    ),
    conditions: withLodging(
      conditionsSaid(lines, scopesOf, (line, said) => isElsewhere(taxonomy, line, said, work)),
      lodging,
    ),
    lodging,
    closesOn: closingDate(lines, on),
    forbidden: forbiddenIn(lines),
    notUnderstood: notUnderstoodIn(lines, new Set(found.map((one) => one.line))),
  }
}

/** Lodging offered says that one may live at the work; where nothing else says so, its words stand for the condition. */
function withLodging(conditions: AdvertDraft['conditions'], lodging: AdvertDraft['lodging']): AdvertDraft['conditions'] {
  if (lodging.value !== true || conditions.some(({ id }) => id === 'camp')) return conditions
  return [...conditions, { id: 'camp', from: lodging.from }]
}

/** What was found in the words that serve as the title counts as said in a title. */
function asTitle(found: readonly Found[], title: Read<string>, lines: readonly Line[]): Found[] {
  const span = title.from[0]
  if (span === undefined) return [...found]
  const titled = new Map<Line, Line>()
  for (const line of lines) {
    const { start, end } = line.words.source(line.start, line.end)
    if (start < span.end && span.start < end) titled.set(line, { ...line, section: 'title' })
  }
  return found.map((one) => ({ ...one, line: titled.get(one.line) ?? one.line }))
}

/** A job site's tag fills what the text does not say. */
function orTag<T>(
  read: Read<T | null>,
  field: string,
  tag: string | undefined,
  value: (tag: string) => T | null,
): Read<T | null> {
  if (read.from.length > 0 || tag === undefined || tag.trim() === '') return read
  const said = value(plainWords(field, tag).text)
  return said === null ? read : { value: said, from: [{ field, words: tag, start: 0, end: tag.length }] }
}

function leastLevel(taxonomy: Taxonomy, tag: string): string | null {
  const ranked = levelsIn(tag)
    .map((level) => level.code)
    .filter((code) => taxonomy.educations.has(code))
    .sort((a, b) => (taxonomy.educations.get(a)?.rank ?? 0) - (taxonomy.educations.get(b)?.rank ?? 0) || (a === 'SMA' ? -1 : 0))
  return ranked[0] ?? null
}

function placeOf(taxonomy: Taxonomy, input: AdvertInput, found: readonly Found[]): Read<string | null> {
  const words = plainWords('location', input.location ?? '')
  const tagged = conceptsIn(taxonomy, lineOf(words, 'terms'), { kinds: ['place'], title: true })
  return placeOfWork(taxonomy, found, narrowest(taxonomy, tagged) ?? { value: null, from: [] }, words.text.trim() !== '')
}

function wageOf(
  taxonomy: Taxonomy,
  input: AdvertInput,
  lines: readonly Line[],
  place: string | null,
  on: string,
): AdvertDraft['wage'] {
  const said = wageSaid(taxonomy, lines, place, on)
  // "UMK" in the text gives way to figures in the tag, which say the same more exactly.
  const named = said.from[0]?.words.match(/\d/) === null
  if (said.value !== null && !named) return said
  const tagged = input.salary?.trim() ? wageOfTag(plainWords('salary', input.salary)) : said
  return tagged.value === null ? said : tagged
}

import { plainOfHtml } from './html.ts'

/** A thing of JSON-LD, each property yet to be checked. */
export type Thing = Readonly<Record<string, unknown>>

// Deeper than any page of a job site nests its data; what lies below is not looked at.
const DEEPEST = 32

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

const bare = (name: string): string => name.trim().replace(/^(?:https?:\/\/schema\.org\/|schema:)/, '')

/** A property of a thing, whether its name was written short or whole; only what the thing itself holds. */
export function property(thing: Thing, name: string): unknown {
  for (const written of [name, `schema:${name}`, `https://schema.org/${name}`, `http://schema.org/${name}`])
    if (Object.hasOwn(thing, written)) return thing[written]
  return undefined
}

const isOfType = (thing: Thing, type: string): boolean =>
  asList(thing['@type']).some((given) => typeof given === 'string' && bare(given) === type)

export type JobPosting = Thing & { readonly '@type': unknown }

/** Is this a schema.org JobPosting, alone or among other types? */
export const isJobPosting = (value: unknown): value is JobPosting => isThing(value) && isOfType(value, 'JobPosting')

/** Is this JSON-LD, in which job postings can be looked for? */
export const isJsonLd = (value: unknown): value is Thing =>
  isThing(value) && ['@context', '@graph', '@type'].some((key) => Object.hasOwn(value, key))

/**
 * The job postings in a JSON value: itself, items of a list or of `@graph`, and what other things hold. Properties that only name a thing of
 * the same value by its `@id` are given as that thing.
 */
export function jobPostingsIn(value: unknown): Thing[] {
  const postings: Thing[] = []
  const named = new Map<string, Thing>()
  const walk = (at: unknown, depth: number): void => {
    if (depth > DEEPEST) return
    if (Array.isArray(at)) for (const item of at) walk(item, depth + 1)
    if (!isThing(at)) return
    const id = at['@id']
    if (typeof id === 'string' && Object.keys(at).length > 1 && !named.has(id)) named.set(id, at)
    const isFound = isJobPosting(at)
    if (isFound) postings.push(at)
    for (const inner of Object.values(at)) walk(inner, depth + 1)
  }
  walk(value, 0)
  return postings.map((posting) =>
    Object.fromEntries(Object.entries(posting).map(([name, given]) => [name, pointedAt(given, named)])),
  )
}

function pointedAt(value: unknown, named: ReadonlyMap<string, Thing>): unknown {
  if (!isThing(value) || Object.keys(value).length !== 1) return value
  const id = value['@id']
  return typeof id === 'string' ? (named.get(id) ?? value) : value
}

/** A data block of a page: the line on which it begins, and its value; undefined where it is no JSON. */
interface DataBlock {
  readonly line: number
  readonly value: unknown
}

/** The data blocks of JSON-LD in a page of HTML. */
export function dataBlocksIn(html: string): DataBlock[] {
  const blocks: DataBlock[] = []
  // Only plain letters: others may change their length with their case, and shift all that follows.
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  let line = 1
  let counted = 0
  for (let at = lower.indexOf('<script'); at >= 0; ) {
    const open = lower.indexOf('>', at)
    const end = open < 0 ? -1 : lower.indexOf('</script', open)
    if (end < 0) break
    if (/type\s*=\s*["']?application\/ld\+json/.test(lower.slice(at, Math.min(open, at + 1000)))) {
      line += html.slice(counted, at).split('\n').length - 1
      counted = at
      blocks.push({ line, value: parsed(html.slice(open + 1, end)) })
    }
    at = lower.indexOf('<script', end)
  }
  return blocks
}

/** JSON as pages have it: in a comment, or with line ends inside its texts, which JSON forbids. Undefined when it is none. */
function parsed(block: string): unknown {
  const text = block
    .trim()
    .replace(/^(?:<!--|\/\/\s?<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|(?:\/\/\s?)?\]\]>)$/, '')
    .trim()
    .replace(/;$/, '')
  for (const attempt of [text, text.replace(/\p{Cc}+/gu, ' ')])
    try {
      return JSON.parse(attempt)
    } catch {
      // The second attempt decides.
    }
  return undefined
}

// As deep as a value of a property is wrapped: a list of things that have a name that is a text with a language.
const WRAPPED = 5

/**
 * What a property says in words, where sites write a text, a number, a list, or a thing with a name or value; empty when nothing. `read`
 * takes the text itself: as HTML, which sites write even where schema.org means plain text.
 */
export function wordsIn(value: unknown, read: (text: string) => string = plainOfHtml, depth = 0): string {
  if (typeof value === 'string') return read(value)
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (depth > WRAPPED) return ''
  if (Array.isArray(value)) return value.map((item) => wordsIn(item, read, depth + 1)).find((words) => words !== '') ?? ''
  if (!isThing(value)) return ''
  const said = ['@value', 'name', 'value', 'text', 'description', 'url'].map((name) => property(value, name))
  return wordsIn(
    said.filter((one) => one !== undefined),
    read,
    depth + 1,
  )
}

/** The words of every item of a property that may be a list. */
export const listIn = (value: unknown): string[] =>
  asList(value)
    .map((item) => wordsIn(item))
    .filter((words) => words !== '')

/** The things among the values of a property. */
export const thingsIn = (value: unknown): readonly Thing[] => asList(value).filter(isThing)

import { Refusal } from '../refusal.ts'

/** A megabyte is some two hundred pages of advert; calls that carry lists say how much more they take. */
export const USUAL_BODY = 1_000_000
const DEEPEST = 32

/**
 * The body as text. Stops reading as soon as the limit is passed, so that a huge body costs no more than a large one.
 * Refuses `too_large` beyond `limit` bytes and `invalid` when the bytes are not UTF-8.
 */
export async function readText(request: Request, limit: number): Promise<string> {
  const tooLarge = () => new Refusal('too_large', 'body_too_large', { limit })
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge()
  if (request.body === null) return ''
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
  const reader = request.body.getReader()
  let text = ''
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return text + decoder.decode()
      size += value.byteLength
      if (size > limit) throw tooLarge()
      text += decoder.decode(value, { stream: true })
    }
  } catch (error) {
    reader.cancel().catch(() => undefined)
    if (error instanceof TypeError) throw new Refusal('invalid', 'not_utf8')
    throw error
  }
}

/** Refuses a text nested deeper than any of our inputs, before a parser or a check walks down into it. */
function checkDepth(text: string): void {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (quoted) {
      if (code === 92) at++
      else if (code === 34) quoted = false
    } else if (code === 34) quoted = true
    else if (code === 91 || code === 123) {
      if (++depth > DEEPEST) throw new Refusal('invalid', 'json_too_deep', { limit: DEEPEST })
    } else if (code === 93 || code === 125) depth--
  }
}

/** The line and column at which a JSON text stops being JSON, as far as the engine says it. */
function placeOf(error: unknown, text: string): { line: number; column: number } {
  const found = /position (\d+)/.exec(error instanceof Error ? error.message : '')
  const before = text.slice(0, found === null ? text.length : Number(found[1])).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** A JSON text as a value; refuses what is broken (saying where) or nested too deep. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') throw new Refusal('invalid', 'body_missing')
  checkDepth(text)
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Refusal('invalid', 'json_broken', placeOf(error, text))
  }
}

/** The fields of a form as they were typed; empty ones are left out, since a browser sends every field. A name given twice becomes a list. */
export function parseForm(text: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    if (value.trim() === '' || name === '__proto__') continue
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  }
  return fields
}

export type BodyKind = 'json' | 'form'

/** What kind of body a request says it carries; refuses `unsupported` for anything but JSON and a plain form. */
export function bodyKind(request: Request): BodyKind {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (/^application\/([\w.-]+\+)?json$/.test(type)) return 'json'
  if (type === 'application/x-www-form-urlencoded') return 'form'
  throw new Refusal('unsupported', 'content_type_wrong', { type: type.slice(0, 100) || '-' })
}

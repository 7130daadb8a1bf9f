import type { Context } from 'hono'
import { actorOf, type Caller } from '../ctx.ts'
import { Refusal } from '../refusal.ts'
import { bodyKind, readText } from './body.ts'
import { placeOf } from './client.ts'
import type { Desk } from './desk.ts'
import type { Endpoint } from './endpoint.ts'
import { limitHeaders } from './limits.ts'

/** What follows the `?`; a name given several times is a list, and one left empty, as browsers send it, is not there. */
export function queryOf(c: Context): Record<string, string | string[]> {
  const given = Object.entries(c.req.queries())
    .filter(([name]) => name !== 'lang')
    .map(([name, values]) => [name, values.filter((value) => value.trim() !== '')] as const)
  return Object.fromEntries(
    given.flatMap(([name, values]) => (values[0] === undefined ? [] : [[name, values[1] === undefined ? values[0] : values]])),
  )
}

/** The body as text; refuses one of another kind than `wanted`, and one that is too large. */
export async function bodyOf(endpoint: Endpoint, c: Context, wanted: 'json' | 'form'): Promise<string> {
  const kind = bodyKind(c.req.raw)
  if (kind !== wanted) throw new Refusal('unsupported', 'content_type_wrong', { type: kind })
  return readText(c.req.raw, endpoint.limit)
}

/** Counts the call; a refusal `limited` when it is one too many, thrown or kept by the caller of this. Tells how many are left. */
export function limitOf(endpoint: Endpoint, desk: Desk, caller: Caller, client: string | null, c: Context): Refusal | null {
  const who = caller.role === 'visitor' ? placeOf(client) : actorOf(caller)
  const left = desk.limits.take(endpoint.pace, who)
  for (const [name, value] of Object.entries(limitHeaders(left))) c.header(name, value)
  return left.allowed ? null : new Refusal('limited', 'limited', { seconds: left.seconds })
}

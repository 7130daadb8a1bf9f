import { z } from '@hono/zod-openapi'
import { describe, expect, test } from 'vitest'
import { PROVINCE_OFFICE } from '../../src/accounts/office.ts'
import type { Caller, Ctx } from '../../src/ctx.ts'
import { anyone, type Endpoint, endpoint, officer } from '../../src/http/endpoint.ts'
import type { KeyId } from '../../src/ids.ts'
import { Refusal } from '../../src/refusal.ts'
import { world } from '../world.ts'

interface Thing {
  readonly owner: string
}
const things: Readonly<Record<string, Thing>> = { mine: { owner: 'key_1' }, theirs: { owner: 'key_2' } }
const findThing = async (_: Ctx, id: string): Promise<Thing | null> => things[id] ?? null
const owner = (caller: Caller, thing: Thing): boolean => caller.role === 'officer' && caller.by.actor === thing.owner

const output = z.object({ owner: z.string() })

describe('what does not compile', () => {
  test('an action that does not say who may call it', () => {
    // @ts-expect-error: `who` is missing
    expect(() => endpoint({ method: 'get', path: '/x', summary: 'x', output, run: async () => ({ owner: 'x' }) })).toThrow()
  })

  test('a rule about a thing that nothing finds', () => {
    // @ts-expect-error: `owner` judges a thing, and there is no `of`
    endpoint({ method: 'get', path: '/x', summary: 'x', who: owner, output, run: async () => ({ owner: 'x' }) })
  })

  test('an answer that is not what was declared', () => {
    // @ts-expect-error: the output has no `owner`
    endpoint({ method: 'get', path: '/x', summary: 'x', who: anyone, output, run: async () => ({ name: 'x' }) })
  })
})

const ofThing = endpoint({
  method: 'get',
  path: '/things/:id',
  summary: 'A thing',
  of: findThing,
  who: owner,
  output,
  run: async (_, __, thing) => ({ ...thing, secret: 'not of the answer' }),
})

async function answer(declared: Endpoint, caller: Caller, id?: string, raw: unknown = {}, strict = true) {
  const at = await world()
  let read = 0
  const asked = {
    id,
    strict,
    given: async () => {
      read++
      return raw
    },
  }
  try {
    const { output } = await declared.answer(at.padan.ctx(caller), asked)
    return { output: output(), read }
  } catch (error) {
    return { refused: error instanceof Refusal ? error.code : error, read }
  }
}

const key = 'key_1' as KeyId
const one: Caller = {
  role: 'officer',
  by: { actor: key, session: null, key, scopes: null },
  office: { id: PROVINCE_OFFICE, name: 'Dinas', places: ['65'] },
}
const visitor: Caller = { role: 'visitor' }

describe('an action about a thing', () => {
  test('is done for those whom its rule lets in, and answers only what it declared', async () => {
    expect((await answer(ofThing, one, 'mine')).output).toEqual({ owner: 'key_1' })
  })
  test('is forbidden to others, and unauthenticated for a visitor', async () => {
    expect((await answer(ofThing, one, 'theirs')).refused).toBe('forbidden')
    expect((await answer(ofThing, visitor, 'mine')).refused).toBe('unauthenticated')
  })
  test('of which there is none is a 404, but a visitor does not learn even that', async () => {
    expect((await answer(ofThing, one, 'nothing')).refused).toBe('not_found')
    expect((await answer(ofThing, visitor, 'nothing')).refused).toBe('unauthenticated')
  })
})

describe('input', () => {
  const posting = endpoint({
    method: 'post',
    path: '/things',
    summary: 'x',
    who: officer,
    input: z.strictObject({ name: z.string() }),
    output: z.object({ name: z.string() }),
    run: async (_, { name }) => ({ name }),
  })
  test('is not even read for someone who may not call', async () => {
    expect(await answer(posting, visitor, undefined, { name: 'x' })).toEqual({ refused: 'unauthenticated', read: 0 })
  })
  test('is refused when it is not what was declared', async () => {
    expect((await answer(posting, one, undefined, { nam: 'x' })).refused).toBe('invalid')
  })

  const listing = endpoint({
    method: 'get',
    path: '/things',
    summary: 'x',
    who: anyone,
    query: z.object({ name: z.string().default('none') }),
    output: z.object({ name: z.string() }),
    run: async (_, { name }) => ({ name }),
  })
  test('of a query with an unknown name is refused to a program and ignored on a page', async () => {
    expect((await answer(listing, visitor, undefined, { utm: 'x' }, true)).refused).toBe('invalid')
    expect((await answer(listing, visitor, undefined, { utm: 'x' }, false)).output).toEqual({ name: 'none' })
  })
})

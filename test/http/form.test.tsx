import { z } from '@hono/zod-openapi'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PageCtx, Typed } from '../../src/http/endpoint.ts'
import { anyone, endpoint, officer } from '../../src/http/endpoint.ts'
import { Field, Hidden, Refused } from '../../src/http/parts.tsx'
import type { Problem } from '../../src/http/problem.ts'
import { Refusal } from '../../src/refusal.ts'
import { call, open, type World, world } from '../world.ts'

interface Note {
  readonly text: string
  readonly version: number
}
let note: Note

const Page = ({ typed, problem, current, ctx }: { typed: Typed; problem?: Problem; current?: Note; ctx: PageCtx }) => {
  const stored = problem?.status === 412 && current !== undefined ? { text: current.text } : undefined
  const form = { typed, problem, stored }
  return (
    <div>
      <Refused form={form} labels={{ text: 'Isi' }} ctx={ctx} />
      <form method="post">
        <Hidden form={form} name="version" />
        <Field form={form} ctx={ctx} name="text" label="Isi" hint="Pendek saja" />
        <Field form={form} ctx={ctx} name="word" label="Sandi" type="password" />
      </form>
    </div>
  )
}

const Change = z.strictObject({ text: z.string().max(10), version: z.int().optional(), word: z.string().optional() })

const notes = [
  endpoint({
    method: 'patch',
    path: '/notes/:id',
    summary: 'Change the note',
    of: async (_, id) => (id === 'one' ? note : null),
    who: officer,
    input: Change,
    output: z.object({ text: z.string(), version: z.int() }),
    run: async (_, { text, version }, before) => {
      if (version !== undefined && version !== before.version)
        throw new Refusal('outdated', 'outdated', { version: before.version })
      note = { text, version: before.version + 1 }
      return note
    },
    versioned: true,
    secrets: ['word'],
    thenTo: ({ text }) => (text === 'stay' ? null : '/notes'),
    page: ({ text }) => <p>now {text}</p>,
    again: (typed, problem, ctx, current) => <Page typed={typed} problem={problem} current={current} ctx={ctx} />,
  }),
  endpoint({
    method: 'post',
    path: '/doors',
    summary: 'Open a door',
    who: anyone,
    input: z.strictObject({ name: z.string(), password: z.string() }),
    output: z.object({}),
    run: async () => {
      throw new Refusal('unauthenticated', 'key_wrong', {}, [{ pointer: '/password', reason: 'key_wrong' }])
    },
    thenTo: () => '/',
    again: (typed, problem, ctx) => <Page typed={{ ...typed, text: JSON.stringify(typed) }} problem={problem} ctx={ctx} />,
  }),
]

let at: World
beforeAll(async () => {
  at = await world({ settings: { served: notes } })
})
beforeEach(() => {
  note = { text: 'first', version: 4 }
})

const submit = async (path: string, fields: Record<string, string>, who = at.officer) => {
  const answer = await at.app.request(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'same-origin',
      ...(who.key !== null && { Cookie: `padan_session=${who.key}` }),
    },
    body: new URLSearchParams(fields).toString(),
  })
  return { status: answer.status, to: answer.headers.get('location'), html: await answer.text(), headers: answer.headers }
}

describe('a change by form', () => {
  test('is sent to the path of the PATCH, whose hidden version is the number it is', async () => {
    expect(await submit('/notes/one', { text: 'second', version: '4' })).toMatchObject({ status: 303, to: '/notes' })
    expect(note).toEqual({ text: 'second', version: 5 })
  })

  test('is no POST of the API', async () => {
    expect((await call(at, at.officer, 'POST', '/notes/one', { text: 'x' })).status).not.toBe(200)
    expect((await call(at, at.officer, 'PATCH', '/notes/one', { text: 'x' })).status).toBe(200)
  })

  test('that leads nowhere shows its own page', async () => {
    expect(await submit('/notes/one', { text: 'stay' })).toMatchObject({
      status: 200,
      to: null,
      html: expect.stringContaining('now stay'),
    })
  })

  test('that is wrong comes back with what was typed and the complaint at its field', async () => {
    const { status, html } = await submit('/notes/one', { text: 'much <too> long', version: '4', word: 'geheim' })
    expect(status).toBe(400)
    expect(html).toContain('value="much &lt;too&gt; long"')
    expect(html).toMatch(/<input id="text"[^>]* aria-describedby="text-hint text-complaint" aria-invalid="true"/)
    expect(html).toMatch(/<p id="text-complaint" class="failed">[^<]*10/)
    expect(html).toContain('<a href="#text">Isi</a>')
    expect(html).toContain('name="version" value="4"')
    expect(note.version).toBe(4)
  })

  test('never shows again what is secret', async () => {
    expect((await submit('/notes/one', { text: 'much too long', word: 'geheim' })).html).not.toContain('geheim')
    const { status, html } = await submit('/doors', { name: 'Budi', password: 'rahasia' })
    expect(status).toBe(401)
    expect(html).toContain('Budi')
    expect(html).not.toContain('rahasia')
  })

  test('made of an older version comes back with both, and sent again it is a decision', async () => {
    note = { text: 'theirs', version: 5 }
    const first = await submit('/notes/one', { text: 'mine', version: '4' })
    expect(first.status).toBe(412)
    expect(first.html).toContain('value="mine"')
    expect(first.html).toMatch(/<p id="text-stored" class="stored">Tersimpan sekarang: theirs/)
    expect(first.html).toContain('name="version" value="5"')
    expect((await submit('/notes/one', { text: 'mine', version: '5' })).status).toBe(303)
    expect(note).toEqual({ text: 'mine', version: 6 })
  })

  test('shows a thing to nobody who may not see it', async () => {
    const { status, html } = await submit('/notes/one', { text: 'much too long' }, at.employer)
    expect(status).toBe(403)
    expect(html).not.toContain('first')
    expect((await submit('/notes/two', { text: 'x' })).status).toBe(404)
  })

  test('is not kept by a cache', async () => {
    expect((await submit('/notes/one', { text: 'much too long' })).headers.get('cache-control')).toBe('no-store')
  })
})

test('a vacancy that is not accepted comes back with what was typed', async () => {
  const full = await world()
  const answer = await full.app.request('/vacancies', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'same-origin',
      Cookie: `padan_session=${full.employer.key}`,
    },
    body: new URLSearchParams({ title: 'Kasir "malam"', text: 'Dicari kasir\ntoko', openings: 'dua' }).toString(),
  })
  const html = await answer.text()
  expect(answer.status).toBe(400)
  expect(html).toContain('value="Kasir &quot;malam&quot;"')
  expect(html).toContain('>Dicari kasir\ntoko</textarea>')
  expect(html).toMatch(/<input id="openings"[^>]* aria-invalid="true"[^>]* value="dua"/)
  expect(await (await open(full, full.employer, '/vacancies/new')).text()).not.toContain('role="alert"')
})

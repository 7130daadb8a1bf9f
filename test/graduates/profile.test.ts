import { afterAll, beforeAll, expect, test } from 'vitest'
import { taxonomy } from '../reference.ts'
import { call, type World, world } from '../world.ts'

let at: World
beforeAll(async () => {
  at = await world()
})
afterAll(() => expect(at.bugs).toEqual([]))

const labels = (table: ReadonlyMap<string, { readonly label: { readonly id: string } }>) =>
  [...table.values()].map(({ label }) => label.id)

/** Whoever copies a catalogue into their CV: every skill, certificate and trade there is, and more years of work than a life has. */
const EVERYTHING = [
  `Saya bisa ${labels(taxonomy.skills).join(', ')}`,
  `Sertifikat: ${labels(taxonomy.certificates).join(', ')}`,
  ...labels(taxonomy.occupations).map((job) => `Pengalaman kerja: ${job} 20 tahun di PT Maju`),
  `Ingin bekerja sebagai ${labels(taxonomy.occupations).join(', ')}`,
].join('\n')

interface Told {
  readonly draft: {
    readonly skills: { readonly months?: number }[]
    readonly certificates: object[]
    readonly experience: object[]
  }
}

test('a text that names everything there is gives as much of it as a profile holds', async () => {
  const answer = await call(at, at.visitor, 'POST', '/graduates/draft', { text: EVERYTHING })
  expect(answer.status).toBe(200)
  const { draft } = (await answer.json()) as Told
  expect(draft.skills.length).toBeGreaterThan(50)
  expect(draft.certificates).toHaveLength(60)
  expect(draft.experience).toHaveLength(60)
  // A skill that many of the jobs use, for no more than sixty years.
  expect(Math.max(...draft.skills.map(({ months = 0 }) => months))).toBe(720)
})

test('and whoever is registered by it can be looked at afterwards', async () => {
  const draft = { person: { name: 'Semua' }, text: EVERYTHING.slice(0, 45_000), consents: [{ purpose: 'matching' }] }
  const made = await call(at, at.officer, 'POST', '/graduates', draft)
  expect(made.status).toBe(201)
  expect((await call(at, at.officer, 'GET', (made.headers.get('location') ?? '').replace('/api/v1', ''))).status).toBe(200)
})

test('of a book its beginning is kept', async () => {
  const answer = await call(at, at.visitor, 'POST', '/graduates/draft', { text: 'a'.repeat(150_000) })
  expect(answer.status).toBe(200)
})

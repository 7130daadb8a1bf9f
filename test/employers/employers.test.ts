import { expect, test } from 'vitest'
import { employerByName } from '../../src/employers/queries.ts'
import { call, world, wrongFields } from '../world.ts'

test('an officer adds an employer and finds it in the list, page by page', async () => {
  const at = await world()
  const made = await call(at, at.officer, 'POST', '/employers', {
    name: 'Galangan Kapal Muara',
    kind: 'psn',
    sector: 'C',
    place: '65.71',
  })
  expect(made.status).toBe(201)
  const { id } = (await made.json()) as { id: string }
  expect(made.headers.get('location')).toBe(`/api/v1/employers/${id}`)
  const seen: string[] = []
  for (let path: string | null = '/employers?limit=1'; path !== null; ) {
    const answer: Response = await call(at, at.officer, 'GET', path)
    seen.push(...((await answer.json()) as { employers: { id: string }[] }).employers.map((employer) => employer.id))
    path = /<\/api\/v1([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? null
  }
  expect(seen).toHaveLength(3)
  expect(new Set(seen)).toContain(id)
  expect((await employerByName(at.system(), 'Galangan Kapal Muara'))?.id).toBe(id)
})

test('an employer in a place that does not exist is refused', async () => {
  const at = await world()
  expect(await wrongFields(await call(at, at.officer, 'POST', '/employers', { name: 'X', place: '11.99' }))).toEqual(['#/place'])
})

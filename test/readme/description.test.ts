import { expect, test } from 'vitest'
import { call, open, world } from '../world.ts'

test('the description is the same, byte for byte, at every call, for every caller and in every instance', async () => {
  const [one, two] = [
    await world({ settings: { publicUrl: 'https://padan.example' } }),
    await world({ vacancies: [{ title: 'Sopir' }] }),
  ]
  const answers = [
    await call(one, one.visitor, 'GET', '/openapi.json'),
    await call(one, one.officer, 'GET', '/openapi.json', undefined, { 'Accept-Language': 'en' }),
    await call(one, one.visitor, 'GET', '/openapi.json', undefined, {
      Host: 'other.example',
      'X-Forwarded-Host': 'other.example',
    }),
    await call(two, two.employer, 'GET', '/openapi.json?x=1'),
    await open(two, two.visitor, '/api/v1/openapi.json'),
  ]
  const texts = await Promise.all(answers.map((answer) => answer.text()))
  expect(texts[0]?.length).toBeGreaterThan(10_000)
  expect(new Set(texts).size).toBe(1)
  await one.close()
  await two.close()
})

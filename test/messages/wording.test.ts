import { describe, expect, test } from 'vitest'
import { endpoints } from '../../src/app.ts'
import { sayIn } from '../../src/http/words/say.ts'
import { isKind, MESSAGE_KINDS, wordOf } from '../../src/messages/kinds.ts'
import { worded } from '../../src/messages/wording.ts'
import { world } from '../world.ts'

/** The basic alphabet of SMS (3GPP TS 23.038), as far as our texts could use it; any other letter halves what fits. */
const GSM = /^[\w @£$¥!"#%&'()*+,\-./:;<=>?¡¿Ä-ü\n]*$/
const LONG = {
  vacancy: 'Operator alat berat dan ekskavator di kawasan ...',
  employer: 'PT Kawasan Industri Hijau Kalimantan Utara Ind...',
  on: '30 September 2026',
  code: '123456',
  until: '10.10',
  count: 12,
  vacancies: 12,
  employers: 12,
  reports: 12,
  to_tap: 12,
  host: 'receiver.dinas.example.go.id',
}

describe.each(['id', 'en'] as const)('messages in %s', (language) => {
  test.each(MESSAGE_KINDS)('%s fits one SMS', (kind) => {
    const text = sayIn(language)(wordOf(kind), LONG)
    expect(text).not.toMatch(/[{}]/)
    expect(text).toMatch(GSM)
    expect(text.length).toBeLessThanOrEqual(160)
  })
})

test('a kind that only a later version knows is none', () => {
  expect(['digest', 'something_new', 'toString'].map(isKind)).toEqual([true, false, false])
})

test('the page that a message speaks of exists', async () => {
  const at = await world()
  const [id, about] = ['x', JSON.stringify({ vacancy: 'vac_1', employer: 'emp_1', webhook: 'whk_1', on: '2026-11-25' })]
  const served = endpoints
    .filter(({ method, pages }) => method === 'get' && pages)
    .map(({ path }) => new RegExp(`^${path.replaceAll(/:\w+/g, '\\w+')}$`))
  const pages: string[] = []
  for (const kind of MESSAGE_KINDS) {
    const page = (await worded(at.system(), 'id', [{ id, kind, about, recipient: 'grd_1' }])).get(id)?.path
    if (typeof page === 'string') pages.push(page)
  }
  expect(pages.length).toBeGreaterThan(10)
  expect(pages.filter((page) => !served.some((path) => path.test(page)))).toEqual([])
  await at.close()
})

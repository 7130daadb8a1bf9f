import { describe, expect, test } from 'vitest'
import { sayIn } from '../../src/http/words/say.ts'
import { isKind, MESSAGE_KINDS, wordOf } from '../../src/messages/kinds.ts'

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

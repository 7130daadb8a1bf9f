import { expect, test } from 'vitest'
import { taxonomy } from '../reference.ts'

const TARAKAN = '65.71'
const TARAKAN_UTARA = '65.71.04'
const TANJUNG_SELOR = '65.01.05'
const TANJUNG_PALAS = '65.01.01'
const TANAH_KUNING = '65.01.04'
const MALINAU_KOTA = '65.02.02'
const NUNUKAN = '65.03.02'
const KRAYAN = '65.03.05'

test.each([
  ['the same place', TANJUNG_SELOR, TANJUNG_SELOR, 0],
  ['two ends of Tarakan', '65.71.01', TARAKAN_UTARA, 0],
  ['the city of Tarakan and one of its districts', TARAKAN, TARAKAN_UTARA, 0],
  ['both banks of the Kayan at Tanjung Selor', TANJUNG_PALAS, TANJUNG_SELOR, 0],
  ['the island of Sebatik', '65.03.08', '65.03.10', 0],
  ['a regency, which stands for its seat, and the district beside the seat', '65.03', '65.03.09', 0],
  ['a speedboat of an hour and a half', TARAKAN, TANJUNG_SELOR, 1],
  ['inside a regency by road', TANJUNG_SELOR, TANAH_KUNING, 1],
  ['a boat of three hours is no longer near', TARAKAN, MALINAU_KOTA, 2],
  ['a bus of six hours', TANJUNG_SELOR, MALINAU_KOTA, 2],
  ['a longboat to a place without a road, though in the same regency', MALINAU_KOTA, '65.02.12', 2],
  ['a plane, though in the same regency', NUNUKAN, KRAYAN, 3],
  ['a plane', TARAKAN, KRAYAN, 3],
  ['a day and more by boat and road', '65.03.21', TANAH_KUNING, 3],
])('%s: from %s to %s is class %i', (_, from, to, travelClass) => {
  expect(taxonomy.travel(from, to)).toBe(travelClass)
  expect(taxonomy.travel(to, from)).toBe(travelClass)
})

test.each([
  ['an unknown code', '32.73', TARAKAN],
  ['nothing', '', TARAKAN],
  ['the whole province', '65', TARAKAN],
])('%s has no travel class', (_, from, to) => {
  expect(taxonomy.travel(from, to)).toBeNull()
  expect(taxonomy.travel(to, from)).toBeNull()
})

test('every two districts have a class, the same there and back', () => {
  const districts = [...taxonomy.places.values()].filter((place) => place.level === 'district').map((place) => place.code)
  for (const from of districts) {
    for (const to of districts) {
      expect(taxonomy.travel(from, to)).not.toBeNull()
      expect(taxonomy.travel(from, to)).toBe(taxonomy.travel(to, from))
    }
  }
})

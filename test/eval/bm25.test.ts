import { expect, test } from 'vitest'
import { PlainBm25 } from './bm25.ts'

const rival = new PlainBm25([
  { id: 'c', text: 'Kasir toko di Tarakan' },
  { id: 'b', text: 'Tukang LAS, las listrik' },
  { id: 'a', text: 'Pengelasan' },
  { id: 'd', text: 'Satpam toko dan gudang, pernah bantu las' },
])

test('ranks by shared words, folded, and puts those without one last by id', () => {
  expect(rival.rank('las')).toEqual(['b', 'd', 'a', 'c'])
})

test('knows no stems, and counts no stop word', () => {
  expect(rival.rank('mengelas di dan')).toEqual(['a', 'b', 'c', 'd'])
})

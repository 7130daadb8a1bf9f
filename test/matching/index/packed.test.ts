import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ByteReader, ByteWriter } from '../../../src/matching/index/bytes.ts'
import { Dictionary } from '../../../src/matching/index/dictionary.ts'
import { IdTable } from '../../../src/matching/index/id-table.ts'
import { Postings } from '../../../src/matching/index/postings.ts'
import { Top } from '../../../src/matching/index/top.ts'
import { FIRST_POLICY } from '../../../src/matching/policy.ts'
import { bookOf } from '../../../src/matching/score/book.ts'
import { heldOf, profileOf } from '../../../src/matching/score/held.ts'
import { keysOf } from '../../../src/matching/score/words.ts'
import { arbitrariesOf } from '../arbitrary.ts'
import { world } from '../world.ts'

const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.stringMatching(/^[a-z]{3}_[0-9a-z]{26}$/))
const reader = (writer: ByteWriter): ByteReader => {
  const from = new ByteReader()
  from.bytes = writer.bytes.slice(0, writer.length)
  return from
}

describe('what is packed', () => {
  test('comes back: numbers, lists and any text, one after another', () => {
    const item = fc.oneof(
      fc.maxSafeNat(),
      anyText,
      fc.array(fc.nat()).map((list) => list.sort((a, b) => a - b)),
    )
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const out = new ByteWriter()
        for (const each of items)
          typeof each === 'number' ? out.number(each) : typeof each === 'string' ? out.text(each) : out.ascending(each)
        const from = reader(out)
        for (const each of items) {
          const list: number[] = []
          if (typeof each === 'number') expect(from.number()).toBe(each)
          else if (typeof each === 'string') expect(from.text()).toBe(each)
          else {
            from.ascendingInto(list)
            expect(list).toEqual(each)
          }
        }
        expect(from.at).toBe(out.length)
      }),
    )
  })

  test('an id of our own takes 21 bytes, and a text can be passed over', () => {
    const out = new ByteWriter()
    out.text('grd_01jx5k3m8q0123456789abcdef')
    expect(out.length).toBe(21)
    out.text('Ünï')
    out.number(7)
    const from = reader(out)
    from.skipText()
    from.skipText()
    expect(from.number()).toBe(7)
  })

  test('a profile goes into numbers and back, and again to the same', () => {
    const book = bookOf(world, FIRST_POLICY)
    fc.assert(
      fc.property(arbitrariesOf(world).profile(fc.constant('p')), (profile) => {
        const { held, words } = heldOf(book, profile)
        const back = profileOf(book, held, words)
        expect(heldOf(book, back)).toEqual({ held, words })
      }),
    )
  })
})

describe('postings', () => {
  test('raise just the rows of a term, once, whatever lists grow beside it', () => {
    const entry = fc.record({ term: fc.integer({ min: 0, max: 4 }), step: fc.integer({ min: 0, max: 400 }) })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 400 }), (entries) => {
        const postings = new Postings(5)
        const rows = [0, 1, 2, 3, 4].map(() => new Set<number>())
        let row = 0
        for (const { term, step } of entries) {
          row += step
          postings.add(term, row)
          rows[term]!.add(row)
        }
        const sums = new Uint32Array(row + 1)
        for (let term = 0; term < 5; term += 1) postings.raise(term, 7, 1, sums)
        postings.raise(2, 5, 2, sums)
        for (let each = 0; each <= row; each += 1) {
          const expected = (rows.some((of) => of.has(each)) ? 7 : 0) + (rows[2]!.has(each) ? 5 : 0)
          expect(sums[each]! & 0xffff).toBe(expected)
        }
        expect([0, 1, 2, 3, 4].map((term) => postings.count(term))).toEqual(rows.map((of) => of.size))
      }),
    )
  })
})

describe('the table of ids', () => {
  test('is a map, through any setting and deleting', () => {
    const step = fc.record({ id: fc.integer({ min: 0, max: 60 }).map(String), set: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const names: string[] = []
        const table = new IdTable(
          (row, id) => names[row] === id,
          (row) => names[row]!,
        )
        const map = new Map<string, number>()
        for (const { id, set } of steps) {
          if (set) {
            names.push(id)
            table.set(id, names.length - 1)
            map.set(id, names.length - 1)
          } else {
            table.delete(id)
            map.delete(id)
          }
          expect(table.size).toBe(map.size)
        }
        for (let id = 0; id <= 60; id += 1) expect(table.find(String(id))).toBe(map.get(String(id)) ?? -1)
      }),
    )
  })
})

describe('the dictionary', () => {
  test('knows the words of any text as reading the whole text does', () => {
    const dictionary = new Dictionary(world)
    const word = fc.constantFrom('menjahit', 'Penjahit', 'las', 'C++', 'las/pipa', 'Écrit', '6G', "jum'at", '12')
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word, { maxLength: 9 }).map((all) => all.join(' ')),
    )
    fc.assert(
      fc.property(text, (words) => {
        const keys = dictionary.read(words).map((number) => dictionary.key(number))
        expect(new Set(keys)).toEqual(new Set(keysOf(words).keys()))
        expect(keys).toHaveLength(new Set(keys).size)
        for (const key of keys) expect([...keysOf(key).keys()]).toEqual([key])
      }),
      { numRuns: 500 },
    )
  })
})

test('the best few are those that sorting all would give', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), fc.nat(8), (scores, size) => {
      const top = new Top<number>(size, (row, other) => row < other)
      for (const [row, score] of scores.entries()) top.offer(score, row)
      const sorted = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b)
      expect(top.sorted()).toEqual(sorted.slice(0, size))
    }),
  )
})

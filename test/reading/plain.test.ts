import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainWords } from '../../src/reading/plain.ts'

test('decorated letters, odd blanks and dashes are read as plain ones', () => {
  expect(plainWords('text', '𝗞𝘂𝗮𝗹𝗶𝗳𝗶𝗸𝗮𝘀𝗶\u00a0– min\u200b. S1').text).toBe('Kualifikasi - min. S1')
})

test('a place in the plain text leads back to the words as they were typed', () => {
  const typed = '𝗟𝗮𝘀 argon'
  const words = plainWords('text', typed)
  expect(words.source(0, 3)).toEqual({ field: 'text', words: '𝗟𝗮𝘀', start: 0, end: 6 })
  expect(words.source(4, 9).words).toBe('argon')
})

test('of any text, the source of a stretch is a stretch of that text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(40), fc.nat(40), (typed, from, length) => {
      const words = plainWords('text', typed)
      const start = Math.min(from, words.text.length)
      const source = words.source(start, Math.min(words.text.length, start + length))
      expect(source.words).toBe(typed.slice(source.start, source.end))
    }),
  )
})

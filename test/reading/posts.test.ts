import { describe, expect, test } from 'vitest'
import { flatPerson } from './helpers.ts'

const jobs = (text: string) => flatPerson({ text }).experience
const listed = (programme: string, words: string) => flatPerson({ programme, experience: [[words, 14]] }).experience

describe('the job a post means', () => {
  test.each([
    ['operator PC200 di kuari 3 tahun', 'op-excavator'],
    ['kerja di bengkel bubut 3 tahun', 'bubut'],
    ['bisa bubut dan las, pengalaman 3 tahun di bengkel bubut', 'bubut'],
    ['kerja di bengkel motor 3 tahun', 'mek-spm'],
  ])('the machine or the workshop tells: %s', (text, occupation) => {
    expect(jobs(text)).toEqual([{ occupation, months: 36 }])
  })

  test('what a person can do is not the job they did', () => {
    expect(jobs('kerja di pabrik plywood 3 tahun, forklift bisa')).toEqual([{ occupation: null, months: 36 }])
  })

  test.each([
    ['Operator Excavator', 'operator di PT Bukit Jaya', 'op-excavator'],
    ['Operator Excavator', 'operator D85', 'op-dozer'],
    ['Operator Excavator', 'operator jahit', 'penjahit'],
    ['Operator Excavator', 'kasir', 'kasir'],
    ['Teknisi Sepeda Motor', 'mekanik bengkel', 'mek-spm'],
    ['Teknisi Sepeda Motor', 'mekanik bengkel mobil', 'mek-otomotif'],
  ])('after %s "%s" is %s', (programme, words, occupation) => {
    expect(listed(programme, words)).toEqual([{ occupation, months: 14 }])
  })
})

describe('several jobs in one line', () => {
  test.each([
    ['1 thn satpam, 1 thn kasir', ['satpam', 12], ['kasir', 12]],
    ['1 thn sopir dump truck trs 2 thn kasir', ['op-dt', 12], ['kasir', 24]],
    ['jaga toko 2 th, terus sales 1 th', ['pramuniaga', 24], ['sales', 12]],
    ['waiters 1 thn n kitchen helper 6 bln', ['waiter', 12], ['helper-dapur', 6]],
  ])('%s', (text, ...expected) => {
    expect(jobs(text).map(({ occupation, months }) => [occupation, months])).toEqual(expected)
  })
})

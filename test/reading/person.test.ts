import { describe, expect, test } from 'vitest'
import { flatPerson } from './helpers.ts'

describe('a course told in passing', () => {
  test.each([
    ['ikut pelatihan barista di BLK', 'barista', 'kul-barista'],
    ['lulusan blk listrik 2024', 'listrik', 'lis-rumah'],
    ['alumni BLK Nunukan jurusan menjahit', 'jahit', 'gar-jahit'],
    ['kursus AC di LPK', 'ac', 'pen-acrumah'],
  ])('%s', (text, programme, skill) => {
    const person = flatPerson({ text })
    expect(person.programme).toBe(programme)
    expect(person.skills).toContain(skill)
  })

  test.each(['mau ikut pelatihan barista di BLK', 'adik saya lulusan BLK listrik', 'belum pernah ikut pelatihan barista'])(
    'a wish, a relative and a denial are no course: %s',
    (text) => {
      expect(flatPerson({ text }).programme).toBeNull()
    },
  )

  test('a course that fits several programmes is none of them, and its skill was learnt all the same', () => {
    const person = flatPerson({ text: 'lulusan BLK las' })
    expect(person.programme).toBeNull()
    expect(person.skills).toContain('las')
  })

  test('the course tells of what a bare certificate is', () => {
    const person = flatPerson({ text: 'BLK excavator 2025, punya sertifikat BNSP' })
    expect(person.certificates.map(({ id }) => id)).toEqual(['bnsp-excavator'])
  })
})

test('a registration of nurses is no degree', () => {
  expect(flatPerson({ text: 'lulusan D3 keperawatan, STR aktif' }).education).toBe('D3')
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CONDITIONS, CONTRACTS } from '../../../src/matching/types.ts'
import { readJobPosting } from '../../../src/reading/job-posting.ts'
import { dataBlocksIn, jobPostingsIn } from '../../../src/reading/json-ld.ts'
import { blockOf, jobPostingOf } from '../../../src/vacancies/feeds/job-posting.ts'
import type { VacancyAnswer } from '../../../src/vacancies/vacancy.ts'
import { taxonomy } from '../../reference.ts'

const SITE = 'https://padan.example'

const some = (ids: Iterable<string>, most = 4) => fc.uniqueArray(fc.constantFrom(...ids), { maxLength: most })
const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
const text = fc.string({ unit: fc.constantFrom(...'Aa1 <>&"\'é-•\\', '\n', '</script>', '<!--', '\u2028', '&amp;', '<p>') })

const pay = fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 1, maxLength: 2 }).chain((amounts) => {
  const [min = 1, max = min] = amounts.sort((a, b) => a - b)
  const per = fc.constantFrom('month', 'day', 'piece')
  const given = fc.constantFrom([min, max], [min, null], [null, max], [null, null])
  return fc.record({ per, given }).map(({ per: unit, given: [from, to] }) => ({
    wage_min: from ?? null,
    wage_max: to ?? null,
    wage_per: from == null && to == null ? ('month' as const) : unit,
  }))
})

/** What a posting tells of a vacancy, and nothing besides. */
const facts = fc
  .record({
    skills: some(taxonomy.skills.keys(), 6),
    papers: some(taxonomy.certificates.keys()),
    weights: fc.array(fc.constantFrom(1, 2, 3), { minLength: 6, maxLength: 6 }),
    occupation: some(taxonomy.occupations.keys()),
    education_min: orNull(fc.constantFrom(...taxonomy.educations.keys())),
    majors: some(taxonomy.majors.keys()),
    experience_months_min: orNull(fc.integer({ min: 0, max: 600 })),
    openings: fc.integer({ min: 1, max: 5000 }),
    place: orNull(fc.constantFrom(...taxonomy.places.keys())),
    lodging: orNull(fc.boolean()),
    contract: orNull(fc.constantFrom(...CONTRACTS)),
    conditions: some(CONDITIONS),
    sector: orNull(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRST')),
    starts_on: orNull(day),
    closing_date: orNull(day),
    pay,
  })
  .map(({ skills, papers, weights, pay: wage, ...rest }) => ({
    ...rest,
    ...wage,
    skills_required: skills.slice(0, 4).map((skill, at) => ({ skill, weight: weights[at] as 1 | 2 | 3 })),
    skills_nice: skills.slice(4),
    certificates_required: papers.slice(0, 2),
    certificates_nice: papers.slice(2),
  }))

const words = fc.record({ title: text.filter((title) => title.trim() !== ''), text: text.filter((body) => body.trim() !== '') })

const vacancyOf = (given: object): VacancyAnswer =>
  ({
    id: 'vac_1',
    version: 1,
    state: 'open',
    employer: { id: 'emp_1', name: 'Bengkel & Las <Utara>' },
    posted_on: '2026-11-25',
    micro_employer: false,
    ...given,
  }) as VacancyAnswer

const sorted = ({ conditions, ...rest }: { conditions?: readonly string[] }) => ({
  ...rest,
  conditions: [...(conditions ?? [])].sort(),
})

describe('a posting of ours', () => {
  test('read back gives the same facts and words', () => {
    fc.assert(
      fc.property(facts, words, (stated, said) => {
        const posting = jobPostingOf(taxonomy, vacancyOf({ ...stated, ...said }), SITE)
        const read = readJobPosting(taxonomy, JSON.parse(JSON.stringify(posting)))
        expect(sorted(read.stated)).toEqual(sorted(stated))
        expect(read.advert.text).toBe(said.text.trim())
        expect(read.advert.title).toBe(said.title.trim())
        expect(read).toMatchObject({ source: 'vac_1', employer: 'Bengkel & Las <Utara>', postedOn: '2026-11-25' })
      }),
      { numRuns: 300 },
    )
  })

  test('no text in it ends the data block or begins a comment in it', () => {
    fc.assert(
      fc.property(facts, words, (stated, said) => {
        const block = blockOf(jobPostingOf(taxonomy, vacancyOf({ ...stated, ...said }), SITE))
        expect(block).not.toMatch(/[<>&\u2028\u2029]/)
        const page = `<html><script type="application/ld+json">${block}</script><p>rest</p>`
        const [posting = {}] = jobPostingsIn(dataBlocksIn(page).map(({ value }) => value))
        expect(posting.title).toBe(said.title)
      }),
      { numRuns: 200 },
    )
  })
})

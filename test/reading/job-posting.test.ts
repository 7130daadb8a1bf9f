import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJobPosting } from '../../src/reading/job-posting.ts'
import { dataBlocksIn, isJobPosting, jobPostingsIn } from '../../src/reading/json-ld.ts'
import { taxonomy } from '../reference.ts'

const read = (given: Record<string, unknown>) => readJobPosting(taxonomy, { '@type': 'JobPosting', title: 'Juru las', ...given })
const stated = (given: Record<string, unknown>) => read(given).stated

describe('job postings are found', () => {
  const posting = { '@type': 'JobPosting', title: 'Juru las' }
  const titles = (value: unknown) => jobPostingsIn(value).map(({ title }) => title)

  test.each([
    ['alone, without a context', posting],
    ['among several types', { ...posting, '@type': ['Thing', 'JobPosting'] }],
    ['with the type written whole', { ...posting, '@type': 'https://schema.org/JobPosting' }],
    ['with the type under a prefix', { ...posting, '@type': 'schema:JobPosting' }],
    ['in a list', [{ '@type': 'Organization' }, posting]],
    ['in a graph', { '@context': 'https://schema.org', '@graph': [{ '@type': 'WebPage' }, posting] }],
    ['as what a page is about', { '@type': 'WebPage', mainEntity: posting }],
    ['as the item of a list of things', { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: posting }] }],
  ])('%s', (_, value) => {
    expect(titles(value)).toEqual(['Juru las'])
  })

  test('and other things are not', () => {
    for (const value of [null, 7, 'JobPosting', [], {}, { '@type': 'Jobposting' }, { title: 'x' }, { '@type': { a: 1 } }])
      expect(jobPostingsIn(value)).toEqual([])
    expect(isJobPosting({ '@type': 'Organization' })).toBe(false)
  })

  test('a property that names a thing of the graph is that thing', () => {
    const graph = {
      '@graph': [
        { '@id': '#org', '@type': 'Organization', name: 'Galangan Muara' },
        { ...posting, hiringOrganization: { '@id': '#org' } },
      ],
    }
    const [found = {}] = jobPostingsIn(graph)
    expect(readJobPosting(taxonomy, found).employer).toBe('Galangan Muara')
  })

  test('in the data blocks of a page, with the line on which each begins', () => {
    const page = [
      '<!doctype html><title>İ</title><script>var a = "<b>"</script>',
      '<script type="application/ld+json">{"@type":"JobPosting","title":"Juru\nlas"}</script>',
      `<SCRIPT id=x type='application/ld+json'><!-- [{"@type":"JobPosting","title":"Sopir"}]; --></SCRIPT>`,
      '<script type="application/ld+json">{broken</script>',
    ].join('\n')
    const blocks = dataBlocksIn(page)
    expect(blocks.map(({ line, value }) => [line, value === undefined])).toEqual([
      [2, false],
      [4, false],
      [5, true],
    ])
    expect(titles(blocks.map(({ value }) => value))).toEqual(['Juru las', 'Sopir'])
  })
})

describe('what a posting states', () => {
  const salary = (value: unknown, currency = 'IDR') => stated({ baseSalary: { '@type': 'MonetaryAmount', currency, value } })

  test.each<[string, Record<string, unknown>, object]>([
    [
      'a range',
      { baseSalary: { currency: 'IDR', value: { minValue: 4_500_000, maxValue: '5000000.00', unitText: 'MONTH' } } },
      { wage_min: 4_500_000, wage_max: 5_000_000, wage_per: 'month' },
    ],
    [
      'one amount a day',
      { baseSalary: { currency: 'IDR', value: { value: 'Rp 200.000', unitText: 'per hari' } } },
      { wage_min: 200_000, wage_max: 200_000, wage_per: 'day' },
    ],
    [
      'a year, as twelve months',
      { baseSalary: { currency: 'idr', value: { value: 60_000_000, unitText: 'YEAR' } } },
      { wage_min: 5_000_000, wage_max: 5_000_000, wage_per: 'month' },
    ],
    [
      'figures beside the currency',
      { baseSalary: { currency: 'IDR', minValue: 5_000_000, unitText: 'Bulan' } },
      { wage_min: 5_000_000, wage_max: null, wage_per: 'month' },
    ],
    ['a bare number of a month', { baseSalary: 5_000_000 }, { wage_min: 5_000_000, wage_max: 5_000_000, wage_per: 'month' }],
    [
      'a list of one',
      { baseSalary: [{ currency: ['IDR'], value: [{ value: '5,000,000', unitText: 'MONTH' }] }] },
      { wage_min: 5_000_000, wage_max: 5_000_000, wage_per: 'month' },
    ],
    [
      'a price',
      { baseSalary: { priceCurrency: 'IDR', price: '5000000' } },
      { wage_min: 5_000_000, wage_max: 5_000_000, wage_per: 'month' },
    ],
  ])('pay: %s', (_, given, facts) => {
    expect(stated(given)).toMatchObject(facts)
  })

  test('no pay of another currency or unit, none of nought, upside down or guessed by the site', () => {
    for (const facts of [
      salary({ value: 900, unitText: 'MONTH' }, 'USD'),
      salary({ value: 30_000, unitText: 'HOUR' }),
      salary({ value: 0, unitText: 'MONTH' }),
      salary({ minValue: 6_000_000, maxValue: 5_000_000, unitText: 'MONTH' }),
      salary({ value: 30_000 }),
      stated({ estimatedSalary: { currency: 'IDR', value: 5_000_000 } }),
      stated({ baseSalary: { currency: 'IDR', value: { __proto__: { value: 5 } } } }),
    ])
      expect(Object.keys(facts)).not.toContain('wage_min')
  })

  test('pay in words is left to be read', () => {
    expect(read({ baseSalary: 'Rp 4.500.000 - 5.000.000 per bulan' }).advert.salary).toBe('Rp 4.500.000 - 5.000.000 per bulan')
    expect(read({ baseSalary: { currency: 'IDR', value: '4,5 - 5 juta' } }).advert.salary).toBe('4,5 - 5 juta')
  })

  test.each<[string, unknown, string | undefined]>([
    ['an address', { '@type': 'Place', address: { addressLocality: 'Tarakan', addressRegion: 'Kalimantan Utara' } }, '65.71'],
    ['a text', 'Kota Tarakan', '65.71'],
    ['an address as a text', { address: 'Jl. Yos Sudarso, Tarakan' }, '65.71'],
    ['an address without its place', { '@type': 'PostalAddress', addressLocality: 'Nunukan' }, '65.03'],
    [
      'the first of several that is known',
      [{ address: { addressLocality: 'Atlantis' } }, { address: { addressLocality: 'Tarakan' } }],
      '65.71',
    ],
    [
      'a town named in a street elsewhere',
      { address: { streetAddress: 'Jl. Tarakan 3', addressLocality: 'Jakarta' } },
      undefined,
    ],
    ['a country', { address: { addressCountry: 'ID' } }, undefined],
  ])('place: %s', (_, jobLocation, place) => {
    expect(stated({ jobLocation }).place).toBe(place)
  })

  test('dates as written, and moments as the date in Kalimantan', () => {
    expect(stated({ validThrough: '2026-12-31' }).closing_date).toBe('2026-12-31')
    expect(stated({ validThrough: '2026-12-31T23:59' }).closing_date).toBe('2026-12-31')
    expect(stated({ validThrough: '2026-12-31T20:00:00Z' }).closing_date).toBe('2027-01-01')
    expect(stated({ validThrough: '2026-12-31T23:59:59+08:00' }).closing_date).toBe('2026-12-31')
    expect(stated({ validThrough: 'soon' })).not.toHaveProperty('closing_date')
    expect(read({ datePosted: '2026-11-20T08:00:00+0700' }).postedOn).toBe('2026-11-20')
  })

  test('a contract only where its kind names one', () => {
    expect(stated({ employmentType: 'INTERN' }).contract).toBe('magang')
    expect(stated({ employmentType: ['FULL_TIME', 'TEMPORARY'] }).contract).toBe('PKWT')
    expect(stated({ employmentType: 'https://schema.org/PER_DIEM' }).contract).toBe('harian')
    expect(stated({ employmentType: 'FULL_TIME' })).not.toHaveProperty('contract')
    expect(stated({ employmentType: ['INTERN', 'TEMPORARY'] })).not.toHaveProperty('contract')
  })

  test('experience and openings', () => {
    const months = (value: unknown) => stated({ experienceRequirements: value }).experience_months_min
    expect(months({ '@type': 'OccupationalExperienceRequirements', monthsOfExperience: '24' })).toBe(24)
    expect(months('no requirements')).toBe(0)
    expect(months('2 tahun')).toBeUndefined()
    expect(read({ experienceRequirements: '2 tahun' }).advert.experience).toBe('2 tahun')
    expect(stated({ totalJobOpenings: '3' }).openings).toBe(3)
    expect(stated({ totalJobOpenings: -1 })).not.toHaveProperty('openings')
  })
})

describe('the words of a posting', () => {
  test('are its description and what other properties say, under headings', () => {
    const { advert } = read({
      description: '<p>Dicari juru las.</p>',
      qualifications: ['Sertifikat 3G', 'Dicari juru las.'],
      skills: 'SMAW',
      jobBenefits: { '@type': 'Text', '@value': 'Mess' },
      responsibilities: '-',
      educationRequirements: { '@type': 'EducationalOccupationalCredential', credentialCategory: 'high school' },
      industry: { '@type': 'DefinedTerm', name: 'Konstruksi' },
      employmentType: ['FULL_TIME'],
    })
    expect(advert.text).toBe('Dicari juru las.\n\nPersyaratan:\n- Sertifikat 3G\n- SMAW\n\nFasilitas:\n- Mess')
    expect(advert).toMatchObject({ title: 'Juru las', education: 'SMA/SMK', sector: 'Konstruksi', kind: 'FULL_TIME' })
  })

  test('are found under names written whole', () => {
    const posting = {
      '@type': 'http://schema.org/JobPosting',
      'http://schema.org/title': [{ '@value': 'Sopir &amp; kernet', '@language': 'id' }],
    }
    expect(readJobPosting(taxonomy, posting).advert.title).toBe('Sopir & kernet')
  })

  test('its own name is its identifier, else its address', () => {
    expect(read({ identifier: { '@type': 'PropertyValue', name: 'PT', value: 17 } }).source).toBe('17')
    expect(read({ identifier: ['A-1', 'A-2'] }).source).toBe('A-1')
    expect(read({ url: 'https://kerja.example/17#apply' }).source).toBe('https://kerja.example/17')
    expect(read({}).source).toBe('')
  })
})

describe('hostile input is taken without harm', () => {
  const deep = (open: string, middle: string, close: string, times: number) => open.repeat(times) + middle + close.repeat(times)

  test('nested deeply', () => {
    const value: unknown = JSON.parse(deep('[', '{"@type":"JobPosting"}', ']', 5000))
    expect(jobPostingsIn(value)).toEqual([])
    const wrapped: unknown = JSON.parse(`{"@type":"JobPosting","title":${deep('[', '"x"', ']', 5000)}}`)
    expect(jobPostingsIn(wrapped).map((posting) => readJobPosting(taxonomy, posting).advert.title)).toEqual([undefined])
  })

  test('with names that mean something to the machine', () => {
    const [posting = {}] = jobPostingsIn(
      JSON.parse('{"@type":"JobPosting","__proto__":{"title":"x"},"constructor":{"name":"y"}}'),
    )
    expect(readJobPosting(taxonomy, posting).advert.title).toBeUndefined()
    expect(({} as Record<string, unknown>).title).toBeUndefined()
  })

  test('with every property of a wrong kind', () => {
    const names = [
      'title',
      'description',
      'identifier',
      'url',
      'datePosted',
      'validThrough',
      'employmentType',
      'hiringOrganization',
    ]
    const more = [
      'jobLocation',
      'baseSalary',
      'skills',
      'qualifications',
      'educationRequirements',
      'experienceRequirements',
      'industry',
    ]
    for (const wrong of [null, true, 0, Number.MAX_VALUE, '', '\u0000', [], [null], {}, { '@id': 'x' }, [[{ value: {} }]]])
      expect(() => read(Object.fromEntries([...names, ...more].map((name) => [name, wrong])))).not.toThrow()
  })

  test('of any JSON at all', () => {
    const names = ['title', 'description', 'identifier', 'jobLocation', 'baseSalary', 'skills', 'employmentType', 'validThrough']
    const inner = [
      '@id',
      '@value',
      'name',
      'value',
      'address',
      'addressLocality',
      'minValue',
      'unitText',
      'currency',
      'propertyID',
    ]
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue(),
        fc.constant('padan'),
        tie('thing'),
        fc.array(tie('any'), { maxLength: 3 }),
      ),
      thing: fc.dictionary(fc.constantFrom(...inner), tie('any'), { maxKeys: 4 }),
    })).any
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (given) => {
        for (const posting of jobPostingsIn({ ...given, '@type': 'JobPosting' })) {
          const { source, employer, advert } = readJobPosting(taxonomy, posting)
          expect([source, employer, advert.text].map((one) => typeof one)).toEqual(['string', 'string', 'string'])
        }
      }),
      { numRuns: 300 },
    )
  })

  test('in a page of nothing but open tags', () => {
    const before = performance.now()
    expect(dataBlocksIn('<script type="application/ld+json">'.repeat(30_000))).toEqual([])
    expect(dataBlocksIn('<script></script'.repeat(60_000))).toEqual([])
    expect(performance.now() - before).toBeLessThan(1500)
  })
})

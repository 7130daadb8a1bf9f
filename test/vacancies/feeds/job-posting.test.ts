import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dataBlocksIn, jobPostingsIn } from '../../../src/reading/json-ld.ts'
import { call, open, type Someone, vacancy, type World, world, wrongFields } from '../../world.ts'

const SITE = 'https://padan.example'

describe('the page of an open vacancy', () => {
  let at: World
  beforeAll(async () => {
    at = await world({
      vacancies: [
        vacancy({
          title: 'Juru las </script><script>alert(1)</script>',
          text: 'Baris satu\n- dua & "tiga" </script>',
          contract: 'PKWT',
        }),
        vacancy({ place: '65.01.04', lodging: true, wage_max: 6_000_000, education_min: 'SMK', experience_months_min: 12 }),
        vacancy(),
      ],
      settings: { publicUrl: SITE },
    })
    expect((await call(at, at.employer, 'POST', `/vacancies/${at.vacancies[2]}/closure`, { reason: 'cancelled' })).status).toBe(
      200,
    )
  })
  afterAll(() => at.close())

  const page = async (nth: number) => (await open(at, at.visitor, `/vacancies/${at.vacancies[nth]}`)).text()
  const postings = async (nth: number) => jobPostingsIn(dataBlocksIn(await page(nth)).map(({ value }) => value))

  test('carries one JobPosting with all that Google asks for', async () => {
    const [posting, ...others] = await postings(1)
    expect(others).toEqual([])
    expect(posting).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      title: 'Juru las SMAW',
      datePosted: '2026-11-25',
      validThrough: '2026-12-31T23:59:59+08:00',
      url: `${SITE}/vacancies/${at.vacancies[1]}`,
      identifier: { '@type': 'PropertyValue', name: 'Bengkel Las Sinar Utara', value: at.vacancies[1] },
      hiringOrganization: { '@type': 'Organization', name: 'Bengkel Las Sinar Utara' },
      jobLocation: {
        '@type': 'Place',
        address: {
          '@type': 'PostalAddress',
          addressLocality: 'Tanjung Palas Timur, Kabupaten Bulungan',
          addressRegion: 'Kalimantan Utara',
          addressCountry: 'ID',
        },
      },
      baseSalary: {
        '@type': 'MonetaryAmount',
        currency: 'IDR',
        value: { '@type': 'QuantitativeValue', minValue: 5_000_000, maxValue: 6_000_000, unitText: 'MONTH' },
      },
      educationRequirements: { '@type': 'EducationalOccupationalCredential', credentialCategory: 'high school' },
      experienceRequirements: { '@type': 'OccupationalExperienceRequirements', monthsOfExperience: 12 },
      totalJobOpenings: 2,
      directApply: false,
    })
    expect(posting?.description).toMatch(/^<p>.+<\/p>$/)
  })

  test('keeps a text that would end the data block inside it', async () => {
    const [posting] = await postings(0)
    expect(posting?.title).toBe('Juru las </script><script>alert(1)</script>')
    expect(posting?.description).toBe('<p>Baris satu<br>- dua &amp; &quot;tiga&quot; &lt;/script&gt;</p>')
    expect(await page(0)).not.toContain('<script>alert')
  })

  test('says nothing of a closed vacancy', async () => {
    expect(await postings(2)).toEqual([])
  })
})

describe('a JobPosting that is sent', () => {
  let at: World
  beforeAll(async () => {
    at = await world()
  })
  afterAll(() => at.close())

  const posting = (given: Record<string, unknown> = {}) => ({
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    identifier: { '@type': 'PropertyValue', name: 'Sinar', value: 'LOW-17' },
    title: 'Juru las SMAW',
    description: '<p>Dicari juru las SMAW untuk konstruksi.</p><ul><li>Wajib sertifikat las 3G</li><li>Bersedia shift</li></ul>',
    datePosted: '2026-11-20',
    validThrough: '2026-12-20T23:59:59+08:00',
    employmentType: 'TEMPORARY',
    jobLocation: { '@type': 'Place', address: { addressLocality: 'Tarakan', addressCountry: 'ID' } },
    baseSalary: { currency: 'IDR', value: { minValue: 5_200_000, maxValue: 6_000_000, unitText: 'MONTH' } },
    totalJobOpenings: 2,
    ...given,
  })
  const send = (job_posting: unknown, more: object = {}, who: Someone = at.employer) =>
    call(at, who, 'POST', '/vacancies/job-posting', { job_posting, ...more })
  const count = async () => (await at.store.db.selectFrom('vacancy').select('id').execute()).length

  test('is read as an advert, what it states standing in place of what the text says', async () => {
    const answer = await send(posting({ description: `${posting().description}<p>Gaji 9 juta, penempatan Nunukan, 5 orang</p>` }))
    expect(answer.status).toBe(201)
    const made = (await answer.json()) as Record<string, unknown>
    expect(made).toMatchObject({
      outcome: 'created',
      employer: { id: at.employer.of.id },
      title: 'Juru las SMAW',
      place: '65.71',
      openings: 2,
      wage_min: 5_200_000,
      wage_max: 6_000_000,
      contract: 'PKWT',
      closing_date: '2026-12-20',
      conditions: ['shift'],
    })
    expect(made.occupation).toContain('welder-smaw')
    expect(answer.headers.get('location')).toBe(`/api/v1/vacancies/${made.id}`)
  })

  test('changes nothing when it comes again, and what it made when it changed', async () => {
    const again = (given: object) => send(posting({ identifier: 'LOW-18', ...given }))
    const first = (await (await again({})).json()) as { id: string }
    const before = await count()
    expect(await (await again({})).json()).toMatchObject({ id: first.id, outcome: 'unchanged', version: 1 })
    expect(await (await again({ totalJobOpenings: 7 })).json()).toMatchObject({ id: first.id, outcome: 'changed', openings: 7 })
    expect(await count()).toBe(before)
  })

  test('may be the page it stands in, or stand in a graph', async () => {
    const page = `<!doctype html><script type="application/ld+json">${JSON.stringify(posting({ identifier: 'HTML-1' }))}</script>`
    expect((await send(page)).status).toBe(201)
    expect((await send({ '@graph': [{ '@type': 'WebPage' }, posting({ identifier: 'GRAPH-1' })] })).status).toBe(201)
    expect((await send([posting({ identifier: 'LIST-1' })])).status).toBe(201)
  })

  test('may be the page of one of our own vacancies, which gives the same facts to whoever posts it', async () => {
    const facts = {
      ...vacancy({
        text: 'Juru las untuk galangan.\n\n  - shift malam',
        lodging: true,
        contract: 'PKWT',
        conditions: ['shift', 'night'],
      }),
      skills_required: [{ skill: 'las-smaw', weight: 2 }],
      certificates_required: ['juru-las-2'],
      education_min: 'SMK',
      experience_months_min: 12,
    }
    const first = (await (await call(at, at.employer, 'POST', '/vacancies', facts)).json()) as Record<string, unknown>
    const page = await (await open(at, at.visitor, `/vacancies/${first.id}`)).text()
    const second = (await (await send(page, {}, at.otherEmployer)).json()) as Record<string, unknown>
    const { id, employer, outcome, alive_on, ...same } = second
    expect([outcome, employer]).toEqual(['created', { id: at.otherEmployer.of.id, name: at.otherEmployer.of.name }])
    expect(first).toMatchObject(same)
  })

  test('is posted by an officer for the employer named, and by no employer for another', async () => {
    const named = { employer: at.employer.of.id }
    expect((await send(posting({ identifier: 'OFF-1' }), named, at.administrator)).status).toBe(201)
    expect(await wrongFields(await send(posting({ identifier: 'OFF-2' }), {}, at.administrator))).toEqual(['#/employer'])
    expect((await send(posting({ identifier: 'OTHER-1' }), named, at.otherEmployer)).status).toBe(403)
  })

  test.each<[string, unknown, readonly string[]]>([
    ['no posting', { '@type': 'Organization' }, ['#/job_posting']],
    ['several', [posting(), posting()], ['#/job_posting']],
    ['a page without one', '<html></html>', ['#/job_posting']],
    ['no name of its own', posting({ identifier: undefined }), ['#/job_posting/identifier']],
    ['a name without end', posting({ identifier: 'x'.repeat(501) }), ['#/job_posting/identifier']],
    [
      'a wage below the floor',
      posting({ identifier: 'LOW', baseSalary: { currency: 'IDR', value: { value: 1_000_000, unitText: 'MONTH' } } }),
      ['#/job_posting/baseSalary'],
    ],
    ['a date that has passed', posting({ identifier: 'OLD', validThrough: '2026-01-31' }), ['#/job_posting/validThrough']],
    ['a date that does not exist', posting({ identifier: 'NODAY', validThrough: '2026-02-31' }), ['#/job_posting/validThrough']],
    ['a title without end', posting({ identifier: 'LONG', title: 'x'.repeat(201) }), ['#/job_posting/title']],
    ['openings beyond number', posting({ identifier: 'MANY', totalJobOpenings: 999_999 }), ['#/job_posting/totalJobOpenings']],
    ['neither title nor text', { '@type': 'JobPosting', identifier: 'NONE', title: { '@id': '#x' } }, ['#/job_posting/title']],
  ])('is refused with the property named: %s', async (_, given, fields) => {
    const answer = await send(given)
    expect(answer.status).toBe(400)
    expect(await wrongFields(answer)).toEqual(fields)
  })

  test('is refused by its shape where it is hostile', async () => {
    expect((await send(JSON.parse(`${'['.repeat(40)}1${']'.repeat(40)}`))).status).toBe(400)
    const evil = `{"job_posting":{"@type":"JobPosting","identifier":"P-1","title":"Juru las","__proto__":{"description":"x"}}}`
    const answer = await call(at, at.employer, 'POST', '/vacancies/job-posting', evil)
    expect(answer.status).toBeLessThan(500)
    expect(({} as Record<string, unknown>).description).toBeUndefined()
  })

  test('none of this was a bug of ours', () => expect(at.bugs).toEqual([]))
})

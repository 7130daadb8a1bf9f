import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHECKS, hintsOf, isFreeMail } from '../../src/employers/checklist.ts'
import { mayDecide } from '../../src/employers/decisions.ts'
import { EMPLOYER_STATES } from '../../src/employers/employer.ts'
import { asked, CHECKED, interrupted, listed, officerAt, send, statusOf, toldTo, unverified } from '../vacancies/office.ts'
import { call, NOW, open, vacancy, type World, world, wrongFields } from '../world.ts'

const verification = ({ of: { id } }: { of: { id: string } }) => `/employers/${id}/verification`

describe('the check of an employer', () => {
  test('says yes only with the whole checklist, and keeps who said it and what was seen', async () => {
    const at = await world()
    const employer = await unverified(at)
    const officer = await officerAt(at)
    await fc.assert(
      fc.asyncProperty(fc.subarray([...CHECKS], { maxLength: 2 }), async (checks) => {
        const answer = await call(at, officer, 'POST', verification(employer), { checks, outcome: 'verified' })
        expect(await wrongFields(answer)).toEqual(['#/checks'])
      }),
    )
    expect(
      await asked(at, officer, 'POST', verification(employer), { ...CHECKED, signs: ['free_mail'], note: 'Usaha kecil' }),
    ).toMatchObject({
      state: 'verified',
    })
    expect(await asked(at, officer, 'GET', verification(employer))).toMatchObject({
      decisions: [
        { what: 'verified', checks: CHECKED.checks, signs: ['free_mail'], note: 'Usaha kecil', actor: officer.account },
      ],
    })
    expect(await toldTo(at, employer.account)).toEqual(['employer_verified'])
    expect(await statusOf(at, at.visitor, 'GET', `/employers/${employer.of.id}`)).toBe(200)
  })

  test('says not yet with a note that its people read', async () => {
    const at = await world()
    const employer = await unverified(at)
    const no = { checks: [], outcome: 'not_yet' }
    expect(await wrongFields(await call(at, at.officer, 'POST', verification(employer), no))).toEqual(['#/note'])
    await asked(at, at.officer, 'POST', verification(employer), { ...no, note: 'Alamat tidak ditemukan' })
    expect(await asked(at, employer, 'GET', `/employers/${employer.of.id}`)).toMatchObject({
      state: 'unverified',
      state_note: 'Alamat tidak ditemukan',
    })
    expect(await toldTo(at, employer.account)).toEqual(['employer_not_yet'])
  })

  test('asks for a note where signs of fraud were met', async () => {
    const at = await world()
    const employer = await unverified(at)
    const given = { ...CHECKED, signs: ['asks_money'] }
    expect(await wrongFields(await call(at, at.officer, 'POST', verification(employer), given))).toEqual(['#/note'])
  })

  test('of two officers at the same moment is one’s, and the other is told', async () => {
    const at = await world()
    const employer = await unverified(at)
    await asked(at, employer, 'POST', '/vacancies', vacancy())
    const officers = [await officerAt(at), await officerAt(at)]
    const both = await Promise.all(
      officers.map((officer) => statusOf(at, officer, 'POST', verification(employer), { ...CHECKED, version: 1 })),
    )
    expect(both.sort()).toEqual([200, 412])
    expect(await at.store.db.selectFrom('employer_decision').select('id').execute()).toHaveLength(1)
    expect(await listed(at)).toHaveLength(1)
  })

  test('at the same moment as a post leaves nothing waiting that could be open', async () => {
    for (let round = 0; round < 8; round++) {
      const at = await world()
      const employer = await unverified(at)
      await Promise.all([
        asked(at, employer, 'POST', '/vacancies', vacancy()),
        asked(at, at.officer, 'POST', verification(employer), CHECKED),
        asked(at, employer, 'POST', '/vacancies', vacancy({ title: 'Sopir truk' })),
      ])
      expect(await listed(at)).toHaveLength(2)
      await at.close()
    }
  })

  test('publishes what was posted while it was being written', async () => {
    const { store, before } = await interrupted()
    const at = await world({ settings: { store } })
    const employer = await unverified(at)
    before('employer_decision', () => asked(at, employer, 'POST', '/vacancies', vacancy()))
    await asked(at, at.officer, 'POST', verification(employer), CHECKED)
    expect(await listed(at)).toHaveLength(1)
  })

  test('is not for an officer with a declared tie to the employer, nor are its return and its vacancies', async () => {
    const at = await world()
    const employer = await unverified(at)
    const officer = await officerAt(at)
    const tie = {
      id: 'tie_00000000000000000000000001',
      account_id: officer.account,
      employer_id: employer.of.id,
      what: 'Paman',
      declared_at: NOW,
    }
    await at.store.commit([at.store.db.insertInto('tie').values(tie).compile()], [])
    const made = await asked(at, employer, 'POST', '/vacancies', vacancy())
    expect(await statusOf(at, officer, 'POST', verification(employer), CHECKED)).toBe(403)
    expect(await statusOf(at, officer, 'POST', `/vacancies/${made.id}/decision`, { publish: false, note: 'x' })).toBe(403)
    expect(await statusOf(at, officer, 'POST', `/employers/${employer.of.id}/suspension`, { note: 'Palsu' })).toBe(200)
    expect(await statusOf(at, officer, 'POST', `/employers/${employer.of.id}/reinstatement`, { note: 'Baik lagi' })).toBe(403)
    expect(await statusOf(at, at.officer, 'POST', `/employers/${employer.of.id}/reinstatement`, { note: 'Baik lagi' })).toBe(200)
  })

  test('is for the office that looks after its place; an employer of no known place is any office’s', async () => {
    const at = await world()
    const [here, elsewhere] = [await officerAt(at, '65.71'), await officerAt(at, '65.03')]
    const placed = await unverified(at, { place: '65.71' })
    const nowhere = await unverified(at, { name: 'Toko Tanpa Alamat' })
    const queue = async (who: typeof here) =>
      ((await asked(at, who, 'GET', '/employers?state=unverified')).employers as { id: string }[]).map(({ id }) => id)
    expect(new Set(await queue(here))).toEqual(new Set([placed.of.id, nowhere.of.id]))
    expect(await queue(elsewhere)).toEqual([nowhere.of.id])
    expect(await statusOf(at, elsewhere, 'POST', verification(placed), CHECKED)).toBe(403)
    expect(await statusOf(at, elsewhere, 'GET', `/employers/${placed.of.id}`)).toBe(404)
    expect(await statusOf(at, here, 'POST', verification(placed), CHECKED)).toBe(200)
    expect(await statusOf(at, elsewhere, 'POST', verification(nowhere), CHECKED)).toBe(200)
  })

  test('gives a licence number to one verified employer only', async () => {
    const at = await world()
    const [first, second] = [await unverified(at, { nib: '9120001234567' }), await unverified(at, { nib: '9120001234567' })]
    expect((await asked(at, at.officer, 'GET', verification(first))).hints).toContain('nib_elsewhere')
    expect(await statusOf(at, at.officer, 'POST', verification(first), CHECKED)).toBe(200)
    expect(await statusOf(at, at.officer, 'POST', verification(second), CHECKED)).toBe(409)
  })

  test('is done on a page with the machine’s hints beside the signs', async () => {
    const at = await world()
    const employer = await unverified(at, { email: 'toko@gmail.com', address: 'Tarakan' })
    await asked(at, employer, 'POST', '/vacancies', vacancy({ title: 'Sopir', wage_min: 60_000_000 }))
    await asked(at, employer, 'POST', '/vacancies', {
      title: 'Kasir',
      text: 'Dicari kasir. Bayar biaya administrasi Rp50.000 dulu.',
    })
    expect((await asked(at, at.officer, 'GET', verification(employer))).hints).toEqual([
      'free_mail',
      'no_nib',
      'short_address',
      'pay_out_of_line',
      'asks_money',
    ])
    expect(await (await open(at, at.officer, verification(employer))).text()).toContain('terlihat oleh sistem')
    const body = new URLSearchParams([
      ...CHECKED.checks.map((check) => ['checks', check]),
      ['outcome', 'verified'],
      ['version', '1'],
    ])
    const sent = await at.app.request(verification(employer), {
      method: 'POST',
      headers: {
        Cookie: `padan_session=${at.officer.key}`,
        'Content-Type': 'application/x-www-form-urlencoded',
        'Sec-Fetch-Site': 'same-origin',
      },
      body: body.toString(),
    })
    expect(sent.status).toBe(303)
    expect(at.bugs).toEqual([])
  })
})

describe('an employer that is suspended or banned', () => {
  const posted = (at: World) => asked(at, at.employer, 'POST', '/vacancies', vacancy())

  test('takes all its vacancies out of lists and indexes, and brings them back when it is reinstated', async () => {
    const at = await world()
    const { id } = await posted(at)
    const path = `/employers/${at.employer.of.id}`
    for (const out of ['suspension', 'ban']) {
      await asked(at, at.officer, 'POST', `${path}/${out}`, { note: 'Laporan penipuan' })
      expect(await listed(at)).toEqual([])
      expect((await at.system().indexes()).match.sizes.vacancies).toBe(0)
      expect(await statusOf(at, at.visitor, 'GET', `/vacancies/${id}`)).toBe(404)
      expect(await statusOf(at, at.visitor, 'GET', path)).toBe(404)
      expect(await asked(at, at.employer, 'GET', `/vacancies/${id}`)).toMatchObject({ state: 'suspended' })
      expect(await asked(at, at.employer, 'GET', path)).toMatchObject({ state_note: 'Laporan penipuan' })
      await asked(at, at.officer, 'POST', `${path}/reinstatement`, { note: 'Sudah dijelaskan' })
      expect(await listed(at)).toEqual([id])
      expect(await asked(at, at.visitor, 'GET', path)).toMatchObject({ state: 'verified', open_vacancies: 1 })
    }
  })

  test('posts and changes nothing meanwhile, but may close', async () => {
    const at = await world()
    const { id } = await posted(at)
    await asked(at, at.officer, 'POST', `/employers/${at.employer.of.id}/suspension`, { note: 'x' })
    const path = `/vacancies/${id}`
    expect(await statusOf(at, at.employer, 'POST', '/vacancies', vacancy({ title: 'Sopir' }))).toBe(403)
    expect(await statusOf(at, at.employer, 'PATCH', path, { openings: 3 })).toBe(403)
    expect(await statusOf(at, at.employer, 'POST', `${path}/confirmation`, {})).toBe(403)
    expect(await statusOf(at, at.employer, 'POST', `${path}/placements`, {})).toBe(403)
    expect(await statusOf(at, at.employer, 'POST', `${path}/closure`, { reason: 'cancelled' })).toBe(200)
    expect(await statusOf(at, at.employer, 'POST', `${path}/reopening`, {})).toBe(403)
  })

  test('is so for a reason, by an officer, and never by itself', async () => {
    const at = await world()
    const path = `/employers/${at.employer.of.id}`
    for (const what of ['suspension', 'ban', 'reinstatement']) {
      expect(await wrongFields(await call(at, at.officer, 'POST', `${path}/${what}`, {}))).toEqual(['#/note'])
      expect(await statusOf(at, at.employer, 'POST', `${path}/${what}`, { note: 'x' })).toBe(403)
      expect(await statusOf(at, at.visitor, 'POST', `${path}/${what}`, { note: 'x' })).toBe(401)
    }
    expect(await statusOf(at, at.officer, 'POST', `${path}/reinstatement`, { note: 'x' })).toBe(409)
    expect((await send(at, at.officer, `${path}/suspension`, { note: 'Laporan', version: '1' })).status).toBe(303)
  })

  test('comes back unchecked when it was never checked', async () => {
    const at = await world()
    const employer = await unverified(at)
    const path = `/employers/${employer.of.id}`
    await asked(at, at.officer, 'POST', `${path}/suspension`, { note: 'x' })
    await asked(at, at.officer, 'POST', `${path}/ban`, { note: 'x' })
    expect(await asked(at, at.officer, 'POST', `${path}/reinstatement`, { note: 'x' })).toMatchObject({ state: 'unverified' })
    expect((await toldTo(at, employer.account)).sort()).toEqual([
      'employer_reinstated',
      'employer_suspended',
      'employer_suspended',
    ])
  })
})

test('no decision leads out of a state that it does not know', () => {
  for (const state of EMPLOYER_STATES) {
    expect(mayDecide('reinstated', state)).toBe(state === 'suspended' || state === 'banned')
    expect(mayDecide('verified', state)).toBe(state === 'unverified')
    expect(mayDecide('banned', state)).toBe(state !== 'banned')
  }
})

test('the machine points at free mail, a missing licence and a vague address, and at nothing else', () => {
  expect(isFreeMail('Toko.Jaya@Gmail.com')).toBe(true)
  expect(isFreeMail('hrd@gmail.com.galangan.co.id')).toBe(false)
  const whole = { email: 'hrd@galangan.co.id', nib: '9120001234567', address: 'Jalan Yos Sudarso 12, Tarakan' }
  expect(hintsOf(whole, 0)).toEqual([])
  expect(hintsOf({ email: null, nib: null, address: null }, 1)).toEqual(['no_nib', 'no_address', 'nib_elsewhere'])
})

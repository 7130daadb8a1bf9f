import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { graduate, open, vacancy } from '../world.ts'
import {
  choose,
  DESK,
  follow,
  hasBrowser,
  heading,
  launch,
  press,
  type Site,
  signInByKey,
  site,
  somebody,
  words,
} from './browser.ts'

const inBrowser = hasBrowser()

let its: Site
beforeAll(async () => {
  its = await site({
    settings: {
      demo: true,
      swagger: async (name) =>
        new Uint8Array(readFileSync(join(dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')), name))),
    },
    vacancies: [
      vacancy({ certificates_required: ['juru-las-2'], text: 'Dicari juru las SMAW untuk galangan.' }),
      vacancy({ title: 'Kasir toko', occupation: [], skills_required: [], place: '65.03', text: 'Kasir toko di Nunukan' }),
    ],
    graduates: [
      graduate({ profile: { programme: 'las-3g', skills: ['las-smaw'], certificates: ['juru-las-2'], home: '65.71' } }),
      graduate({
        person: { name: 'Rusni', nik: null },
        profile: { programme: 'las-3g', skills: ['las-smaw'], home: '65.71', lacks: ['juru-las-2'] },
      }),
    ],
  })
})
afterAll(() => its.close())

/** Every page that a person may come to, with who comes to it. */
const pages = (): readonly (readonly [string, 'visitor' | 'officer' | 'employer' | 'graduate', string])[] => [
  ['the home page', 'visitor', '/'],
  ['a search', 'visitor', '/vacancies?q=las&place=65.71'],
  ['a search that finds nothing', 'visitor', '/vacancies?q=astronot'],
  ['a vacancy', 'visitor', `/vacancies/${its.at.vacancies[0]}`],
  ['the sign-in', 'visitor', '/sign-in'],
  ['an error', 'visitor', '/vacancies?limit=0'],
  ['a vacancy of one’s own', 'employer', `/vacancies/${its.at.vacancies[0]}`],
  ['the form for a vacancy', 'employer', '/vacancies/new'],
  ['the match list of a vacancy', 'officer', `/vacancies/${its.at.vacancies[0]}/matches`],
  ['a search of profiles', 'officer', '/profiles?q=las'],
  ['a graduate', 'officer', `/graduates/${its.at.graduates[0]?.id}`],
  ['a graduate’s own match list', 'graduate', `/graduates/${its.at.graduates[0]?.id}/matches`],
]
const keyOf = (role: 'officer' | 'employer' | 'graduate'): string =>
  (role === 'graduate' ? its.at.graduates[0]?.key : its.at[role].key) ?? ''

if (inBrowser)
  describe('in Chromium', () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launch()
    })
    afterAll(() => browser.close())

    test('a visitor searches from the home page, without any script, and opens what was found', async () => {
      const page = await somebody(browser, its)
      await page.goto('/')
      await page.getByLabel('Pekerjaan, keahlian, perusahaan, atau tempat').fill('juru las')
      await press(page, 'Cari')
      await follow(page, 'Juru las SMAW')
      expect(await heading(page)).toBe('Juru las SMAW')
      expect(await words(page)).toContain('mulai Rp5.000.000 per bulan')
    })

    test('the language is switched on the very page one reads, and stays', async () => {
      const page = await somebody(browser, its, DESK)
      await page.goto(`/vacancies/${its.at.vacancies[0]}`)
      await choose(page, 'English')
      expect(new URL(page.url()).pathname).toBe(`/vacancies/${its.at.vacancies[0]}`)
      expect(await words(page)).toContain('from Rp5,000,000 a month')
      await follow(page, 'Padan', 'header')
      expect(await heading(page)).toBe('Search vacancies')
    })

    test('on a phone the menu is folded and takes one line, at a desk it lies open', async () => {
      const phone = await somebody(browser, its)
      await phone.goto('/')
      expect(await phone.getByRole('link', { name: 'Daftarkan perusahaan' }).isVisible()).toBe(false)
      expect((await phone.locator('.top').boundingBox())?.height).toBeLessThan(70)
      await choose(phone, 'Daftarkan perusahaan')
      const desk = await somebody(browser, its, DESK)
      await desk.goto('/')
      expect(await desk.getByRole('link', { name: 'Daftarkan perusahaan' }).isVisible()).toBe(true)
      expect(await desk.locator('.menu summary').isVisible()).toBe(false)
    })

    test('an officer signs in by key, reads a match list with its reasons and the near matches, and signs out', async () => {
      const page = await somebody(browser, its, DESK)
      await signInByKey(page, its.at.officer.key)
      await page.goto(`/vacancies/${its.at.vacancies[0]}`)
      await follow(page, 'Lihat daftar padanan')
      await page.locator('main summary').first().click()
      expect(await page.getByText('Pekerjaan yang sama: Juru las SMAW').first().isVisible()).toBe(true)
      expect(await page.getByText('Urus Juru las kelas II').first().isVisible()).toBe(true)
      await press(page, 'Keluar', 'header')
      expect(new URL(page.url()).pathname).toBe('/')
      expect((await page.goto(`/vacancies/${its.at.vacancies[0]}/matches`))?.status()).toBe(401)
    })

    test('an employer pastes an advert on a phone and closes the vacancy again', async () => {
      const page = await somebody(browser, its)
      await signInByKey(page, its.at.employer.key)
      await choose(page, 'Pasang lowongan')
      await page.getByLabel('Nama pekerjaan').fill('Sopir truk')
      await page.getByLabel('Isi iklan').fill('Dicari sopir truk di Tarakan, wajib SIM B2 umum')
      await press(page, 'Pasang lowongan')
      expect(await heading(page)).toBe('Sopir truk')
      await press(page, 'Tutup lowongan')
      expect(await words(page)).toContain('Lowongan ini sudah ditutup.')
    })

    test('the page of the API is drawn whole without asking any other server', async () => {
      const page = await browser.newPage()
      const elsewhere: string[] = []
      page.on('request', (request) => {
        if (!request.url().startsWith(its.address) && !request.url().startsWith('data:')) elsewhere.push(request.url())
      })
      await page.goto(`${its.address}/api/v1/ui`)
      await page.locator('.opblock').first().waitFor()
      expect(await page.locator('.opblock').count()).toBeGreaterThan(20)
      expect(elsewhere).toEqual([])
    })
  })
else
  describe('without a browser (none is installed here), by what the pages answer', () => {
    test('every page is answered, has one main heading, a label for every field, and no script', async () => {
      for (const [name, who, path] of pages()) {
        const html = await (await open(its.at, who === 'visitor' ? its.at.visitor : { key: keyOf(who) }, path)).text()
        expect([name, html.match(/<h1>/g)?.length]).toEqual([name, 1])
        expect(html).toMatch(/<html lang="id">/)
        expect(html).not.toContain('<script')
        for (const [, id] of html.matchAll(/<(?:input|select|textarea) id="([^"]+)"/g)) expect(html).toContain(`for="${id}"`)
      }
    })
  })

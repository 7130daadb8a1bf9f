import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { graduate, open, vacancy } from '../world.ts'
import { hasBrowser, launch, type Site, signIn, site } from './browser.ts'

const inBrowser = hasBrowser()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')

let its: Site
beforeAll(async () => {
  its = await site({
    settings: {
      demo: true,
      swagger: async (name) =>
        new Uint8Array(readFileSync(join(dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')), name))),
    },
    vacancies: [
      vacancy({ certificates_required: ['juru-las-2'], text: 'Dicari juru las SMAW untuk galangan, maksimal 30 tahun.' }),
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

    const withPage = async (
      width: number,
      settings: Parameters<Browser['newContext']>[0],
      visit: (page: Page) => Promise<void>,
    ) => {
      const context: BrowserContext = await browser.newContext({ viewport: { width, height: 800 }, locale: 'id-ID', ...settings })
      try {
        await visit(await context.newPage())
      } finally {
        await context.close()
      }
    }

    test('a visitor searches from the home page, without any script, and opens what was found', () =>
      withPage(360, { javaScriptEnabled: false }, async (page) => {
        await page.goto(its.address)
        await page.getByLabel('Pekerjaan, keahlian, perusahaan, atau tempat').fill('juru las')
        await page.getByRole('button', { name: 'Cari' }).click()
        await page.getByRole('link', { name: 'Juru las SMAW' }).click()
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Juru las SMAW')
        expect(await page.getByText('mulai Rp5.000.000 per bulan').count()).toBe(1)
        expect(await page.content()).not.toContain('30 tahun')
      }))

    test('the language is switched on the very page one reads, and stays', () =>
      withPage(1280, {}, async (page) => {
        await page.goto(`${its.address}/vacancies/${its.at.vacancies[0]}`)
        await page.getByRole('link', { name: 'English' }).click()
        expect(new URL(page.url()).pathname).toBe(`/vacancies/${its.at.vacancies[0]}`)
        expect(await page.getByText('from Rp5,000,000 a month').count()).toBe(1)
        await page.getByRole('link', { name: 'Padan' }).click()
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Search vacancies')
      }))

    test('an officer signs in by key, reads a match list with its reasons and the near matches, and signs out', () =>
      withPage(1280, { javaScriptEnabled: false }, async (page) => {
        await signIn(page, its.address, keyOf('officer'))
        await page.goto(`${its.address}/vacancies/${its.at.vacancies[0]}`)
        await page.getByRole('link', { name: 'Lihat daftar padanan' }).click()
        await page.locator('summary').first().click()
        expect(await page.getByText('Pekerjaan yang sama: Juru las SMAW').first().isVisible()).toBe(true)
        expect(await page.getByText('Urus Juru las kelas II').first().isVisible()).toBe(true)
        await page.getByRole('button', { name: 'Keluar' }).click()
        await page.waitForURL(`${its.address}/`)
        const answer = await page.goto(`${its.address}/vacancies/${its.at.vacancies[0]}/matches`)
        expect(answer?.status()).toBe(401)
      }))

    test('an employer pastes an advert and closes the vacancy again', () =>
      withPage(360, { javaScriptEnabled: false }, async (page) => {
        await signIn(page, its.address, keyOf('employer'))
        await page.getByRole('link', { name: 'Pasang lowongan' }).click()
        await page.getByLabel('Nama pekerjaan').fill('Sopir truk')
        await page.getByLabel('Isi iklan').fill('Dicari sopir truk di Tarakan, wajib SIM B2 umum')
        await page.getByRole('button', { name: 'Pasang lowongan' }).click()
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Sopir truk')
        await page.getByRole('button', { name: 'Tutup lowongan' }).click()
        expect(await page.getByText('Lowongan ini sudah ditutup.').isVisible()).toBe(true)
      }))

    test('the page of the API is drawn whole without asking any other server', () =>
      withPage(1280, {}, async (page) => {
        const elsewhere: string[] = []
        page.on('request', (request) => {
          if (!request.url().startsWith(its.address) && !request.url().startsWith('data:')) elsewhere.push(request.url())
        })
        await page.goto(`${its.address}/api/v1/ui`)
        await page.locator('.opblock').first().waitFor()
        expect(await page.locator('.opblock').count()).toBeGreaterThan(20)
        expect(elsewhere).toEqual([])
      }))

    const faultsOf = async (page: Page): Promise<unknown[]> => {
      // What is folded away has to be right, too.
      for (const summary of await page.locator('summary').all()) await summary.click()
      const surplus = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      await page.addScriptTag({ content: axe })
      const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] }
      return [
        ...(surplus === 0 ? [] : [`${surplus} pixels too wide`]),
        ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      ]
    }

    for (const width of [360, 1280])
      test(`at ${width} pixels no page has a fault that axe knows, runs over its edge, or asks anything of another server`, async () => {
        const faults: unknown[] = []
        for (const role of ['visitor', 'employer', 'officer', 'graduate'] as const)
          await withPage(width, { bypassCSP: true }, async (page) => {
            page.on('request', (request) => {
              if (!request.url().startsWith(its.address) && !request.url().startsWith('data:')) faults.push([role, request.url()])
            })
            if (role !== 'visitor') await signIn(page, its.address, keyOf(role))
            for (const [name, , path] of pages().filter(([, who]) => who === role)) {
              await page.goto(its.address + path)
              faults.push(...(await faultsOf(page)).map((fault) => [name, fault]))
            }
          })
        expect(faults).toEqual([])
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

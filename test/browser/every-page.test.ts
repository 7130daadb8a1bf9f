import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { family, GOOD, staff, withPassword } from '../accounts/people.ts'
import { type Cast, type Casting, casting, type Role } from '../attack/cast.ts'
import { addressOf, facesOf } from '../attack/faces.ts'
import { idFor } from '../http/examples.ts'
import { DESK, hasBrowser, launch, PHONE, press, served, setUpSecond, signIn, site } from './browser.ts'
import { faultsOf } from './faults.ts'

/** Served beside the pages of the product. */
const NO_PAGE = /^\/(?:style\.css|feed\.|sitemap|robots)/

/** How what is refused looks: as wrongly asked, and as not allowed. */
const REFUSALS: Partial<Record<Role, readonly string[]>> = {
  visitor: ['/vacancies?limit=0', '/desk'],
  'graduate self': ['/desk'],
}

/** Every page that one of a role can open, by the list of what is served; what anyone sees alike is left to the visitor. */
const pagesOf = (at: Cast, role: Role): readonly string[] => [
  ...facesOf(at)
    .filter(({ kind, method, path }) => kind === 'page' && method === 'GET' && !NO_PAGE.test(path))
    // To be suspended shows on the pages of what one owns.
    .filter(({ path }) => role !== 'employer suspended' || path.includes(':'))
    .filter(({ path, endpoint }) => role === 'visitor' || path === '/me' || path.includes(':') || endpoint?.open !== true)
    .map((face) => addressOf(face, idFor(at, face.path, role))),
  ...(role === 'visitor' ? ['/vacancies?q=las', '/vacancies?q=astronot'] : []),
  ...(role === 'officer own office' ? ['/profiles?q=las', '/employers?state=banned'] : []),
]

describe.runIf(hasBrowser())('in Chromium', () => {
  let browser: Browser
  let cast: Casting
  let address: string
  let close: () => Promise<void>

  beforeAll(async () => {
    cast = await casting({ demo: true })
    const home = await served(cast.first)
    address = home.address
    close = home.close
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await close()
    await cast.close()
  })

  /** Opens a page in each language, one on a phone and one at a desk, without the policy that would keep axe out. */
  const reading = async (viewport: { width: number; height: number }, locale: string): Promise<Page> => {
    const context = await browser.newContext({ viewport, locale, bypassCSP: true })
    return context.newPage()
  }

  const READERS = [
    'visitor',
    'graduate self',
    'employer own',
    'employer suspended',
    'officer own office',
    'administrator',
  ] as const
  for (const [viewport, locale, colours] of [
    [PHONE, 'id-ID', true],
    [DESK, 'en-GB', false],
  ] as const) {
    // The second time round, a page that several can open is read once.
    const seen = new Set<string>()
    for (const role of READERS)
      test(`${role} finds no fault in any page, at ${viewport.width} pixels in ${locale}`, async () => {
        const page = await reading(viewport, locale)
        const { key, session = key } = cast.first.as[role]
        if (session !== null) await page.context().addCookies([{ name: 'padan_session', value: session, url: address }])
        const faults: string[] = []
        page.on('request', (request) => {
          const url = request.url()
          if (!url.startsWith(address) && !url.startsWith('data:')) faults.push(`asks ${url}`)
        })
        const refusals = REFUSALS[role] ?? []
        for (const path of new Set([...refusals, ...pagesOf(cast.first, role).filter((each) => colours || !seen.has(each))])) {
          const answer = await page.goto(address + path)
          if (answer?.status() !== 200 && !refusals.includes(path)) continue
          seen.add(path)
          faults.push(...(await faultsOf(page, colours)).map((fault) => `${path}: ${fault}`))
        }
        expect(faults).toEqual([])
        await page.context().close()
      }, 60_000)
    test(`and those were many, in ${locale}`, () => expect(seen.size).toBeGreaterThan(50))
  }
})

describe.runIf(hasBrowser())('the pages between the pages', () => {
  test('have no fault either: a choice by name, a second factor and its codes, a slip, forms that come back', async () => {
    const its = await site({ graduates: family })
    for (const { id } of its.at.graduates) await withPassword(its.at, id, GOOD)
    await staff(its.at, { role: 'administrator', name: 'Ibu Pengelola', email: 'pengelola@dinas.example' })
    const browser = await launch()
    const context = await browser.newContext({ viewport: PHONE, locale: 'id-ID', bypassCSP: true, baseURL: its.address })
    const page = await context.newPage()
    const faults: string[] = []
    const look = async (what: string) => faults.push(...(await faultsOf(page)).map((fault) => `${what}: ${fault}`))
    await signIn(page, '0812 3456 7890', 'bukan ini')
    await look('a form that was refused')
    await signIn(page, '0812 3456 7890', GOOD)
    await look('the choice by name')
    await signIn(page, 'pengelola@dinas.example', GOOD)
    await look('the second factor')
    await setUpSecond(page, its.at.clock.now, () => look('the recovery codes'))
    await page.goto('/accounts')
    await page.getByLabel('Nama', { exact: true }).fill('Rina')
    await page.getByLabel('Email').fill('rina@dinas.example')
    await press(page, 'Tambah petugas')
    await look('a slip')
    await page.goto('/keys')
    await page.getByLabel('Untuk apa').fill('Laporan bulanan')
    await press(page, 'Buat kunci program')
    await look('a key')
    const { path } = await officeChangedTwice(page)
    await look(`a form that was outdated (${path})`)
    await browser.close()
    await its.close()
    expect(faults).toEqual([])
  }, 60_000)

  /** Leaves the page at a form that somebody else was quicker to send. */
  async function officeChangedTwice(page: Page): Promise<{ path: string }> {
    await page.goto('/offices')
    await page.locator('main li a').first().click()
    await page.getByRole('heading', { name: 'Ubah kantor' }).waitFor()
    const path = new URL(page.url()).pathname
    const other = await page.context().newPage()
    await other.goto(path)
    await other.getByLabel('Nama kantor').fill('Nama yang lebih dulu')
    await press(other, 'Simpan')
    await other.close()
    await page.getByLabel('Nama kantor').fill('Nama yang terlambat')
    await press(page, 'Simpan')
    expect(await page.locator('.stored').count()).toBe(1)
    return { path }
  }
})

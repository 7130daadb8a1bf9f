import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { URI } from 'otpauth'
import { type Browser, chromium, type Page } from 'playwright-core'
import { type Clocked, clocked } from '../accounts/people.ts'

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))

/** Whether pages can be opened in a real browser here; on the build server they must. */
export const hasBrowser = (): boolean => {
  if (CHROMIUM === undefined && process.env.CI !== undefined)
    throw new Error(
      'No Chromium here, and pages must be checked in one: apt-get install -y --no-install-recommends chromium fonts-dejavu-core',
    )
  return CHROMIUM !== undefined
}

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

export interface Site {
  readonly at: Clocked
  readonly address: string
  close(): Promise<void>
}

/** What a browser can visit: an application on a port of this machine. */
export async function served({ app }: Pick<Clocked, 'app'>): Promise<Omit<Site, 'at'>> {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((resolve) => (server.listening ? resolve() : server.once('listening', () => resolve())))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** A world that a browser can visit, and whose clock the test moves. */
export async function site(given: Parameters<typeof clocked>[0] = {}): Promise<Site> {
  const at = await clocked(given)
  return { at, ...(await served(at)) }
}

export const PHONE = { width: 360, height: 780 }
export const DESK = { width: 1280, height: 860 }

/** Somebody with a browser of their own, in which no script runs. */
export async function somebody(browser: Browser, { address }: Pick<Site, 'address'>, viewport = PHONE): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'id-ID', javaScriptEnabled: false, baseURL: address })
  const page = await context.newPage()
  page.setDefaultTimeout(5_000)
  return page
}

// A click does not wait for where it leads, and going on at once would read the page before.
async function led(page: Page, act: Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), act])
}

/** Presses a button and waits for the page it leads to. Of several alike, the first within `of`. */
export const press = (page: Page, name: string, of = 'main'): Promise<void> =>
  led(page, page.locator(of).getByRole('button', { name, exact: true }).first().click())

/** Follows a link of the page and waits for where it leads. */
export const follow = (page: Page, name: string, of = 'main'): Promise<void> =>
  led(page, page.locator(of).getByRole('link', { name, exact: true }).first().click())

/** Follows a link of the menu, which is folded on a phone. */
export async function choose(page: Page, name: string): Promise<void> {
  const folded = page.locator('.menu summary')
  if (await folded.isVisible()) await folded.click()
  await follow(page, name, '.menu')
}

export const heading = async (page: Page): Promise<string> => (await page.locator('h1').textContent()) ?? ''
/** What a reader sees of a part of the page: without what is folded away or not printed. */
export const words = async (page: Page, of = 'main'): Promise<string> => (await page.locator(of).allInnerTexts()).join('\n')

export async function signIn(page: Page, who: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Nomor HP atau email').fill(who)
  await page.getByLabel('Kata sandi').fill(password)
  await press(page, 'Masuk')
}

/** Signs in by the key of a program, which shows what its role sees without an account. */
export async function signInByKey(page: Page, key: string | null): Promise<void> {
  await page.goto('/sign-in/key')
  await page.getByLabel('Kunci', { exact: true }).fill(key ?? '')
  await press(page, 'Masuk')
}

/** Sets up the second factor as its owner would: the letters go into an app, which shows a code. `atCodes` runs while the recovery codes are shown. */
export async function setUpSecond(page: Page, now: number, atCodes = async (): Promise<unknown> => null): Promise<void> {
  const letters = ((await page.locator('main code').textContent()) ?? '').replaceAll(' ', '')
  const app = URI.parse(`otpauth://totp/Padan?secret=${letters}`)
  await page.getByLabel('Kode', { exact: true }).fill(app.generate({ timestamp: now }))
  await press(page, 'Pasang')
  await atCodes()
  await follow(page, 'Sudah saya simpan, lanjut')
}

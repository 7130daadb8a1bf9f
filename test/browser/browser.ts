import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { type Browser, chromium, type Page } from 'playwright-core'
import { type World, world } from '../world.ts'

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
  readonly at: World
  readonly address: string
  close(): Promise<void>
}

/** A world that a browser can visit. */
export async function site(given: Parameters<typeof world>[0]): Promise<Site> {
  const at = await world(given)
  const server = serve({ fetch: at.app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((resolve) => (server.listening ? resolve() : server.once('listening', () => resolve())))
  const { port } = server.address() as AddressInfo
  return {
    at,
    address: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Signs in as a person would: by the form. */
export async function signIn(page: Page, address: string, key: string): Promise<void> {
  await page.goto(`${address}/sign-in`)
  await page.locator('#key').fill(key)
  await page.locator('main button[type=submit]').click()
  // A click does not wait for where it leads, and going on at once would cut it short.
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

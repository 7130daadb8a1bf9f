import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { vacancy } from '../world.ts'
import { hasBrowser, launch, type Site, site } from './browser.ts'

if (hasBrowser())
  describe('the data block of a vacancy in Chromium', () => {
    let its: Site
    let browser: Browser
    beforeAll(async () => {
      its = await site({ vacancies: [vacancy({ title: 'Las </script><script>document.title = "taken over"</script>' })] })
      browser = await launch()
    })
    afterAll(async () => {
      await browser.close()
      await its.close()
    })

    test('stands under the policy that allows no script, and whole whatever the advert says', async () => {
      const page = await browser.newPage()
      const said: string[] = []
      page.on('console', (message) => said.push(message.text()))
      page.on('pageerror', (error) => said.push(error.message))
      const answer = await page.goto(`${its.address}/vacancies/${its.at.vacancies[0]}`)
      expect(answer?.headers()['content-security-policy']).toMatch(/^default-src 'none'/)
      const blocks = page.locator('script[type="application/ld+json"]')
      expect(await blocks.count()).toBe(1)
      const posting: unknown = JSON.parse((await blocks.textContent()) ?? '')
      expect(posting).toMatchObject({ '@type': 'JobPosting', url: `${its.address}/vacancies/${its.at.vacancies[0]}` })
      expect(await page.title()).not.toBe('taken over')
      expect(said).toEqual([])
    })

    test('while a script that runs would be stopped, so that the silence means something', async () => {
      const page = await browser.newPage()
      const said: string[] = []
      page.on('console', (message) => said.push(message.text()))
      await page.goto(`${its.address}/vacancies/${its.at.vacancies[0]}`)
      await page.evaluate('document.body.append(Object.assign(document.createElement("script"), { text: "window.ran = 1" }))')
      expect(await page.evaluate('window.ran')).toBeUndefined()
      expect(said.join()).toContain('Content Security Policy')
    })
  })

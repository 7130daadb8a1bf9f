import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { family, GOOD, SECOND, withPassword } from '../accounts/people.ts'
import {
  choose,
  DESK,
  follow,
  hasBrowser,
  heading,
  launch,
  press,
  type Site,
  signIn,
  signInByKey,
  site,
  somebody,
  words,
} from './browser.ts'

const NUMBER = '0812 3456 7890'

describe.runIf(hasBrowser())('people who share a phone', () => {
  let its: Site
  let browser: Browser

  beforeAll(async () => {
    its = await site({ graduates: family })
    browser = await launch()
    for (const { id } of its.at.graduates) await withPassword(its.at, id, GOOD)
  })
  afterAll(async () => {
    await browser.close()
    await its.close()
  })

  test('choose by name after the password, and the name stays in sight', async () => {
    const phone = await somebody(browser, its)
    await signIn(phone, NUMBER, GOOD)
    expect(await heading(phone)).toBe('Siapa Anda?')
    expect(await words(phone)).not.toContain('Yunus')
    await press(phone, 'Masuk sebagai Rusni')
    expect(await words(phone, 'header')).toContain('Rusni (lulusan)')
    await choose(phone, 'Data saya')
    expect(await heading(phone)).toBe('Rusni')
    await press(phone, 'Keluar', 'header')
    expect((await phone.goto(`/graduates/${its.at.graduates[1]?.id}`))?.status()).toBe(401)
  })

  test('one after the other use a kiosk, where the session ends at the hand-over', async () => {
    const kiosk = await somebody(browser, its, DESK)
    await kiosk.goto('/sign-in?kiosk=yes')
    await kiosk.getByLabel('Nomor HP atau email').fill('0813 1111 2222')
    await kiosk.getByLabel('Kata sandi').fill(GOOD)
    await press(kiosk, 'Masuk')
    expect(await heading(kiosk)).toBe('Lowongan yang cocok untuk Anda')
    const hers = kiosk.url()
    await press(kiosk, 'Selesai, orang berikutnya', 'header')
    expect(await heading(kiosk)).toBe('Masuk')
    expect(new URL(kiosk.url()).search).toBe('?kiosk=yes')
    expect((await kiosk.goto(hers))?.status()).toBe(401)
    expect(await kiosk.content()).not.toContain('Yunus')
  })

  test('come in by a slip that an officer prints, once', async () => {
    const officer = await somebody(browser, its, DESK)
    await signInByKey(officer, its.at.officer.key)
    await officer.goto(`/graduates/${its.at.graduates[0]?.id}`)
    await follow(officer, 'Buka akses')
    await press(officer, 'Buat lembar kode')
    expect(await heading(officer)).toBe('Lembar kode Markus Lawai')
    expect(await officer.getByRole('img', { name: 'Kode QR untuk masuk' }).isVisible()).toBe(true)
    const code = await words(officer, '.letters')
    const phone = await somebody(browser, its)
    const bySlip = async () => {
      await phone.goto('/sign-in/slip')
      await phone.getByLabel('Kode di lembar').fill(code.toLowerCase())
      await press(phone, 'Masuk')
    }
    await bySlip()
    expect(await words(phone, 'header')).toContain('Markus Lawai (lulusan)')
    await press(phone, 'Keluar', 'header')
    await bySlip()
    expect(await words(phone)).toContain('Lembar ini tidak dikenal, sudah dipakai, atau sudah lewat 14 hari.')
  })

  test('are told in plain words to wait after wrong passwords, keep what they typed, and come in after that', async () => {
    const phone = await somebody(browser, its)
    const tries = async (password: string): Promise<string> => {
      await signIn(phone, '0813 1111 2222', password)
      return words(phone)
    }
    for (let wrong = 0; wrong < 5; wrong++) expect(await tries('bukan ini')).toContain('kata sandi tidak cocok')
    const held = await tries(GOOD)
    expect(held).toMatch(/Terlalu sering tidak cocok\. Tunggu \d+ detik, lalu coba lagi\. Akun Anda tidak dikunci\./)
    expect(await phone.getByLabel('Nomor HP atau email').inputValue()).toBe('0813 1111 2222')
    its.at.clock.now += 2 * SECOND
    expect(await tries(GOOD)).toContain('Lowongan yang cocok untuk Anda')
  })
})

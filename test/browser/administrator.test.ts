import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GOOD, staff } from '../accounts/people.ts'
import { call } from '../world.ts'
import {
  choose,
  DESK,
  follow,
  hasBrowser,
  heading,
  launch,
  press,
  type Site,
  setUpSecond,
  signIn,
  site,
  somebody,
  words,
} from './browser.ts'

describe.runIf(hasBrowser())('an administrator at a desk', () => {
  let its: Site
  let browser: Browser
  let desk: Page

  beforeAll(async () => {
    its = await site()
    await staff(its.at, { role: 'administrator', name: 'Ibu Pengelola', email: 'pengelola@dinas.example' })
    browser = await launch()
    desk = await somebody(browser, its, DESK)
    await signIn(desk, 'pengelola@dinas.example', GOOD)
    await setUpSecond(desk, its.at.clock.now)
  })
  afterAll(async () => {
    await browser.close()
    await its.close()
  })

  test('adds an office, and is told in words what is wrong with one', async () => {
    await choose(desk, 'Kantor')
    await desk.getByLabel('Nama kantor').fill('Dinas Kota Tarakan')
    await desk.getByLabel('Kode wilayah yang dilayani').fill('99.99')
    await press(desk, 'Simpan')
    expect(await words(desk, '[role=alert]')).toContain('Tidak ada “99.99” dalam daftar.')
    await desk.getByLabel('Kode wilayah yang dilayani').fill('65.71')
    await press(desk, 'Simpan')
    expect(await heading(desk)).toBe('Dinas Kota Tarakan')
  })

  test('adds an officer, whose slip lets them in on their phone', async () => {
    const office = new URL(desk.url()).pathname.split('/')[2] ?? ''
    await follow(desk, 'Petugas kantor ini')
    await desk.getByLabel('Nama', { exact: true }).fill('Rina')
    await desk.getByLabel('Email').fill('rina@dinas.example')
    await desk.getByLabel('Kode kantor').fill(office)
    await press(desk, 'Tambah petugas')
    expect(await heading(desk)).toBe('Lembar kode Rina')
    const phone = await somebody(browser, its)
    await phone.goto('/sign-in/slip')
    await phone.getByLabel('Kode di lembar').fill(await words(desk, '.letters'))
    await press(phone, 'Masuk')
    expect(await heading(phone)).toBe('Pasang kode kedua')
    await setUpSecond(phone, its.at.clock.now)
    expect(await heading(phone)).toBe('Ganti kata sandi')
    await phone.getByLabel('Kata sandi baru').fill('pohon durian tua 9')
    await press(phone, 'Simpan')
    expect(await words(phone)).toContain('Dinas Kota Tarakan')
    expect(await words(phone, 'header')).toContain('Rina (pengantar kerja)')
  })

  test('makes a key, which opens what it may and nothing once it is ended', async () => {
    await desk.goto('/me')
    await follow(desk, 'Kunci program')
    await desk.getByLabel('Untuk apa').fill('Laporan bulanan')
    await desk.getByLabel('offices:read').check()
    await press(desk, 'Buat kunci program')
    const key = await words(desk, 'main code')
    const status = async (path: string) => (await call(its.at, { key }, 'GET', path)).status
    expect([await status('/offices'), await status('/accounts')]).toEqual([200, 403])
    await follow(desk, 'Kunci program')
    await press(desk, 'Akhiri kunci', 'li:has-text("Laporan bulanan")')
    expect(await words(desk)).toContain('sudah diakhiri')
    expect(await status('/offices')).toBe(401)
  })
})

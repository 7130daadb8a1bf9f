import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GOOD } from '../accounts/people.ts'
import { vacancy } from '../world.ts'
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

const EMPLOYER = 'Bengkel Las Sinar Utara'

describe.runIf(hasBrowser())('a graduate with a phone and no script', () => {
  let its: Site
  let browser: Browser
  let phone: Page
  let desk: Page

  beforeAll(async () => {
    its = await site({ vacancies: [vacancy()] })
    browser = await launch()
    phone = await somebody(browser, its)
    desk = await somebody(browser, its, DESK)
    await signInByKey(desk, its.at.employer.key)
  })
  afterAll(async () => {
    await browser.close()
    await its.close()
  })

  const listOfEmployer = async (): Promise<string> => {
    await desk.goto(`/vacancies/${its.at.vacancies[0]}/matches`)
    return words(desk)
  }
  const own = (path: string) => phone.goto(`/graduates/${new URL(phone.url()).pathname.split('/')[2]}/${path}`)

  test('registers, with a box for each consent and none ticked beforehand, and sees what fits', async () => {
    await phone.goto('/')
    await choose(phone, 'Daftar')
    const boxes = phone.getByRole('group', { name: 'Persetujuan' }).getByRole('checkbox')
    expect(await boxes.count()).toBe(3)
    for (const box of await boxes.all()) expect(await box.isChecked()).toBe(false)
    await phone.getByLabel('Nama', { exact: true }).fill('Sariwati')
    await phone.getByLabel('Nomor HP').fill('0812 3456 7890')
    await phone.getByLabel('Tanggal lahir').fill('2003-04-05')
    await phone.getByLabel('Kata sandi baru').fill(GOOD)
    await phone.getByLabel('Ceritakan yang bisa Anda kerjakan').fill('Pelatihan las 3G SMAW di Tarakan, 2 tahun juru las.')
    await phone.getByLabel(/dipakai untuk mencarikan lowongan/).check()
    await press(phone, 'Daftar')
    expect(await heading(phone)).toBe('Lowongan yang cocok untuk Anda')
    expect(await words(phone, 'header')).toContain('Sariwati (lulusan)')
    expect(await phone.getByRole('link', { name: 'Juru las SMAW' }).count()).toBe(1)
    expect(await listOfEmployer()).toMatch(/1 padanan\s+Profil/)
  })

  test('shows the name to one employer, who opens it, and sees who has looked', async () => {
    expect(await listOfEmployer()).not.toContain('menunjukkan namanya')
    await press(phone, `Tunjukkan nama saya kepada ${EMPLOYER}`)
    expect(await words(phone)).toContain(`Menunjukkan nama kepada satu pemberi kerja: ${EMPLOYER} · disetujui`)
    await listOfEmployer()
    await desk.getByRole('link', { name: /menunjukkan namanya kepada Anda/ }).click()
    await desk.getByRole('heading', { level: 1, name: 'Sariwati' }).waitFor()
    expect(await words(desk)).toContain('+6281234567890')
    await follow(phone, 'Profil')
    await follow(phone, 'Siapa yang melihat saya')
    expect(await words(phone)).toContain(`pemberi kerja (${EMPLOYER}) membuka data diri`)
  })

  test('withdraws the consent to be matched, and is gone from the employer’s list at once', async () => {
    await own('consents')
    await press(phone, 'Tarik persetujuan', 'section:has-text("Mencarikan lowongan")')
    expect(await words(phone)).toContain('Belum ikut dicocokkan: belum ada persetujuan untuk mencarikan lowongan.')
    expect(await listOfEmployer()).toContain('Belum ada yang cocok.')
    await press(phone, 'Saya setuju', 'section:has-text("Mencarikan lowongan")')
    expect(await listOfEmployer()).toContain('1 padanan')
  })

  test('pauses, and comes back', async () => {
    await press(phone, 'Istirahatkan saya')
    expect(await words(phone)).toContain('Sedang istirahat')
    expect(await listOfEmployer()).toContain('Belum ada yang cocok.')
    await press(phone, 'Tampilkan saya lagi')
    expect(await listOfEmployer()).toContain('1 padanan')
  })

  test('corrects the phone number in two tabs: the later one comes back with both numbers, and then decides', async () => {
    await own('edit')
    const other = await phone.context().newPage()
    await other.goto(phone.url())
    await other.getByLabel('Nomor HP').fill('0813 1111 2222')
    await press(other, 'Simpan')
    expect(await words(other)).toContain('+6281311112222')
    await phone.getByLabel('Nomor HP').fill('0857 9999 0000')
    await press(phone, 'Simpan')
    expect(await words(phone, '[role=alert]')).toContain('orang lain mengubah data ini')
    expect(await phone.getByLabel('Nomor HP').inputValue()).toBe('0857 9999 0000')
    expect(await words(phone)).toContain('Tersimpan sekarang: +6281311112222')
    await press(phone, 'Simpan')
    expect(await words(phone)).toContain('+6285799990000')
    await other.close()
  })

  test('prints the file: all that is stored, and nothing to press', async () => {
    await follow(phone, 'Berkas saya')
    await phone.emulateMedia({ media: 'print' })
    expect(await words(phone)).toMatch(/Sariwati[\s\S]*\+6285799990000[\s\S]*Siapa yang melihat saya/)
    for (const control of await phone.locator('button, summary, nav a').all()) expect(await control.isVisible()).toBe(false)
    expect((await phone.pdf()).subarray(0, 5).toString()).toBe('%PDF-')
    await phone.emulateMedia({ media: 'screen' })
  })

  test('deletes the account, and cannot come in any more', async () => {
    await follow(phone, 'Profil')
    await follow(phone, 'Hapus saya')
    await phone.getByLabel('Saya mengerti dan ingin semua data saya dihapus').check()
    await press(phone, 'Hapus saya')
    expect(await heading(phone)).toBe('Sudah dihapus')
    expect(await words(phone, 'header')).not.toContain('Sariwati')
    expect(await listOfEmployer()).toContain('Belum ada yang cocok.')
    await signIn(phone, '0857 9999 0000', GOOD)
    expect(await words(phone)).toContain('Nomor, email, atau kata sandi tidak cocok.')
  })
})

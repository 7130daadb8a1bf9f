import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GOOD, staff } from '../accounts/people.ts'
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

const REASON = 'Yang bekerja di dapur umum asrama putri tinggal di dalamnya'

describe.runIf(hasBrowser())('a vacancy from its employer to the last seat', () => {
  let its: Site
  let browser: Browser
  let employer: Page
  let officer: Page
  let visitor: Page
  let vacancy: string

  beforeAll(async () => {
    its = await site()
    await staff(its.at, { role: 'officer', name: 'Sri Petugas', email: 'sri@dinas.example' })
    browser = await launch()
    employer = await somebody(browser, its)
    officer = await somebody(browser, its, DESK)
    visitor = await somebody(browser, its)
  })
  afterAll(async () => {
    await browser.close()
    await its.close()
  })

  test('an employer registers on a phone and signs in', async () => {
    await employer.goto('/')
    await choose(employer, 'Daftarkan perusahaan')
    const fields = {
      'Nama perusahaan atau usaha': 'Katering Dapur Rekaan',
      'Nomor Induk Berusaha (NIB)': '9120304050607',
      Alamat: 'Jalan Yos Sudarso 12, Tarakan',
      Telepon: '0551 21234',
      'Nama Anda': 'Budi',
      'Nomor HP Anda': '0811 5555 6666',
      'Kata sandi': GOOD,
    }
    for (const [label, value] of Object.entries(fields)) await employer.getByLabel(label, { exact: true }).fill(value)
    await employer.getByLabel('Tempat').selectOption('65.71')
    await press(employer, 'Daftarkan perusahaan')
    expect(await heading(employer)).toBe('Masuk')
    await signIn(employer, '0811 5555 6666', GOOD)
    expect(await words(employer, 'header')).toContain('Budi (pemberi kerja)')
  })

  test('posts an advert with a demand that the law forbids, which holds it back, and gives a reason', async () => {
    await choose(employer, 'Pasang lowongan')
    expect(await words(employer)).toContain('lowongan ditahan dulu')
    await employer.getByLabel('Nama pekerjaan').fill('Juru masak')
    await employer
      .getByLabel('Isi iklan')
      .fill('Dicari juru masak wanita untuk asrama putri di Tarakan, gaji 5.000.000 per bulan.')
    await employer.getByLabel('Jumlah orang yang dicari').fill('2')
    await press(employer, 'Pasang lowongan')
    vacancy = new URL(employer.url()).pathname
    expect(await words(employer)).toContain('Syarat yang dilarang undang-undang')
    expect((await visitor.goto(vacancy))?.status()).toBe(404)
    await employer.getByLabel('Mengapa pekerjaannya menuntut ini?').fill(REASON)
    await press(employer, 'Kirim alasan ke petugas')
    expect(await words(employer)).toContain('Petugas sedang menilai alasan Anda.')
    expect(await words(employer)).toContain('Menunggu pemberi kerja diperiksa petugas.')
  })

  test('an officer sets up the second factor, checks the employer by the list, and decides', async () => {
    await signIn(officer, 'sri@dinas.example', GOOD)
    await setUpSecond(officer, its.at.clock.now)
    await choose(officer, 'Meja petugas')
    await officer.getByRole('definition').first().getByRole('link', { name: '1' }).click()
    await follow(officer, 'Katering Dapur Rekaan')
    await follow(officer, 'Periksa pemberi kerja ini')
    const decide = async () => {
      await officer.getByLabel('Keputusan').selectOption({ label: 'Boleh: sudah diperiksa' })
      await press(officer, 'Putuskan')
    }
    await decide()
    expect(await words(officer)).toContain('Ketiganya harus sudah dilihat')
    await officer.goBack()
    for (const check of await officer.getByRole('group', { name: 'Yang sudah dilihat' }).getByRole('checkbox').all())
      await check.check()
    await decide()
    expect(await words(officer)).toContain('Sudah diperiksa petugas')
    await officer.goto('/vacancies/waiting')
    await follow(officer, 'Juru masak')
    expect(await officer.getByLabel('Mengapa pekerjaannya menuntut ini?').inputValue()).toBe(REASON)
    await officer.getByLabel('Keputusan').selectOption({ label: 'Ya, boleh tampil' })
    await press(officer, 'Putuskan')
  })

  test('it appears for a visitor, with the reason that was agreed to', async () => {
    await visitor.goto('/')
    await visitor.getByLabel('Pekerjaan, keahlian, perusahaan, atau tempat').fill('juru masak')
    await press(visitor, 'Cari')
    await follow(visitor, 'Juru masak')
    expect(await words(visitor)).toContain(REASON)
  })

  test('employer and officer change it at the same moment: the later form comes back with both', async () => {
    await employer.goto(`${vacancy}/edit`)
    await officer.goto(`${vacancy}/edit`)
    await officer.getByLabel('Upah paling tinggi (rupiah)').fill('5500000')
    await press(officer, 'Simpan')
    await employer.getByLabel('Upah paling tinggi (rupiah)').fill('6000000')
    await press(employer, 'Simpan')
    expect(await words(employer, '[role=alert]')).toContain('orang lain mengubah data ini')
    expect(await employer.getByLabel('Upah paling tinggi (rupiah)').inputValue()).toBe('6000000')
    expect(await words(employer)).toContain('Tersimpan sekarang: 5500000')
    await press(employer, 'Simpan')
    expect(await words(employer)).toContain('Rp5.000.000 sampai Rp6.000.000')
  })

  test('a visitor reports it, and the officer takes the report and ends it', async () => {
    await visitor.goto(vacancy)
    await visitor.getByText('Laporkan iklan ini').click()
    await visitor.getByLabel('Apa yang salah?').selectOption({ label: 'Meminta uang' })
    await visitor.getByLabel('Ceritakan').fill('Diminta membayar seragam.')
    await press(visitor, 'Kirim laporan')
    expect(await heading(visitor)).toBe('Terima kasih, laporan diterima')
    await officer.goto('/reports?state=new')
    await follow(officer, 'Meminta uang')
    await press(officer, 'Saya yang memeriksa')
    await officer.getByLabel('Keputusan').selectOption({ label: 'Tidak terbukti' })
    await officer.getByLabel('Catatan').fill('Seragam ternyata dipinjamkan.')
    await press(officer, 'Selesaikan laporan')
    expect(await words(officer)).toContain('Tidak terbukti')
    expect(await officer.getByRole('button', { name: 'Selesaikan laporan' }).count()).toBe(0)
  })

  test('its seats are taken one by one until it is full', async () => {
    await employer.goto(`${vacancy}/placements`)
    expect(await words(employer)).toContain('2 dari 2 tempat masih ada')
    await press(employer, 'Simpan')
    await press(employer, 'Simpan')
    expect(await words(employer)).toContain('0 dari 2 tempat masih ada')
    expect(await employer.getByRole('button', { name: 'Simpan' }).count()).toBe(0)
    await visitor.goto(vacancy)
    expect(await words(visitor)).toContain('Semua tempat di lowongan ini sudah terisi.')
    await visitor.goto('/vacancies?q=juru+masak')
    expect(await words(visitor)).toContain('Tidak ada lowongan yang cocok')
  })
})

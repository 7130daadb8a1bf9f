import type { WagePer } from '../matching/types.ts'
import type { Span, Taxonomy } from '../taxonomy/types.ts'
import type { Line } from './lines.ts'
import type { Words } from './plain.ts'
import type { Read } from './types.ts'

export interface Wage {
  readonly min: number | null
  readonly max: number | null
  readonly per: WagePer
}

const UNIT = 'juta-?an|jutaan|juta|jt-?an|jt|ribu-?an|ribu|rb-?an|rb|million|mio|k'
const FIGURE = '\\d{1,3}(?:[.,]\\d{3}){1,3}(?:,\\d{2})?|\\d{1,9}(?:[.,]\\d{1,3})?'
const TO = '(?:-|s\\.?\\s?/?\\s?d\\.?|sd|sampai(?: dengan)?|hingga|to|~|/|â.{0,2})'
const AMOUNT = new RegExp(
  `(?<![\\d.,/+-]|\\p{L})(?:(rp|idr)\\s?\\.?\\s{0,2})?(${FIGURE})(?:\\s?,-)?\\s{0,2}(${UNIT})?(?:\\s{0,2}${TO}\\s{0,2}(?:(rp|idr)\\s?\\.?\\s{0,2})?(${FIGURE})(?:\\s?,-)?\\s{0,2}(${UNIT})?)?(?![\\p{L}\\d]|[.,/-]\\d)`,
  'giu',
)
const WAGE =
  /(?<!\p{L})(?:gaji(?:nya)?|gapok|upah|salary|penghasilan|pendapatan|honor(?:arium)?|thp|take ?home(?: ?pay)?|wages?|uang saku|income|bayaran|bayar(?= harian| per)|rate|range|ekspektasi|fee|dibayar|pay|paid|budget|remunerasi|imbalan|allowance magang)(?!\p{L})/giu
const NOT_WAGE =
  /(?<!\p{L})(?:bonus|insentif|incentive|omzet|omset|turnover|revenue|pendapatan perusahaan|bpjs|deposit|modal|biaya|tunjangan|uang (?:makan|transport|hadir|kehadiran|lembur|pulsa)|makan|transport|denda|target|kredit|dp|harga|komisi|potongan|thr|asuransi|cicilan|plafon|budget iklan|hadiah|reward|premi|investasi|aset|nilai|sewa|jaminan|administrasi|kontrak senilai|allowance)(?!\p{L})/giu
const PER =
  /^[\s,.-]{0,3}\(?(?:(?:\/|per|se|a)\s?-?\s?)(bulan|bln|month|mth|hari|day|jam|hour|minggu|week|tahun|thn|year|annum|kg|kilo|ton|lembar|tali|bentang|line|pcs|potong|pasang|unit|rit(?:ase)?|m2|meter|janjang|tandan|ikat|karung|orang|siswa|pertemuan|sesi|proyek|shift)(?!\p{L})|^\s{0,2}\(?(bulanan|monthly|daily|harian)(?!\p{L})/iu
// Before the figure: "upah harian 150rb", "gaji per bulan: 4 juta".
const PER_BEFORE =
  /(?<!\p{L})(?:(?:per|\/)\s?(bulan|bln|hari|jam|minggu|kg|lembar|tali|bentang|unit|rit|ton|potong)|(bulanan|monthly|harian|daily|borongan|mingguan|tahunan))(?!\p{L})/iu
const PAY_BEFORE = /(?:gaji|upah|salary|gapok|pokok|honor|thp)\W{0,4}$/i
const PIECE =
  /^(?:kg|kilo|ton|lembar|tali|bentang|line|pcs|potong|pasang|unit|rit|m2|meter|janjang|tandan|ikat|karung|borongan|orang|siswa|pertemuan|sesi|proyek)/i
const FLOOR = /(?<!\p{L})(UM[KPR]|UMS[KP]|upah minimum(?: (?:kota|kabupaten|provinsi|regional))?)(?!\p{L})/iu

interface Amount extends Span {
  readonly min: number
  readonly max: number | null
  readonly marked: boolean
}

function amountsIn(text: string): Amount[] {
  const found: Amount[] = []
  for (const match of text.matchAll(AMOUNT)) {
    const [words, currency, low = '', lowUnit, currency2, high, highUnit] = match
    const min = rupiah(low, lowUnit ?? highUnit)
    const max = high === undefined ? null : rupiah(high, highUnit ?? lowUnit)
    const marked = currency !== undefined || currency2 !== undefined || lowUnit !== undefined || highUnit !== undefined
    const parted = /\d[.,]\d{3}/.test(low)
    const whole = /^\d{6,9}$/.test(low) && PAY_BEFORE.test(text.slice(Math.max(0, match.index - 24), match.index))
    if ((!marked && !parted && !whole) || !Number.isFinite(min)) continue
    found.push({ min, max: max !== null && max >= min ? max : null, marked, start: match.index, end: match.index + words.length })
  }
  return found
}

/** "3,9" jt is 3.900.000; "2.500" ribu is 2.500.000; "3.900.000,00" has cents. */
function rupiah(figure: string, unit: string | undefined): number {
  const millions = unit !== undefined && /^(?:ju|jt|mi)/i.test(unit)
  const thousands = unit !== undefined && !millions
  let plain = figure.replace(/,\d{2}$/, (cents) => (/[.]\d{3}/.test(figure) ? '' : cents))
  const grouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(plain) && !(millions && /^\d{1,2}[.,]\d{3}$/.test(plain))
  plain = grouped ? plain.replace(/[.,]/g, '') : plain.replace(',', '.')
  let value = Number(plain)
  // "Rp 3.500.000 juta" is a slip: the figure is already whole.
  if (millions && value < 10_000) value *= 1_000_000
  if (thousands && value < 100_000) value *= 1_000
  return Math.round(value)
}

/** The pay an advert states; a wage floor by name ("UMK") is looked up for the place, and recognised without a figure where there is none. */
export function wageSaid(taxonomy: Taxonomy, lines: readonly Line[], place: string | null, on: string): Read<Wage | null> {
  let floor: Read<Wage | null> | null = null
  for (const line of lines) {
    if (line.section === 'company') continue
    const from = (start: number, end: number) => [line.words.source(line.start + start, line.start + end)]
    for (const amount of amountsIn(line.text)) {
      const wage = asWage(line, amount)
      if (wage !== null) return { value: wage, from: from(amount.start, amount.end) }
    }
    const named = FLOOR.exec(line.text)
    if (named !== null && floor === null && speaksOfPay(line, named.index)) {
      const least = floorOf(taxonomy, place, on)
      floor = {
        value: least === null ? null : { min: least, max: null, per: 'month' },
        from: from(named.index, named.index + named[0].length),
      }
    }
  }
  return floor ?? { value: null, from: [] }
}

/** The pay in a job site's own tag: "IDR2.000.000 - 3.000.000/Bulan", "Rp.4 - 5 Juta"; "Negosiasi" is none. */
export function wageOfTag(words: Words): Read<Wage | null> {
  const amount = amountsIn(words.text)[0]
  if (amount === undefined) return { value: null, from: [] }
  const wage = withPeriod(amount, words.text.slice(amount.end), words.text.slice(0, amount.start))
  return { value: wage, from: wage === null ? [] : [words.source(amount.start, amount.end)] }
}

function asWage(line: Line, amount: Amount): Wage | null {
  const before = line.text.slice(0, amount.start)
  const after = line.text.slice(amount.end)
  const pay = lastMatch(WAGE, before)
  const other = lastMatch(NOT_WAGE, before)
  if (other > pay) return null
  const per = PER.exec(after.slice(0, 30))
  const payAfter = /^\W{0,3}(?:\p{L}{2,12}\W){0,2}(?:gaji|salary|thp|penghasilan)/iu.test(after)
  const money = line.section === 'benefits' || line.section === 'terms'
  // "Rp6.200.000 - Rp7.600.000" at the beginning of a line is pay.
  const first = /^\W*(?:rp|idr)/i.test(line.text) && before.trim() === '' && amount.min >= 1_000_000 && line.section !== 'apply'
  if (pay < 0 && per === null && !payAfter && !first && !(money && amount.min >= 500_000)) return null
  if (pay < 0 && /(?:penjualan|transaksi|produk|nasabah|target|pembelian|tiket)/i.test(line.text)) return null
  const wage = withPeriod(amount, after, before)
  if (wage === null) return null
  if (amount.max === null) {
    if (/(?:up to|s\.?\/?d\.?|sd|sampai(?: dengan)?|hingga|maks(?:imal)?\.?|max\.?)\s{0,2}$/i.test(before))
      return { ...wage, min: null, max: wage.min }
    if (
      /(?:mulai(?: dari)?|start(?:ing)?(?: from)?|min(?:imal|imum)?\.?|di ?atas|above|>|from|dari)\s{0,2}$/i.test(before) ||
      /^(?:\+(?!\s?\p{L})|\s?(?:ke ?atas|up\b|lebih|an\b))/iu.test(after)
    ) {
      return { ...wage, max: null }
    }
  }
  return wage
}

function withPeriod(amount: Amount, after: string, before: string): Wage | null {
  const found = PER.exec(after.slice(0, 30)) ?? lastPer(before)
  const word = (found?.[1] ?? found?.[2] ?? '').toLowerCase()
  const wage = (per: WagePer, times = 1): Wage => ({
    min: Math.round(amount.min * times),
    max: amount.max === null ? Math.round(amount.min * times) : Math.round(amount.max * times),
    per,
  })
  if (/^(?:jam|hour|minggu|week)/.test(word)) return null
  if (/^(?:hari|day|dail)/.test(word)) return amount.min >= 10_000 && amount.min <= 5_000_000 ? wage('day') : null
  if (PIECE.test(word)) return amount.min >= 50 && amount.min <= 20_000_000 ? wage('piece') : null
  if (/^(?:tahun|thn|year|annum)/.test(word)) return amount.min >= 6_000_000 ? wage('month', 1 / 12) : null
  if (word === '' && amount.min >= 30_000 && amount.min < 400_000) return wage('day')
  return amount.min >= 200_000 && amount.min <= 300_000_000 ? wage('month') : null
}

const lastPer = (before: string): RegExpExecArray | null => PER_BEFORE.exec(before.slice(-40))

function speaksOfPay(line: Line, at: number): boolean {
  if (line.section === 'benefits' || line.section === 'terms') return true
  return (
    lastMatch(WAGE, line.text.slice(0, at)) >= 0 ||
    /(?:sesuai|standar|setara|di ?atas|minimal)\s{1,2}$/i.test(line.text.slice(0, at)) ||
    line.text.length < 24
  )
}

function lastMatch(pattern: RegExp, text: string): number {
  let last = -1
  for (const found of text.matchAll(pattern)) last = found.index
  return last
}

/** The general wage floor of a place, from its own regency or else the province, of the latest year not after `on`; null outside the table. */
function floorOf(taxonomy: Taxonomy, place: string | null, on: string): number | null {
  for (let at = place; at !== null; at = taxonomy.places.get(at)?.parent ?? null) {
    const here = taxonomy.wageFloors.filter((floor) => floor.place === at && floor.sectors.length === 0)
    const known = here.filter((floor) => floor.year <= Number(on.slice(0, 4)))
    const floor = (known.length > 0 ? known : here).toSorted((a, b) => b.year - a.year)[0]
    if (floor !== undefined) return Math.round(floor.rupiahPerMonth)
  }
  return null
}

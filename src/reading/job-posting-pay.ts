import type { WagePer } from '../matching/types.ts'
import { property, type Thing, thingsIn, wordsIn } from './json-ld.ts'

interface Pay {
  readonly min: number | null
  readonly max: number | null
  readonly per: WagePer
}

/** What a posting says of pay: in figures, or in words that are yet to be read. */
interface SaidPay {
  readonly stated: Pay | null
  readonly words: string | undefined
}

const NOTHING: SaidPay = { stated: null, words: undefined }
const MONTHS_A_YEAR = 12
// A figure without a unit is a month's pay where nobody earns it in a day or a year.
const A_MONTHS = { least: 500_000, most: 100_000_000 }

const UNITS: Readonly<Record<string, WagePer | 'year'>> = {
  ...{
    month: 'month',
    monthly: 'month',
    mon: 'month',
    bulan: 'month',
    bulanan: 'month',
    'per bulan': 'month',
    'per month': 'month',
  },
  ...{
    day: 'day',
    daily: 'day',
    hari: 'day',
    harian: 'day',
    'per hari': 'day',
    'per day': 'day',
    piece: 'piece',
    borongan: 'piece',
  },
  ...{ year: 'year', yearly: 'year', annual: 'year', annually: 'year', ann: 'year', tahun: 'year', 'per tahun': 'year' },
}

/**
 * `baseSalary` of a posting in any of its usual shapes. Only rupiah a month, day or piece are stated, and a twelfth of a year's; what a site
 * estimates by itself (`estimatedSalary`) is not what the employer offers.
 */
export function payOf(posting: Thing): SaidPay {
  const base = property(posting, 'baseSalary')
  const [money] = thingsIn(base)
  const currency = wordsIn(
    (money && (property(money, 'currency') ?? property(money, 'priceCurrency'))) ?? property(posting, 'salaryCurrency'),
  )
  if (currency !== '' && !/^(?:idr|rp)\.?$/i.test(currency)) return NOTHING
  if (money === undefined) return said({ value: base, unit: '' })
  const value = property(money, 'value') ?? property(money, 'price')
  const [amount = money] = thingsIn(value)
  const unitOf = (thing: Thing) => wordsIn(property(thing, 'unitText')) || wordsIn(property(thing, 'unitCode'))
  return said({
    value: amount === money ? value : property(amount, 'value'),
    min: property(amount, 'minValue'),
    max: property(amount, 'maxValue'),
    unit: unitOf(amount) || unitOf(money),
  })
}

interface Said {
  readonly value?: unknown
  readonly min?: unknown
  readonly max?: unknown
  readonly unit: string
}

function said({ value, min, max, unit }: Said): SaidPay {
  const [one, least, most] = [amountIn(value), amountIn(min), amountIn(max)]
  const words = one === null ? wordsIn(value) : ''
  // Nought means that it is not told.
  if (/[^\d.,\s]/.test(words)) return { stated: null, words: `${words} ${unit}`.trim() }
  const from = least ?? (most === null ? one : null)
  const to = most ?? (least === null ? one : null)
  if ((from === null && to === null) || (from !== null && to !== null && from > to)) return NOTHING
  const known = UNITS[unit.toLowerCase().replaceAll('_', ' ').trim()]
  const isMonths = [from, to].every((pay) => pay === null || (pay >= A_MONTHS.least && pay <= A_MONTHS.most))
  const per = known ?? (unit === '' && isMonths ? 'month' : null)
  if (per === null) return NOTHING
  if (per !== 'year') return { stated: { min: from, max: to, per }, words: undefined }
  const monthly = (pay: number | null) => (pay === null ? null : Math.round(pay / MONTHS_A_YEAR))
  return { stated: { min: monthly(from), max: monthly(to), per: 'month' }, words: undefined }
}

/** An amount of rupiah: 5000000, "5000000.00", "Rp5.000.000", "5,000,000". Null for none, nought, and what is no number. */
function amountIn(value: unknown): number | null {
  const written = wordsIn(value)
    .replace(/^(?:rp|idr)\.?\s*/i, '')
    .replace(/(?:,-|[.,]\d{1,2})$/, '')
  if (!/^(?:\d{1,15}|\d{1,3}([.,])\d{3}(?:\1\d{3})*)$/.test(written)) return null
  const amount = Number(written.replace(/[.,]/g, ''))
  return amount > 0 ? amount : null
}

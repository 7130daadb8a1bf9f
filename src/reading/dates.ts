import type { Span } from '../taxonomy/types.ts'
import type { Line } from './lines.ts'
import type { Read } from './types.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mei|may', 'jun', 'jul', 'agu|agt|ags|aug', 'sep', 'okt|oct', 'nov|nop', 'des|dec']
const MONTH_NAME =
  'januari|january|jan|februari|pebruari|february|feb|maret|march|mar|april|apr|mei|may|juni|june|jun|juli|july|jul|agustus|august|agust|ags|agt|agu|aug|september|sept|sep|oktober|october|okt|oct|november|nopember|nov|nop|desember|december|des|dec'
const BY_FIGURES = /(?<![\d/.-])(\d{1,2})\s?([/.-])\s?(\d{1,2})(?:\s?\2\s?(\d{4}|\d{2}))?(?![\d/])/g
const ISO = /(?<!\d)(20\d{2})-(\d{2})-(\d{2})(?!\d)/g
const BY_NAME = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s{0,2}[-/ ]?\\s{0,2}(${MONTH_NAME})\\.?(?:\\s{0,2}[-/, ]?\\s{0,2}(20\\d{2}))?(?![\\p{L}\\d])`,
  'giu',
)
const NAME_FIRST = new RegExp(`(?<!\\p{L})(${MONTH_NAME})\\s{1,2}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,2}(20\\d{2})(?!\\d)`, 'giu')

export interface DateSaid extends Span {
  readonly iso: string
}

/** All dates in a text; a date without a year is the next such date on or after `on` (an ISO date). Dates that do not exist are left out. */
export function datesIn(text: string, on: string): DateSaid[] {
  const found: DateSaid[] = []
  const add = (match: RegExpExecArray, day: number, month: number, year: number | null): void => {
    const iso = isoOf(day, month, year, on)
    if (iso !== null) found.push({ iso, start: match.index, end: match.index + match[0].length })
  }
  for (const match of text.matchAll(ISO)) add(match, Number(match[3]), Number(match[2]), Number(match[1]))
  for (const match of text.matchAll(BY_FIGURES)) {
    // "2.3" or "5-6" may be any figures: without a year only a slash makes a date.
    if (match[4] === undefined && match[2] !== '/') continue
    add(match, Number(match[1]), Number(match[3]), match[4] === undefined ? null : Number(match[4]))
  }
  for (const match of text.matchAll(BY_NAME))
    add(match, Number(match[1]), monthNamed(match[2] ?? ''), match[3] === undefined ? null : Number(match[3]))
  for (const match of text.matchAll(NAME_FIRST)) add(match, Number(match[2]), monthNamed(match[1] ?? ''), Number(match[3]))
  return found.sort((a, b) => a.start - b.start)
}

/** The number of a month by its name or the beginning of it, in Indonesian or English; 0 for anything else. */
export const monthNamed = (name: string): number =>
  MONTHS.findIndex((part) => part.split('|').some((start) => name.toLowerCase().startsWith(start))) + 1

function isoOf(day: number, month: number, year: number | null, on: string): string | null {
  if (day < 1 || day > 31 || month < 1 || month > 12) return null
  const full = year === null ? Number(on.slice(0, 4)) : year < 100 ? 2000 + year : year
  const iso = `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  if (Number.isNaN(time) || new Date(time).getUTCDate() !== day) return null
  return year === null && iso < on ? isoOf(day, month, full + 1, on) : iso
}

const CLOSING =
  /(?:paling (?:lambat|lama|akhir)|selambat[ -]?lambatnya|sebelum|sblm|sebelom|batas (?:waktu|akhir|pendaftaran|lamaran|pengiriman)|ditutup|penutupan|tutup|berakhir|terakhir|deadline|closing|closes?|close|apply before|before|until|not later than|no later than|hingga|sampai(?: dengan)?|s\.? ?\/ ?d\.?|sd|s\.d\.?|valid until|expired?|berlaku (?:sampai|hingga))/i
const ABOUT_APPLYING =
  /(?:lamar|daftar|pendaftaran|lowongan|berkas|cv|apply|application|vacanc|rekrut|kirim|tutup|batas|deadline|lambat|clos)/i
const OTHER_END =
  /(?:senin|selasa|rabu|kamis|jum'?at|kontrak|contract|masa kerja|sim\b|sio\b|sertifikat|garansi|promo|usia|kelahiran|lahir|interview|wawancara|mulai kerja|mulai bekerja|berdiri|jam)/i

/** The last day to apply, as an ISO date. A range ("1 s/d 10 Agustus") closes at its end. */
export function closingDate(lines: readonly Line[], on: string): Read<string | null> {
  for (const line of lines) {
    const cue = CLOSING.exec(line.text)
    if (cue === null) continue
    const dates = datesIn(line.text, on)
    const after = dates.filter((date) => date.start >= cue.index)
    const date = after.at(-1) ?? (/ditutup|tutup|clos|terakhir|deadline/i.test(cue[0]) ? dates.at(-1) : undefined)
    if (date === undefined) continue
    const plain = ABOUT_APPLYING.test(line.text) || line.section === 'apply' || line.section === 'terms' || line.text.length < 60
    if (!plain || OTHER_END.test(line.text.slice(Math.max(0, cue.index - 30), date.start))) continue
    return { value: date.iso, from: [line.words.source(line.start + Math.min(cue.index, date.start), line.start + date.end)] }
  }
  return { value: null, from: [] }
}

import type { Span } from '../taxonomy/types.ts'
import { NUMBER, numberOf } from './numbers.ts'

export interface Duration extends Span {
  /** Whole months; of a range the least. */
  readonly months: number
}

const YEAR = 'tahunan|tahun|thn|th|taun|years?|yrs?'
const MONTH = 'bulan|bln|bl|months?|mos?'
const WEEK = 'minggu|mgg|weeks?'
const UNIT = `${YEAR}|${MONTH}|${WEEK}`
// "2 tahun", "1-2 tahun", "1 (satu) tahun", "2 s/d 3 thn", "2+ years", "6 bulan s.d 1 tahun", "2th".
const DURATION = new RegExp(
  `(?<![\\d.,/])(${NUMBER})(?: ?\\(\\w{2,12}\\))?\\s{0,3}(?:\\+|(${UNIT})?\\s{0,2}(?:-|s\\.?/?d\\.?|sampai(?: dengan)?|hingga|to|atau|~)\\s{0,3}(?:${NUMBER})(?: ?\\(\\w{2,12}\\))?\\s{0,2}\\+?)?\\s{0,3}(${UNIT})(?![\\p{L}\\d])`,
  'giu',
)
const ONE = /(?<!\p{L})(setahun|sebulan|setengah tahun|half a year|a year|an? year)(?!\p{L})/giu

/** All lengths of time said in a text, in order; "1-2 tahun" is 12 months, since the least is what is asked. */
export function durationsIn(text: string): Duration[] {
  const found: Duration[] = []
  for (const match of text.matchAll(DURATION)) {
    const [words, least = '', firstUnit, unit = ''] = match
    const months = Math.round(numberOf(least) * monthsIn(firstUnit ?? unit))
    if (months >= 0 && months <= 600) found.push({ months, start: match.index, end: match.index + words.length })
  }
  for (const match of text.matchAll(ONE)) {
    const word = match[0].toLowerCase()
    const months = word === 'sebulan' ? 1 : /setengah|half/.test(word) ? 6 : 12
    found.push({ months, start: match.index, end: match.index + match[0].length })
  }
  return together(
    text,
    found.sort((a, b) => a.start - b.start),
  )
}

/** "1 tahun 6 bulan" is one length of time. */
function together(text: string, times: readonly Duration[]): Duration[] {
  const whole: Duration[] = []
  for (const time of times) {
    const last = whole.at(-1)
    const isRest = last !== undefined && last.months >= 12 && last.months % 12 === 0 && time.months > 0 && time.months < 12
    if (
      isRest &&
      /^\s{1,2}(?:dan |lebih |and )?$/i.test(text.slice(last.end, time.start)) &&
      AS_MONTHS.test(text.slice(time.start, time.end))
    )
      whole[whole.length - 1] = { months: last.months + time.months, start: last.start, end: time.end }
    else whole.push(time)
  }
  return whole
}

const AS_MONTHS = new RegExp(`(?:${MONTH})$`, 'iu')

function monthsIn(unit: string): number {
  if (new RegExp(`^(?:${YEAR})$`, 'i').test(unit)) return 12
  return new RegExp(`^(?:${MONTH})$`, 'i').test(unit) ? 1 : 0.25
}

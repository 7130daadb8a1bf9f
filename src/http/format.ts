import type { Language } from './language.ts'

const TAG: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' }

// A formatter costs far more to make than to use, and a page uses hundreds.
const numbers = { id: new Intl.NumberFormat(TAG.id), en: new Intl.NumberFormat(TAG.en) }
const oneDecimal = {
  id: new Intl.NumberFormat(TAG.id, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat(TAG.en, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
}
const days = {
  id: new Intl.DateTimeFormat(TAG.id, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat(TAG.en, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
}

/** 1.234.567 in Indonesian, 1,234,567 in English. */
export const wholeNumber = (value: number, language: Language): string => numbers[language].format(value)

/** Whole rupiah: Rp3.900.000 (Indonesian), Rp3,900,000 (English). */
export const rupiah = (value: number, language: Language): string => `Rp${numbers[language].format(Math.round(value))}`

/** An ISO date as people write it: 12 Agustus 2026. A text that is no date is given back as it is. */
export function dateWords(iso: string, language: Language): string {
  const moment = Date.parse(`${iso}T00:00:00Z`)
  return Number.isNaN(moment) ? iso : days[language].format(moment)
}

/** A number out of 1,000 as pages show it: out of 100 with one decimal, 87,5. */
export const outOfHundred = (thousandths: number, language: Language): string => oneDecimal[language].format(thousandths / 10)

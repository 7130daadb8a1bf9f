import { listIn } from '../matches/rows.ts'
import { employerOf, sourceOf } from '../reading/job-posting.ts'
import { isJobPosting } from '../reading/json-ld.ts'
import { propertyOf } from '../vacancies/feeds/from-job-posting.ts'
import type { Row } from './rows.ts'

export type Cells = Row['cells']

/** Headings as offices write them, folded, and the name under which Padan knows the column. */
const HEADINGS: Readonly<Record<string, string>> = {
  ...{
    nama: 'name',
    'nama lengkap': 'name',
    telepon: 'phone',
    telp: 'phone',
    hp: 'phone',
    'no hp': 'phone',
    'nomor hp': 'phone',
  },
  ...{ 'no telepon': 'phone', 'nomor telepon': 'phone', wa: 'phone', whatsapp: 'phone', surel: 'email', 'e mail': 'email' },
  ...{ 'jenis kelamin': 'sex', jk: 'sex', 'tanggal lahir': 'born_on', 'tgl lahir': 'born_on', 'no ktp': 'nik' },
  ...{ 'program pelatihan': 'programme', pelatihan: 'programme', kejuruan: 'programme', 'pendidikan terakhir': 'education' },
  ...{ persetujuan: 'consent', 'sumber persetujuan': 'consent_from' },
  ...{ perusahaan: 'employer', 'pemberi kerja': 'employer', jabatan: 'title', posisi: 'title', jumlah: 'openings' },
  ...{ kuota: 'openings', 'batas lamaran': 'closing_date', 'tanggal tutup': 'closing_date' },
}

const NUMBERS = ['openings', 'wage_min', 'wage_max', 'experience_months_min', 'wage_wish']
const FLAGS = ['lodging', 'micro_employer', 'live_in', 'looking']
const DATES = ['born_on', 'closing_date', 'starts_on']
const LISTS = [
  ...['occupation', 'skills_required', 'skills_nice', 'certificates_required', 'certificates_nice', 'majors', 'conditions'],
  ...['negated', 'lacks', 'aims', 'refuses', 'consent'],
]
const DIGITS = ['phone', 'nik', 'id', 'source']
const SEXES: Readonly<Record<string, string>> = {
  ...{ l: 'male', 'laki laki': 'male', lelaki: 'male', pria: 'male' },
  ...{ p: 'female', perempuan: 'female', wanita: 'female' },
}

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()

/** The column that a heading means; one that is not known stays as it is. */
const columnOf = (heading: string): string => HEADINGS[folded(heading)] ?? heading.trim().toLowerCase()

/** The heading under which the row has a column, for a message its writer understands. */
export const headingOf = (row: Cells, column: string): string =>
  isJobPosting(row) ? propertyOf(column) : (Object.keys(row).find((heading) => columnOf(heading) === column) ?? column)

/**
 * Cells as JSON has them, by the names Padan knows. A spreadsheet has only text: empty cells are left out, and numbers, lists, dates
 * and yes or no are read; what cannot be read stays as it is, for the check to name. A JobPosting has names and ways of its own.
 */
export function typedCells(row: Cells): Record<string, unknown> {
  if (isJobPosting(row)) return { ...row }
  const given = Object.entries(row).filter(([, value]) => value !== null && value !== undefined && value !== '')
  const columns = given.map(([heading, value]) => ({ heading, column: columnOf(heading), value }))
  // Where a row has a column under its own name too, that one stands.
  columns.sort((a, b) => Number(a.column === a.heading) - Number(b.column === b.heading))
  return Object.fromEntries(columns.map(({ column, value }) => [column, typed(column, value)]))
}

function typed(column: string, value: unknown): unknown {
  if (typeof value === 'number') return DIGITS.includes(column) ? String(value) : value
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (NUMBERS.includes(column)) return numberIn(text)
  if (FLAGS.includes(column)) return /^(true|ya|yes|1)$/i.test(text) ? true : /^(false|tidak|no|0)$/i.test(text) ? false : text
  if (DATES.includes(column)) return text.replace(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/, isoOf)
  if (LISTS.includes(column)) return listIn(text)
  if (column === 'sex') return SEXES[folded(text)] ?? text.toLowerCase()
  // A spreadsheet keeps the zeros and digits of a number by a quote before it.
  return DIGITS.includes(column) ? text.replace(/^'/, '') : text
}

const isoOf = (_: string, day: string, month: string, year: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

/** "5.600.000" and "Rp5.600.000" are how Indonesians write it. */
function numberIn(text: string): number | string {
  const bare = text.replace(/^rp\.?\s*/i, '')
  return /^\d{1,3}(\.\d{3})+$|^\d+$/.test(bare) ? Number(bare.replaceAll('.', '')) : text
}

/** The name of a row in its own list; empty when it has none. */
export function idOf(cells: Cells): string {
  if (isJobPosting(cells)) return sourceOf(cells)
  const { id, source } = cells
  return [id, source].find((value): value is string => typeof value === 'string' && value.trim() !== '')?.trim() ?? ''
}

/** The employer that a vacancy's row names; undefined when it names none. */
export const employerIn = (cells: Cells): string | undefined =>
  isJobPosting(cells) ? employerOf(cells) || undefined : typeof cells.employer === 'string' ? cells.employer : undefined

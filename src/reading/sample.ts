import type { AdvertInput, ProfileInput } from './types.ts'

type Row = Readonly<Record<string, unknown>>

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** A list as JSON has it, or as one CSV cell has it, parted by "|" or ";". */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  const text = textOf(value)?.trim() ?? ''
  if (text === '') return []
  if (text.startsWith('[')) {
    try {
      const parsed: unknown = JSON.parse(text)
      if (Array.isArray(parsed)) return parsed
    } catch {
      // Not JSON after all: a cell that begins with a bracket.
    }
  }
  return text.split(/[|;]/)
}

const textsOf = (value: unknown): string[] =>
  listOf(value)
    .map((item) => textOf(item)?.trim() ?? '')
    .filter((item) => item !== '')

/** The first of these fields that the row has. */
const first = (row: Row, ...names: readonly string[]): string | undefined =>
  names.map((name) => textOf(row[name])).find((value) => value !== undefined && value.trim() !== '')

/** A row of a JSONL or CSV file of adverts as input for reading; unknown fields are left alone, a missing text is empty. */
export const advertInputOf = (row: Row): AdvertInput => ({
  title: first(row, 'title', 'judul'),
  text: first(row, 'text', 'teks', 'description', 'deskripsi') ?? '',
  education: first(row, 'education', 'pendidikan'),
  experience: first(row, 'experience', 'pengalaman'),
  salary: first(row, 'salary', 'wage', 'gaji'),
  location: first(row, 'location', 'place', 'lokasi'),
  sector: first(row, 'employer_sector', 'sector', 'sektor'),
  kind: first(row, 'kind', 'jenis'),
})

/** A row of a JSONL or CSV file of people as input for reading. Experience is `[words, months]` pairs, or "words: months" in a CSV cell. */
export const profileInputOf = (row: Row): ProfileInput => ({
  programme: first(row, 'programme', 'program', 'training'),
  education: first(row, 'education', 'pendidikan'),
  major: first(row, 'major', 'jurusan'),
  home: first(row, 'home', 'domisili', 'place'),
  willing: first(row, 'willing', 'bersedia'),
  certificates: textsOf(row.certificates ?? row.sertifikat),
  skills: textsOf(row.skills ?? row.keahlian),
  experience: listOf(row.experience ?? row.pengalaman).flatMap(experienceOf),
  text: first(row, 'text', 'teks', 'about'),
})

function experienceOf(item: unknown): (readonly [string, number | null])[] {
  if (Array.isArray(item)) {
    const [words, months] = item as unknown[]
    const said = textOf(words)
    return said === undefined ? [] : [[said, monthsOf(months)]]
  }
  if (typeof item === 'object' && item !== null) {
    const { words, title, job, months } = item as Row
    const said = textOf(words) ?? textOf(title) ?? textOf(job)
    return said === undefined ? [] : [[said, monthsOf(months)]]
  }
  const said = textOf(item)?.trim() ?? ''
  if (said === '') return []
  const parted = /^(.{1,300}?)\s*[:=]\s*(\d{1,3})$/.exec(said)
  return parted === null ? [[said, null]] : [[parted[1] ?? said, Number(parted[2])]]
}

function monthsOf(value: unknown): number | null {
  const months = typeof value === 'number' ? value : Number(textOf(value) ?? Number.NaN)
  return Number.isFinite(months) && months >= 0 ? Math.round(months) : null
}

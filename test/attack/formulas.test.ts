import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { file, jsonl, padan } from '../cli/io.ts'

/** What a spreadsheet runs when a cell begins with it, also after what it drops from the beginning, or behind another delimiter. */
const FORMULAS = [
  '=HYPERLINK("https://evil.example","klik")',
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '=cmd|" /C calc"!A0',
  'x";=1+1;"',
  'x;=1+1',
  'x,=1+1',
  'x\t=1+1',
  '＝1+1',
]

/** Would a spreadsheet take this cell for a formula? Full-width signs count where the keyboard is Japanese or Chinese. */
const isFormula = (cell: string): boolean => /^[\s\0]*[=+@\-＝＋－＠]/.test(cell) && !/^-?\d+([.,]\d+)?$/.test(cell.trim())

describe('a list for a spreadsheet runs nothing that somebody wrote into it', () => {
  test('whatever stands in id, title, words and employer, by vacancy and by graduate, in both delimiters', async () => {
    const vacancies = file(
      'vacancies.jsonl',
      jsonl(
        ...FORMULAS.map((text, nth) => ({
          id: `${text}${nth}`,
          title: text,
          employer: text,
          skills_required: ['las-smaw'],
          place: '65.71',
        })),
      ),
    )
    const profiles = file(
      'profiles.jsonl',
      jsonl(...FORMULAS.map((text, nth) => ({ id: `${text}${nth}`, skills: ['las-smaw'], home: '65.71', words: text }))),
    )
    for (const by of ['vacancy', 'graduate']) {
      const { code, out } = await padan([
        'match',
        '--vacancies',
        vacancies,
        '--profiles',
        profiles,
        '--by',
        by,
        '--format',
        'csv',
        '--k',
        '50',
      ])
      expect(code).toBe(0)
      // A spreadsheet set to Indonesian takes semicolons for the ends of cells, and any takes tabs where it is pasted.
      for (const delimiter of [',', ';', '\t']) {
        const rows = parse(out, { delimiter, relax_column_count: true, relax_quotes: true }) as string[][]
        expect(rows.length).toBeGreaterThan(FORMULAS.length)
        expect(rows.flat().filter(isFormula), delimiter).toEqual([])
      }
    }
  })
})

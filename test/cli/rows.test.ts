import { describe, expect, test } from 'vitest'
import { problemLine, readRows } from '../../src/cli/rows.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readRows(bytes(text))

describe('JSONL', () => {
  test('gives each object with its line and skips empty lines', () => {
    expect(read('{"id":"a"}\n\n{"id":"b"}\n').rows).toEqual([
      { line: 1, cells: { id: 'a' } },
      { line: 3, cells: { id: 'b' } },
    ])
  })

  test('names the line that is broken and keeps the others', () => {
    const { rows, problems } = read('{"id":"a"}\n{"id":\n[1]\n{"id":"d"}')
    expect(rows.map(({ cells }) => cells.id)).toEqual(['a', 'd'])
    expect(problems).toEqual([
      { line: 2, field: '', what: 'is not valid JSON' },
      { line: 3, field: '', what: 'is not a JSON object' },
    ])
  })

  test('names the line that is not UTF-8', () => {
    const { rows, problems } = readRows(new Uint8Array([...bytes('{"id":"a"}\n{"id":"'), 0xff, 0xfe, ...bytes('"}\n{"id":"c"}')]))
    expect(rows.map(({ line }) => line)).toEqual([1, 3])
    expect(problems).toEqual([{ line: 2, field: '', what: 'is not valid UTF-8' }])
  })

  test('a byte order mark is not part of the first row', () => {
    expect(read('\ufeff{"id":"a"}').rows).toHaveLength(1)
  })
})

describe('a JSON list', () => {
  test('is read item by item', () => {
    const { rows, problems } = read('[{"id":"a"}, 3]')
    expect(rows).toEqual([{ line: 1, cells: { id: 'a' } }])
    expect(problems).toEqual([{ line: 2, field: '', what: 'is not a JSON object' }])
  })
})

describe('CSV', () => {
  test('is told apart by its content, and a cell may hold commas, quotes and line breaks', () => {
    expect(read('id,title\na,"Juru las, ""3G""\nshift"\nb,Kasir\n').rows).toEqual([
      { line: 2, cells: { id: 'a', title: 'Juru las, "3G"\nshift' } },
      { line: 4, cells: { id: 'b', title: 'Kasir' } },
    ])
  })

  test('semicolons and tabs, as spreadsheets write them, are read too', () => {
    expect(read('id;title\na;Las, 3G\n').rows[0]?.cells).toEqual({ id: 'a', title: 'Las, 3G' })
    expect(read('id\ttitle\na\tLas; 3G\n').rows[0]?.cells).toEqual({ id: 'a', title: 'Las; 3G' })
  })

  test('a row with too many cells is named and the rest goes on; one with too few has empty fields', () => {
    const { rows, problems } = read('id,title,place\na,Las,Tarakan,Bunyu\nb,Kasir\n')
    expect(rows).toEqual([{ line: 3, cells: { id: 'b', title: 'Kasir' } }])
    expect(problems.map(({ line }) => line)).toEqual([2])
  })

  test('a quote that is never closed is named', () => {
    expect(read('id,title\na,Las\nb,"Kasir\nc,x').problems[0]?.what).toContain('never closed')
  })
})

test('an empty file has no rows and no problems', () => {
  expect(read(' \n')).toEqual({ rows: [], problems: [] })
})

test('a problem is said with file, line and field', () => {
  expect(problemLine('lowongan.csv', { line: 3, field: 'openings', what: 'must be a whole number' })).toBe(
    'lowongan.csv:3: openings: must be a whole number\n',
  )
  expect(problemLine('-', { line: 1, field: '', what: 'is not valid JSON' })).toBe('standard input:1: is not valid JSON\n')
})

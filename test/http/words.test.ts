import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { en } from '../../src/http/words/en.ts'
import { id } from '../../src/http/words/id.ts'
import { isWordKey, sayIn } from '../../src/http/words/say.ts'
import { SEARCH_FIELDS } from '../../src/matching/search/text-document.ts'
import { CONDITIONS, CONTRACTS } from '../../src/matching/types.ts'

const root = new URL('../../src/', import.meta.url).pathname

const sourcesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sourcesUnder(path)
    return /\.tsx?$/.test(entry.name) ? [readFileSync(join(root, path), 'utf8')] : []
  })

const gapsOf = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort()

describe('the word lists', () => {
  test('have the same keys', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(id).sort())
  })

  test('leave the same gaps in both languages', () => {
    for (const key of Object.keys(id)) if (isWordKey(key)) expect([key, gapsOf(en[key])]).toEqual([key, gapsOf(id[key])])
  })

  test('say something everywhere, and not the same twice over', () => {
    for (const key of Object.keys(id)) if (isWordKey(key)) expect(id[key].trim() && en[key].trim()).not.toBe('')
    const same = Object.keys(id).filter((key) => isWordKey(key) && id[key] === en[key])
    expect(same.sort()).toEqual(['channel_email', 'email', 'menu', 'read_as', 'site'])
  })
})

describe('every reason in the code has its sentence', () => {
  const keysIn = (folders: readonly string[], pattern: RegExp): string[] => [
    ...new Set(folders.flatMap(sourcesUnder).flatMap((text) => [...text.matchAll(pattern)].map(([, key = '']) => key))),
  ]

  test('of refusals', () => {
    const folders = ['http', 'messages', 'accounts', 'changes', 'employers', 'vacancies', 'graduates', 'matches']
    const reasons = [
      ...keysIn(folders, /new Refusal\(\s*'\w+',\s*'(\w+)'/g),
      ...keysIn(folders, /\breason: '(\w+)'/g),
      ...keysIn(folders, /\bbecause\('(\w+)'/g),
    ]
    expect(reasons.length).toBeGreaterThan(25)
    expect(reasons.filter((key) => !isWordKey(key))).toEqual([])
  })

  test('of matching', () => {
    const said = [
      ...keysIn(['matching'], /\b(?:say|ask|why): '([a-z_]+)'/g),
      ...keysIn(['matching'], /\b(?:reached|asking|closed)\('([a-z_]+)'/g),
      ...keysIn(['matching'], /'((?:wage|work|sector|occupation|experience|words|place|ask)_[a-z_]+)'/g),
    ]
    expect(said.length).toBeGreaterThan(30)
    expect(said.filter((key) => !isWordKey(key))).toEqual([])
  })

  test('of every kind of answer to an asked skill, certificate and major', () => {
    const answers = ['same', 'covered', 'narrower', 'broader', 'sibling', 'missing', 'lacked']
    const keys = ['skill', 'certificate', 'major'].flatMap((kind) => answers.map((answer) => `${kind}_${answer}`))
    expect(keys.filter((key) => !isWordKey(key))).toEqual([])
  })

  test('of every wished condition and contract, gate, cure, part and place of a word', () => {
    const keys = [
      ...['condition', 'contract'].flatMap((kind) => ['offered', 'not_offered', 'unknown'].map((answer) => `${kind}_${answer}`)),
      ...['open', 'certificate', 'education', 'place', 'conditions'].map((gate) => `gate_${gate}`),
      ...['get_certificate', 'renew_certificate', 'equivalency', 'live_in', 'go_to'].map((cure) => `cure_${cure}`),
      ...['skills', 'occupation', 'words', 'experience', 'place', 'wage', 'work', 'conditions'].map((part) => `part_${part}`),
      ...SEARCH_FIELDS.map((field) => `where_${field}`),
      ...CONDITIONS.map((condition) => `condition_${condition}`),
      ...CONTRACTS.map((contract) => `contract_${contract.toLowerCase().replaceAll(' ', '_')}`),
    ]
    expect(keys.filter((key) => !isWordKey(key))).toEqual([])
  })
})

test('numbers and money are written as the reader writes them', () => {
  const about = { place: 'Tarakan', year: '2026', least_rupiah: 4_742_169, source: 'SK' }
  expect(sayIn('id')('wage_below_floor', about)).toContain('Rp4.742.169')
  expect(sayIn('en')('wage_below_floor', about)).toContain('Rp4,742,169')
  expect(sayIn('id')('found_vacancies', { count: 1234 })).toBe('1.234 lowongan')
})

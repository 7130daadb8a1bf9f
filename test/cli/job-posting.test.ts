import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { createEmployer } from '../../src/employers/actions.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { taxonomy } from '../reference.ts'
import { dataFolder, file, padan, parsed } from './io.ts'

let folder = ''
beforeEach(() => {
  folder = dataFolder()
})

async function employer(name: string): Promise<void> {
  await padan(['migrate'])
  const store = openSqlite(join(folder, 'padan.db'))
  await createEmployer({ store, now: Date.now(), taxonomy }, { name, kind: 'local', state: 'verified' })
  await store.close()
}

const posting = (id: string, given: object = {}) => ({
  '@type': 'JobPosting',
  identifier: { '@type': 'PropertyValue', name: 'Bengkel', value: id },
  title: 'Juru las SMAW',
  description: `<p>Dicari juru las SMAW di Tarakan, nomor ${id}.</p>`,
  hiringOrganization: { '@type': 'Organization', name: 'Bengkel &amp; Las' },
  jobLocation: { '@type': 'Place', address: { addressLocality: 'Tarakan' } },
  ...given,
})
const others = [
  posting('2', { title: 'Sopir truk', description: 'Dicari sopir truk SIM B1.', jobLocation: 'Nunukan' }),
  posting('3', { title: 'Koki', description: 'Dicari koki untuk kantin proyek.', jobLocation: 'Malinau' }),
]

describe('padan import vacancies takes job postings', () => {
  const page = (...blocks: readonly unknown[]) =>
    `<!doctype html>\n<html>\n${blocks.map((block) => `<script type="application/ld+json">${typeof block === 'string' ? block : JSON.stringify(block)}</script>`).join('\n')}</html>`

  test.each<[string, string, string]>([
    ['over several lines', 'a.json', JSON.stringify(posting('1'), null, 2)],
    [
      'in a graph',
      'a.jsonld',
      JSON.stringify({ '@context': 'https://schema.org', '@graph': [{ '@type': 'WebPage' }, posting('1')] }),
    ],
    ['in a page', 'a.html', page({ '@type': 'BreadcrumbList' }, posting('1'))],
    ['as a line of many', 'a.jsonl', `${JSON.stringify(posting('1'))}\n`],
  ])('%s, and again changes nothing', async (_, name, content) => {
    await employer('Bengkel & Las')
    const path = file(name, content)
    expect(await padan(['import', 'vacancies', path])).toMatchObject({
      code: 0,
      out: '1 new, 0 changed, 0 the same, 0 wrong\n',
      err: '',
    })
    expect(await padan(['import', 'vacancies', path])).toMatchObject({ out: '0 new, 0 changed, 1 the same, 0 wrong\n' })
  })

  test('several at once, from a list or a page', async () => {
    await employer('Bengkel & Las')
    const list = file('a.json', JSON.stringify([posting('1'), ...others]))
    expect((await padan(['import', 'vacancies', list])).out).toBe('3 new, 0 changed, 0 the same, 0 wrong\n')
    expect((await padan(['import', 'vacancies', file('a.html', page(posting('1'), others))])).out).toBe(
      '0 new, 0 changed, 3 the same, 0 wrong\n',
    )
  })

  test('naming line and property where something is wrong, and keeping the others', async () => {
    await employer('Bengkel & Las')
    const path = file(
      'a.html',
      page(
        posting('1'),
        '{broken',
        posting('2', { hiringOrganization: 'Tidak Dikenal' }),
        posting('3', { validThrough: '2026-02-31' }),
      ),
    )
    const { code, out, err } = await padan(['import', 'vacancies', path])
    expect([code, out]).toEqual([1, '1 new, 0 changed, 0 the same, 3 wrong\n'])
    expect(err.split('\n')).toEqual([
      `${path}:4: is not valid JSON`,
      expect.stringContaining(`${path}:5: hiringOrganization: `),
      expect.stringContaining(`${path}:6: validThrough: `),
      '',
    ])
  })

  test('saying so where there is none', async () => {
    await employer('Bengkel & Las')
    for (const [name, content] of [
      ['a.html', '<html></html>'],
      ['a.json', '{"@type": "Organization"}'],
    ] as const) {
      const path = file(name, content)
      expect(await padan(['import', 'vacancies', path])).toMatchObject({ code: 1, err: `${path}:1: holds no JobPosting\n` })
    }
  })
})

test('padan read and padan match take job postings too', async () => {
  const adverts = file('a.json', JSON.stringify([posting('1')]))
  const { code, out } = await padan(['read', 'adverts', adverts])
  expect(code).toBe(0)
  expect(parsed(out)).toMatchObject([{ id: '1', place: '65.71', occupation: expect.arrayContaining(['welder-smaw']) }])
  const people = file('p.jsonl', '{"id":"p","text":"Bisa las listrik SMAW, tinggal di Tarakan"}\n')
  const matched = await padan(['match', '--profiles', people, '--vacancies', adverts, '--format', 'jsonl'])
  expect(matched.code).toBe(0)
  expect(matched.out).toContain('"vacancy":"1"')
})

import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { PROCESSING } from '../../../src/graduates/privacy/purposes.ts'
import { RETENTION } from '../../../src/graduates/privacy/retention.ts'
import { CONTACT_DAYS } from '../../../src/vacancies/office/advert-reports.ts'
import { open, world } from '../../world.ts'
import { json } from '../helpers.ts'

/** Columns that say nothing of a person: keys, versions and times of rows. */
const TECHNICAL = /\.(id|version|graduate_id|made_at|changed_at|invented)$/

describe('the record of processing', () => {
  test('has a purpose for every column of the tables about people', async () => {
    const at = await world()
    const named = new Set<string>(Object.values(PROCESSING).flatMap(({ data }) => data))
    for (const table of ['graduate', 'profile', 'consent', 'disclosure']) {
      const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(at.store.db)
      const columns = rows.map(({ name }) => `${table}.${name}`).filter((column) => !TECHNICAL.test(column))
      expect(columns.length).toBeGreaterThan(1)
      expect(columns.filter((column) => !named.has(column))).toEqual([])
    }
  })

  test('names no column that is not there', async () => {
    const at = await world()
    const { rows } = await sql<{
      name: string
    }>`select m.name || '.' || c.name as name from sqlite_master m, pragma_table_info(m.name) c`.execute(at.store.db)
    const known = new Set(rows.map(({ name }) => name))
    expect(Object.values(PROCESSING).flatMap(({ data }) => data.filter((column) => !known.has(column)))).toEqual([])
  })

  test('is a page and an answer in the reader’s language, with basis, readers, time and the sentence agreed to', async () => {
    const at = await world({ settings: { privacyContact: 'Sri Wahyuni, pdp@dinas.example' } })
    const { contact, purposes } = await json<{ contact: string; purposes: Record<string, unknown>[] }>(
      at,
      at.visitor,
      'GET',
      '/privacy/purposes',
    )
    expect(contact).toBe('Sri Wahyuni, pdp@dinas.example')
    expect(purposes).toHaveLength(Object.keys(PROCESSING).length)
    for (const purpose of purposes) {
      expect((purpose.consent !== null) === (purpose.basis === 'consent')).toBe(true)
      expect(String(purpose.what) + String(purpose.data_said) + String(purpose.basis_said)).not.toContain('_')
    }
    for (const path of ['/privacy', '/privacy?lang=en', '/privacy/retention']) {
      const page = await (await open(at, at.visitor, path)).text()
      expect(page).toContain('Sri Wahyuni, pdp@dinas.example')
      expect(page).not.toMatch(/\b(kept|reader|processing|basis|after|right)_[a-z]/)
    }
  })
})

test('whom to ask about personal data stands on every page, an error’s too', async () => {
  const at = await world({ settings: { privacyContact: 'Sri Wahyuni, pdp@dinas.example' } })
  for (const path of ['/', '/vacancies', '/sign-in', '/registrations/new', '/nothing-here'])
    expect([path, (await (await open(at, at.visitor, path)).text()).includes('Sri Wahyuni')]).toEqual([path, true])
})

test('the table of retention says what the owners of the data do', () => {
  expect(RETENTION.report_contact.days).toBeLessThanOrEqual(CONTACT_DAYS)
  // Logs of looks: six months at the least.
  expect(RETENTION.look.days).toBeGreaterThanOrEqual(183)
})

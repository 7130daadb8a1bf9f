import { beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { registerGraduate } from '../../src/graduates/actions.ts'
import { disclose } from '../../src/graduates/disclose.ts'
import { GraduateDraft } from '../../src/graduates/graduate.ts'
import { openHere } from '../../src/node.ts'
import { dataFolder, padan } from './io.ts'

beforeEach(() => {
  dataFolder()
})

/** Two people, of whom a key that leaked has opened one, and somebody else the other. */
async function aLeak(): Promise<{ key: string; opened: string }> {
  const here = await openHere(readConfig(process.env))
  try {
    const system = here.padan.ctx({ role: 'system' })
    const register = (name: string) =>
      registerGraduate(system, GraduateDraft.parse({ person: { name, phone: '0812 9000 1000' } }))
    const people = [await register('=Rusni'), await register('Yunus')] as const
    const tokens: string[] = []
    for (let at = 0; at < 2; at++) tokens.push((await padan(['key', 'create', '--role', 'officer'])).out.trim())
    const callers = await Promise.all(tokens.map((token) => here.padan.callerOf(token)))
    for (const [at, caller] of callers.entries())
      if (caller !== null) await disclose(here.padan.ctx(caller), people[at]!, 'opened')
    const [leaked] = callers
    return { key: leaked?.role === 'officer' ? leaked.by.actor : '', opened: people[0].id }
  } finally {
    await here.close()
  }
}

test('those whose data a leaked key was given are listed, with what it saw, and nobody else', async () => {
  const { key, opened } = await aLeak()
  const { code, out } = await padan(['affected', '--by', key, '--from', '2026-01-01'])
  expect(code).toBe(0)
  const [head, ...rows] = out.trim().split('\n')
  expect(head).toBe('graduate,looks,first,last,fields')
  expect(rows).toHaveLength(1)
  expect(rows[0]).toContain(`${opened},1,`)
  expect(rows[0]).toContain('name phone email born_on sex')
  expect(out).not.toContain('Rusni')
})

test('a time in which nobody was looked at affects nobody', async () => {
  const { key } = await aLeak()
  expect((await padan(['affected', '--by', key, '--from', '2026-01-01', '--to', '2026-01-02'])).err).toBe('0 people\n')
})

test('with contacts it can be told whom to write to, each name is noted as a look, and no name becomes a formula', async () => {
  const { key, opened } = await aLeak()
  expect((await padan(['affected', '--by', key, '--from', '2026-01-01', '--contacts'])).out).toContain(",'=Rusni,'+62")
  const again = await padan(['affected', '--by', 'system', '--from', '2026-01-01'])
  expect(again.out).toContain(opened)
})

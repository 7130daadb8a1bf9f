import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { dataFolder, padan } from './io.ts'

const WRITER = fileURLToPath(new URL('../store/crash-writer.ts', import.meta.url).href)

test('a copy made while another program writes is whole, and the service can go back to it', async () => {
  const folder = dataFolder()
  await padan(['migrate'])
  const writer = spawn(process.execPath, ['--import', 'tsx', WRITER, join(folder, 'padan.db'), '1'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void writer.kill('SIGKILL'))
  await once(writer.stdout, 'data')
  const copies = ['a', 'b', 'c'].map((name) => join(folder, name))
  for (const copy of copies) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    const { code, out, err } = await padan(['backup', copy])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(`${copy}: ${statSync(copy).size.toLocaleString('en-US')} bytes\n`)
  }
  expect(writer.exitCode).toBe(null)
  const lengths: number[] = []
  for (const copy of copies) {
    if (process.platform !== 'win32') expect(statSync(copy).mode & 0o077).toBe(0)
    const other = dataFolder()
    copyFileSync(copy, join(other, 'padan.db'))
    const { code, out } = await padan(['verify-log'])
    expect(code).toBe(0)
    lengths.push(Number(/^unbroken: ([\d,]+) /.exec(out)?.[1]?.replaceAll(',', '')))
  }
  expect(lengths[2]).toBeGreaterThan(lengths[0] ?? Number.POSITIVE_INFINITY)
})

test('a file that is there already is not overwritten', async () => {
  const folder = dataFolder()
  await padan(['migrate'])
  const letter = join(folder, 'letter')
  writeFileSync(letter, 'Dear office')
  expect(await padan(['backup', letter])).toEqual({
    code: 4,
    out: '',
    err: `padan: ${letter} is there already: choose another name\n`,
  })
  expect(readFileSync(letter, 'utf8')).toBe('Dear office')
  expect(await padan(['backup', join(folder, 'none/copy')])).toMatchObject({
    code: 4,
    err: expect.stringContaining('cannot be written'),
  })
})

test('a data folder without a database is told, and PostgreSQL has a program of its own', async () => {
  const folder = dataFolder()
  expect(await padan(['backup', join(folder, 'copy')])).toMatchObject({ code: 4, err: expect.stringContaining('no database') })
  vi.stubEnv('DATABASE_URL', 'postgres://padan@127.0.0.1:9/padan')
  expect(await padan(['backup', join(folder, 'copy')])).toMatchObject({ code: 4, err: expect.stringContaining('pg_dump') })
})

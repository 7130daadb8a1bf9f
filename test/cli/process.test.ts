import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { file, jsonl } from './io.ts'

const bin = fileURLToPath(new URL('../../src/padan.mjs', import.meta.url).href)
const advert = (id: string) => ({ id, title: 'Kasir toko', text: 'Jaga kasir, pengalaman 1 tahun.\n'.repeat(40) })

test('the bin works from another folder and passes its exit code on', () => {
  const adverts = file('adverts.jsonl', `${jsonl(advert('a'))}broken\n`)
  const ran = spawnSync(process.execPath, [bin, 'read', 'adverts', adverts], { cwd: join(adverts, '..'), encoding: 'utf8' })
  expect(ran.stderr).toBe(`${adverts}:2: is not valid JSON\n`)
  expect(ran.status).toBe(1)
  expect(JSON.parse(ran.stdout).id).toBe('a')
})

test('a reader that stops reading ends it without a word', async () => {
  const adverts = file('adverts.jsonl', jsonl(...Array.from({ length: 300 }, (_, at) => advert(`a${at}`))))
  const child = spawn(process.execPath, [bin, 'read', 'adverts', adverts])
  let err = ''
  child.stderr.on('data', (text) => {
    err += text
  })
  child.stdout.once('data', () => child.stdout.destroy())
  const code = await new Promise((done) => child.on('close', done))
  expect({ code, err }).toEqual({ code: 0, err: '' })
})

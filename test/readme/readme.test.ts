import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import openapiTS, { astToString } from 'openapi-typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { appOf, openWithDemo } from '../../src/node.ts'

const run = promisify(execFile)
const root = new URL('../..', import.meta.url).pathname

const README = readFileSync(join(root, 'README.md'), 'utf8')
const blocksOf = (language: string): readonly string[] =>
  [...README.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, code = '']) => code)

let address = ''
let environment: Record<string, string> = {}
const ends: (() => unknown)[] = []

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'padan-'))
  ends.push(() => rmSync(folder, { recursive: true }))
  const { here, keys } = await openWithDemo(readConfig({ PADAN_DATA: folder }))
  ends.push(() => here.close())
  const server = serve({ fetch: appOf(here).fetch, port: 0, hostname: '127.0.0.1' })
  ends.push(() => new Promise((resolve) => server.close(resolve)))
  await new Promise<void>((resolve) => server.once('listening', resolve))
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const named = keys.map(({ who, token }) => [`${who.toUpperCase()}_KEY`, token])
  environment = { PATH: process.env.PATH ?? '', ...Object.fromEntries(named) }
})
afterAll(async () => {
  for (const end of ends.reverse()) await end()
})

/** The code of the README as it would be typed, against the server of this test. */
const here = (code: string): string => code.replaceAll('localhost:3000', address)

/** A folder that finds the packages of this project, and ends with the test. */
function projectFolder(): string {
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, 'node_modules/.cache/readme-'))
  ends.push(() => rmSync(folder, { recursive: true }))
  return folder
}

describe('the examples of the README', () => {
  const shell = blocksOf('sh').filter((code) => code.includes('curl '))
  const typed = blocksOf('ts')

  test('are there', () => {
    expect(shell.length).toBeGreaterThan(1)
    expect(typed).toHaveLength(1)
  })

  test.each(shell.map((code) => [code.split('\n').find((line) => line.includes('curl')) ?? '', code]))(
    'run in a shell: %s',
    async (_, code) => {
      const cwd = projectFolder()
      const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', here(code)], { cwd, env: environment })
      const answers = stdout.replaceAll('}{', '}\n{').split('\n')
      const calls = code.match(/^curl /gm)?.length
      expect(answers.map((answer) => typeof JSON.parse(answer))).toEqual(Array(calls).fill('object'))
      // A second run shows that repeating them is safe: the idempotent call makes nothing, and the change is made of what was read.
      if (code.includes('idempotency-key')) {
        const count = await vacancies()
        await run('bash', ['-euo', 'pipefail', '-c', here(code)], { cwd, env: environment })
        expect(await vacancies()).toBe(count)
      }
    },
  )

  test('compile with the client made from the description, and run', async () => {
    const cwd = projectFolder()
    const description = await (await fetch(`http://${address}/api/v1/openapi.json`)).text()
    const client = astToString(await openapiTS(description))
    writeFileSync(join(cwd, 'padan.d.ts'), client)
    // Declarations of other packages are not ours to check, and with them the compiler would pass over this one too.
    writeFileSync(join(cwd, 'client.ts'), client)
    writeFileSync(join(cwd, 'example.ts'), here(typed.join('\n')))
    writeFileSync(join(cwd, 'package.json'), '{"type":"module"}')
    const strict = {
      strict: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: true,
      noEmit: true,
      allowImportingTsExtensions: true,
    }
    const target = { target: 'es2022', module: 'esnext', moduleResolution: 'bundler', types: ['node'] }
    const files = ['example.ts', 'client.ts']
    writeFileSync(join(cwd, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...strict, ...target }, files }))
    await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', cwd]).catch((error) => {
      throw new Error(error.stdout)
    })
    const { stdout } = await run(process.execPath, ['--import', 'tsx', 'example.ts'], { cwd, env: environment })
    expect(stdout).toMatch(/^\d+ \[/m)
    expect(stdout).toMatch(/^put vacancy vac_/m)
  })
})

async function vacancies(): Promise<number> {
  const { total } = (await (await fetch(`http://${address}/api/v1/vacancies`)).json()) as { total: number }
  return total
}

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { migrationFiles } from '../../src/store/migration-files.ts'
import { files } from '../reference.ts'

const source = readFileSync(new URL('../../src/worker/bundled.ts', import.meta.url).pathname, 'utf8')
const named = (folder: string): string[] =>
  [...source.matchAll(/^import \w+ from '..\/..\/([\w/]+)\/([\w.-]+)'$/gm)]
    .filter(([, from]) => from === folder)
    .map(([, , name]) => name ?? '')
    .sort()

test('the worker carries every reference file', () => {
  expect(named('seed/reference')).toEqual(Object.keys(files).sort())
})

test('the worker carries every migration', () => {
  expect(named('migrations')).toEqual(migrationFiles().map(({ name }) => name))
})

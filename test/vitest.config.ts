import { defineConfig } from 'vitest/config'

// What runs on every database: the store's own tests, and those of slices that say so by their names.
const overDatabases = ['test/store/**/*.test.ts', 'test/**/*.databases.test.ts']

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // By itself it leaves one processor of two unused.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'store', include: overDatabases, globalSetup: 'test/postgres.ts' } },
      { extends: true, test: { name: 'padan', include: ['test/**/*.test.{ts,tsx}'], exclude: overDatabases } },
    ],
  },
})

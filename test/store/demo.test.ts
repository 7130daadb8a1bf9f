import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { openHere, openWithDemo, seedDemo } from '../../src/node.ts'
import { databases } from '../databases.ts'

describe.each(databases.filter(({ name }) => name.startsWith('P')))('on $name', ({ fresh }) => {
  test('the demo province does not come by itself, and stays once it was seeded', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'padan-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const config = readConfig({ PADAN_DATA: folder })
    const database = await fresh()
    const open = () => database()
    /** One start of the service: its keys, and how many graduates there are then. */
    const start = async () => {
      const { here, keys } = await openWithDemo(config, open)
      const graduates = await here.store.db.selectFrom('graduate').select('id').execute()
      return { keys, graduates: graduates.length, demo: here.settings.demo }
    }
    expect(await start()).toEqual({ keys: [], graduates: 0, demo: false })
    const { keys } = await seedDemo(await openHere(config, open), folder)
    expect(keys).toHaveLength(4)
    expect(await start()).toEqual({ keys, graduates: 260, demo: true })
  })
})

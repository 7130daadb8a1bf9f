import { Command } from 'commander'
import { EXIT, type ExitCode } from './exit.ts'
import { here } from './here.ts'
import type { Io } from './io.ts'

/** `padan migrate`: brings the database up to date and says what it did. */
export function migrateCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('migrate')
    .description('bring the database (PADAN_DATA or DATABASE_URL) up to date; safe to repeat')
    .action(async () =>
      here(async ({ migrated }) => {
        await io.out(migrated.length === 0 ? 'nothing to do\n' : migrated.map((name) => `applied ${name}\n`).join(''))
        done(EXIT.ok)
      }),
    )
}

import { Command } from 'commander'
import { readConfig } from '../config.ts'
import { databaseFile } from './as-is.ts'
import { CommandError, EXIT, type ExitCode } from './exit.ts'
import type { Io } from './io.ts'

const NOTES = `
The copy is whole as of one moment, also while the service runs and writes. To go back to it, stop the service and put the copy in the
place of padan.db in the data folder, without padan.db-wal and padan.db-shm. The file "secret" of the data folder (or PADAN_SECRET)
belongs to it: keep that apart from the copies.`

/** `padan backup`: a copy of the SQLite database, made while others go on writing. */
export function backupCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('backup')
    .description('copy the SQLite database to a new file, also while the service runs (PostgreSQL: use pg_dump)')
    .argument('<file>', 'where to; it must not be there yet')
    .addHelpText('after', NOTES)
    .action(async (file: string) => {
      const config = readConfig(process.env)
      if (config.databaseUrl !== null)
        throw new CommandError(
          EXIT.cannotUse,
          'the database is PostgreSQL: copy it with its own pg_dump and put it back with pg_restore',
        )
      const { backupSqlite } = await import('../store/backup.ts')
      const bytes = await backupSqlite(databaseFile(config), file)
      await io.out(`${file}: ${bytes.toLocaleString('en-US')} bytes\n`)
      done(EXIT.ok)
    })
}

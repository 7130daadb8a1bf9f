import { Argument, Command } from 'commander'
import { flatAdvert, flatProfile } from '../reading/flat.ts'
import { EXIT, type ExitCode } from './exit.ts'
import { advertOf, personOf } from './input.ts'
import type { Io } from './io.ts'
import { isoDate } from './options.ts'
import { readFileRows } from './read-rows.ts'
import { shippedTaxonomy } from './reference.ts'

const FILE = 'JSONL or CSV, told apart by content; - is standard input'

/** `padan read adverts|profiles FILE`: what was understood of each row, a JSON line each. */
export function readCommand(io: Io, done: (code: ExitCode) => void): Command {
  const command = new Command('read').description('print what is understood of free text, a JSON line each')
  command
    .command('adverts')
    .description(
      'read vacancy adverts: rows with id, title, text and what a job site tagged (education, experience, salary, location)',
    )
    .addArgument(new Argument('<file>', FILE))
    .option('--on <date>', 'the day on which the adverts are read, for rows without "posted" (default: today)', isoDate)
    .action(async (file: string, options: { on?: string }) => {
      const read = advertOf(shippedTaxonomy(), options.on ?? io.today)
      const { wrong } = await readFileRows(io, file, read, ({ id, draft }) =>
        io.out(`${JSON.stringify(flatAdvert(id, draft))}\n`),
      )
      done(wrong > 0 ? EXIT.someRowsWrong : EXIT.ok)
    })
  command
    .command('profiles')
    .description(
      'read people: rows with id and any of programme, education, major, home, willing, certificates, skills, experience, text',
    )
    .addArgument(new Argument('<file>', FILE))
    .option('--on <date>', 'the day on which the profiles are read (default: today)', isoDate)
    .action(async (file: string, options: { on?: string }) => {
      const read = personOf(shippedTaxonomy(), options.on ?? io.today)
      const { wrong } = await readFileRows(io, file, read, ({ id, draft }) =>
        io.out(`${JSON.stringify(flatProfile(id, draft))}\n`),
      )
      done(wrong > 0 ? EXIT.someRowsWrong : EXIT.ok)
    })
  return command
}

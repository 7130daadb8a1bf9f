import { Command } from 'commander'
import { DAY } from '../time.ts'
import { csvCell } from './csv.ts'
import { EXIT, type ExitCode } from './exit.ts'
import { here } from './here.ts'
import type { Io } from './io.ts'
import { isoDate } from './options.ts'

/** Midnight in Kalimantan (UTC+8), epoch milliseconds. */
const midnight = (date: string): number => Date.parse(`${date}T00:00:00+08:00`)

interface Asked {
  readonly by?: string
  readonly from: string
  readonly to?: string
  readonly contacts?: boolean
}

/** `padan affected`: whom to tell of a leak. */
export function affectedCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('affected')
    .description('list the people whose data were looked at, to be told of a leak within 3 x 24 hours (CSV)')
    .option('--by <id>', 'the account or key that was misused (default: anyone)')
    .requiredOption('--from <date>', 'the first day', isoDate)
    .option('--to <date>', 'the last day (default: today)', isoDate)
    .option('--contacts', 'with name and phone; each is written down as a look')
    .action(async ({ by: actor, from, to, contacts = false }: Asked) =>
      here(async ({ padan }) => {
        const { affectedBy } = await import('../graduates/privacy/affected.ts')
        const { lookAt } = await import('../graduates/disclose.ts')
        const ctx = padan.ctx({ role: 'system' }, 'en')
        const until = to === undefined ? ctx.now + 1 : midnight(to) + DAY
        const people = await affectedBy(ctx, { actor, from: midnight(from), until })
        await io.out(`graduate,looks,first,last,fields${contacts ? ',name,phone' : ''}\n`)
        for (const { graduate, looks, first, last, shown } of people) {
          const person = contacts ? await lookAt(ctx, graduate) : null
          const times = [first, last].map((at) => new Date(at).toISOString())
          const cells = [
            graduate,
            looks,
            ...times,
            shown.join(' '),
            ...(contacts ? [person?.name ?? '', person?.phone ?? ''] : []),
          ]
          await io.out(`${cells.map(csvCell).join(',')}\n`)
        }
        io.err(`${people.length} ${people.length === 1 ? 'person' : 'people'}\n`)
        done(EXIT.ok)
      }),
    )
}

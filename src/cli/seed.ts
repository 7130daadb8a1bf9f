import { Command } from 'commander'
import { loadDemo } from '../demo.ts'
import { EXIT, type ExitCode } from './exit.ts'
import { here } from './here.ts'
import type { Io } from './io.ts'

/** `padan seed`: loads the demo province. */
export function seedCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('seed').description('load the demo province: invented people and firms; safe to repeat').action(async () =>
    here(async ({ padan, isNew, holdsInvented }) => {
      if (!isNew && !holdsInvented) {
        io.err(
          'padan: this database holds real people; invented ones do not belong beside them. Choose another with PADAN_DATA.\n',
        )
        done(EXIT.cannotUse)
        return
      }
      const { employers, vacancies, graduates, keys } = await loadDemo(padan.ctx({ role: 'system' }))
      await io.out(`${employers} employers, ${vacancies} vacancies, ${graduates} graduates\n`)
      for (const { who, token } of keys) await io.out(`${who}: ${token}\n`)
      done(EXIT.ok)
    }),
  )
}

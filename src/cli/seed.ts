import { Command } from 'commander'
import { readConfig } from '../config.ts'
import { CommandError, EXIT, type ExitCode } from './exit.ts'
import { here } from './here.ts'
import type { Io } from './io.ts'

/** `padan seed`: loads the demo province. */
export function seedCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('seed')
    .description(
      'load the demo province (invented people and firms) and print its keys; repeating it renews the dates of its vacancies',
    )
    .action(async () => {
      const { seedDemo } = await import('../node.ts')
      await here(async (padan) => {
        if (padan.held === 'real')
          throw new CommandError(
            EXIT.cannotUse,
            'this database holds real people or firms, and invented ones do not belong beside them; choose another with PADAN_DATA',
          )
        const { demo, keys } = await seedDemo(padan, readConfig(process.env).dataFolder)
        await io.out(`${demo.employers} employers, ${demo.vacancies} vacancies, ${demo.graduates} graduates\n`)
        for (const { who, token } of keys) await io.out(`${who}: ${token}\n`)
        done(EXIT.ok)
      })
    })
}

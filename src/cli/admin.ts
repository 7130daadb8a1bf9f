import { Command } from 'commander'
import { AccountName } from '../accounts/account.ts'
import { Email, Phone } from '../accounts/contact.ts'
import { inviteStaff } from '../accounts/staff/actions.ts'
import { EXIT, type ExitCode } from './exit.ts'
import { here } from './here.ts'
import type { Io } from './io.ts'
import { checked } from './options.ts'

interface Create {
  readonly name: string
  readonly email?: string
  readonly phone?: string
}

/** `padan admin create`: the first administrator, who makes all other accounts. */
export function adminCommand(io: Io, done: (code: ExitCode) => void): Command {
  const command = new Command('admin').description('make an administrator on the machine that holds the database')
  command
    .command('create')
    .description(
      'make an administrator and print a link and a code that sign in once, within 14 days; then come password and second factor',
    )
    .requiredOption('--name <name>', 'the name of the person', checked(AccountName, 'It must be a name of 1 to 200 letters.'))
    .option('--email <address>', 'to sign in by', checked(Email, 'It must be an e-mail address.'))
    .option('--phone <number>', 'to sign in by', checked(Phone, 'It must be a phone number, such as 0812 3456 7890.'))
    .action(async ({ name, email, phone }: Create) =>
      here(async ({ padan, settings }) => {
        const ctx = padan.ctx({ role: 'system' })
        const { id, code, path } = await inviteStaff(ctx, { role: 'administrator', name, email, phone })
        io.err(`${id}\n`)
        await io.out(`${settings.publicUrl ?? 'http://localhost:3000'}${path}\n${code}\n`)
        done(EXIT.ok)
      }),
    )
  return command
}

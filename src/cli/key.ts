import { Command, Option } from 'commander'
import { createKey, revokeKey } from '../accounts/actions.ts'
import { KEY_ROLES, type KeyRole } from '../accounts/key.ts'
import { EXIT, type ExitCode } from './exit.ts'
import { here } from './here.ts'
import type { Io } from './io.ts'
import { wholeNumber } from './options.ts'

interface Create {
  readonly role: KeyRole
  readonly for?: string
  readonly label: string
  readonly days?: number
}

/** `padan key create|revoke`: bearer keys for people and programs. */
export function keyCommand(io: Io, done: (code: ExitCode) => void): Command {
  const command = new Command('key').description('make and end the keys by which callers are known')
  command
    .command('create')
    .description('make a key and print it; it is shown this once and stored only as a hash')
    .addOption(new Option('--role <role>', 'what it may do').choices(KEY_ROLES).makeOptionMandatory())
    .option('--for <id>', 'the graduate or employer it speaks for')
    .option('--label <words>', 'what it is for, to find it again', '')
    .option('--days <number>', 'how long it is valid (default: until it is ended)', wholeNumber(1, 3650))
    .action(async ({ role, for: subject, label, days }: Create) =>
      here(async ({ padan }) => {
        const { id, token } = await createKey(padan.ctx({ role: 'system' }), { role, subject, label, days })
        io.err(`${id} (end it with: padan key revoke ${id})\n`)
        await io.out(`${token}\n`)
        done(EXIT.ok)
      }),
    )
  command
    .command('revoke')
    .description('end a key at once')
    .argument('<id>', 'the id that was shown when it was made (key_…)')
    .action(async (id: string) =>
      here(async ({ padan }) => {
        await revokeKey(padan.ctx({ role: 'system' }), id)
        done(EXIT.ok)
      }),
    )
  return command
}

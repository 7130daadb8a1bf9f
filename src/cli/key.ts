import { Command, Option } from 'commander'
import { createKey, revokeKey } from '../accounts/actions.ts'
import { KEY_ROLES, type KeyRole } from '../accounts/key.ts'
import { CommandError, EXIT, type ExitCode } from './exit.ts'
import { here } from './here.ts'
import type { Io } from './io.ts'
import { wholeNumber } from './options.ts'

interface Create {
  readonly role: KeyRole
  readonly for?: string
  readonly label: string
  readonly days?: number
  readonly scopes?: readonly string[]
  readonly office?: string
  readonly owner?: string
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
    .option('--scopes <list>', 'what it may be used for, parted by commas (default: everything its role may do)', listed)
    .option('--office <id>', 'the office of an officer’s key (default: the province’s)')
    .option('--owner <id>', 'the account that answers for it; the key ends with it')
    .action(async ({ for: subject, ...asked }: Create) =>
      here(async ({ padan }) => {
        await checkScopes(asked.scopes ?? [])
        const { id, token } = await createKey(padan.ctx({ role: 'system' }), { ...asked, subject })
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

const listed = (given: string): string[] =>
  given
    .split(',')
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '')

async function checkScopes(scopes: readonly string[]): Promise<void> {
  const { keyScopes } = await import('../app.ts')
  const unknown = scopes.filter((scope) => !keyScopes.includes(scope))
  if (unknown.length > 0)
    throw new CommandError(EXIT.usage, `there is no scope ${unknown.join(', ')}; there are: ${keyScopes.join(', ')}`)
}

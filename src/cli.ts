import { Command, CommanderError } from 'commander'
import { adminCommand } from './cli/admin.ts'
import { affectedCommand } from './cli/affected.ts'
import { backupCommand } from './cli/backup.ts'
import { CommandError, EXIT, EXIT_HELP, type ExitCode } from './cli/exit.ts'
import { importCommand } from './cli/import.ts'
import { type Io, processIo } from './cli/io.ts'
import { keyCommand } from './cli/key.ts'
import { matchCommand } from './cli/match.ts'
import { migrateCommand } from './cli/migrate.ts'
import { readCommand } from './cli/read.ts'
import { retainCommand } from './cli/retain.ts'
import { sayProblems } from './cli/say-problems.ts'
import { seedCommand } from './cli/seed.ts'
import { sendCommand } from './cli/send.ts'
import { serveCommand } from './cli/serve.ts'
import { verifyLogCommand } from './cli/verify-log.ts'
import { ConfigError } from './config.ts'
import { Refusal } from './refusal.ts'
import { DatabaseUnavailable } from './store/errors.ts'

/** A command is a file in src/cli that makes one of these; `done` is told the exit code when it is not 0. */
type MakeCommand = (io: Io, done: (code: ExitCode) => void) => Command

const COMMANDS: readonly MakeCommand[] = [
  serveCommand,
  sendCommand,
  migrateCommand,
  seedCommand,
  keyCommand,
  adminCommand,
  importCommand,
  matchCommand,
  readCommand,
  retainCommand,
  backupCommand,
  verifyLogCommand,
  affectedCommand,
]

/** Runs the command line and gives the exit code. */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok
  const program = new Command('padan')
    .description('Padan matches graduates of vocational training centres with vacancies, and says why.')
    .addHelpText('afterAll', EXIT_HELP)
  for (const make of COMMANDS)
    program.addCommand(
      make(io, (given) => {
        code = given
      }),
    )
  prepare(program, io)
  try {
    await program.parseAsync(argv)
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
    if (error instanceof CommandError) {
      io.err(`padan: ${error.message}\n`)
      return error.code
    }
    const lines =
      error instanceof Refusal
        ? sayProblems(error).map(({ field, what }) => (field === '' ? what : `${field}: ${what}`))
        : error instanceof ConfigError || error instanceof DatabaseUnavailable
          ? [error.message]
          : null
    if (lines === null) {
      io.err(`padan: ${error instanceof Error ? error.stack : String(error)}\n`)
      return EXIT.fault
    }
    for (const line of lines) io.err(`padan: ${line}\n`)
    return EXIT.cannotUse
  }
}

// Commands inside commands do not inherit these settings once they are added.
function prepare(command: Command, io: Io): void {
  command
    .exitOverride()
    .showHelpAfterError('(add --help to see what is possible)')
    .configureOutput({ writeOut: (text) => void io.out(text), writeErr: (text) => io.err(text) })
  for (const inner of command.commands) prepare(inner, io)
}

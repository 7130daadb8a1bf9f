import { Command, CommanderError } from 'commander'
import { CommandError, EXIT, EXIT_HELP, type ExitCode } from './cli/exit.ts'
import { type Io, processIo } from './cli/io.ts'
import { matchCommand } from './cli/match.ts'
import { readCommand } from './cli/read.ts'

/** A command is a file in src/cli that makes one of these; `done` is told the exit code when it is not 0. */
export type MakeCommand = (io: Io, done: (code: ExitCode) => void) => Command

const COMMANDS: readonly MakeCommand[] = [matchCommand, readCommand]

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
    if (!(error instanceof CommandError)) throw error
    io.err(`padan: ${error.message}\n`)
    return error.code
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

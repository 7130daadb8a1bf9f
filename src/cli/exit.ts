/** What the process answers a script. */
export const EXIT = { ok: 0, someRowsWrong: 1, usage: 2, cannotRead: 3, cannotUse: 4, notAsExpected: 5, fault: 70 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

export const EXIT_HELP = `
Exit codes:
  0  all went right
  1  some rows were wrong (each is named on standard error; the right ones were done)
  2  the command was used wrongly
  3  a file cannot be read
  4  the database, a port or a setting cannot be used, or what was asked was refused
  5  what was checked is not as it should be
  70 a fault of Padan itself, told on standard error; please report it`

/** Ends a command with a sentence on standard error. */
export class CommandError extends Error {
  constructor(
    readonly code: ExitCode,
    message: string,
  ) {
    super(message)
    this.name = 'CommandError'
  }
}

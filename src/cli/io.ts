import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { CommandError, EXIT } from './exit.ts'

/** What a command sees of the process, so that tests can stand in for it. */
export interface Io {
  /** Writes to standard output; resolves when there is room for more. */
  out(text: string): Promise<void>
  err(text: string): void
  /** Is standard error a terminal, where a progress bar can be drawn? */
  readonly terminal: boolean
  /** The whole of standard input. */
  input(): Promise<Uint8Array>
  /** Today where Kalimantan's offices are (WITA), as an ISO date. */
  readonly today: string
}

/** The bytes of a file, or of standard input for `-`. Throws a `CommandError` that says in one sentence why it cannot be read. */
export async function readInput(io: Io, file: string): Promise<Uint8Array> {
  try {
    return file === '-' ? await io.input() : await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new CommandError(EXIT.cannotRead, `cannot read ${file}: ${REASONS[code] ?? code}`)
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you have no right to read it',
  EISDIR: 'it is a folder',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
}

/** The Io of this process. A reader that stops reading (`| head`) ends the process without a word. */
export function processIo(): Io {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok)
    throw error
  })
  return {
    out: (text) => new Promise((done) => (process.stdout.write(text) ? done() : process.stdout.once('drain', done))),
    err: (text) => process.stderr.write(text),
    terminal: process.stderr.isTTY === true,
    input: async () => new Uint8Array(await buffer(process.stdin)),
    today: new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Makassar' }),
  }
}

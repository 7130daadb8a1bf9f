import { Command, InvalidArgumentError } from 'commander'
import type { Asked, Verdict } from '../store/verify-log.ts'
import { verifyLog } from '../store/verify-log.ts'
import { asIs } from './as-is.ts'
import { EXIT, type ExitCode } from './exit.ts'
import type { Io } from './io.ts'
import { wholeNumber } from './options.ts'

const NOTES = `
The hashes prove that nothing in the log was altered, taken out, put in or moved, as far as nobody wrote all of it anew. Against that,
write down the number and hash of the last line somewhere else from time to time, and give them with --expect the next time.`

/** `padan verify-log`: proves that the log of changes and of looks at people is as it was written. */
export function verifyLogCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('verify-log')
    .description('prove that the log of changes, and of looks at people, is as it was written')
    .option('--from <number>', 'begin at this change and trust the one before it', wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .option('--expect <number:hash>', 'a change and the hash that was written down for it', numberAndHash)
    .addHelpText('after', NOTES)
    .action(async ({ from, expect: expected }: { from?: number; expect?: Asked['expected'] }) => {
      const verdict = await asIs((store) => verifyLog(store, { from, expected }))
      if (verdict.is === 'broken') {
        io.err(`broken${verdict.seq === null ? '' : ` at change ${count(verdict.seq)}`}: ${verdict.why}\n`)
        return done(EXIT.notAsExpected)
      }
      for (const line of told(verdict, from)) await io.out(`${line}\n`)
      done(EXIT.ok)
    })
}

const count = (n: number): string => n.toLocaleString('en-US')

function told({ head, older, sealed, erased, unsealed }: Extract<Verdict, { is: 'unbroken' }>, from = 1): string[] {
  const start = from === 1 ? '' : `from ${count(from)} `
  const { seq, hash } = head
  const end = hash === null ? '' : ` to ${hash.slice(0, 4)}… (write this down: padan verify-log --expect ${seq}:${hash})`
  return [
    `unbroken: ${start}${count(seq)} changes${end}`,
    ...(sealed + erased > 0
      ? [`looks at people: ${count(sealed)} as they were written, ${count(erased)} erased with the person`]
      : []),
    ...(older + unsealed > 0
      ? [`not proven, since they are older than the chain: ${count(older)} changes, ${count(unsealed)} looks at people`]
      : []),
  ]
}

function numberAndHash(given: string): NonNullable<Asked['expected']> {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(given) ?? []
  if (seq === undefined || hash === undefined)
    throw new InvalidArgumentError('It must be a number, a colon and a hash of 64 characters, as padan verify-log prints them.')
  return { seq: Number(seq), hash: hash.toLowerCase() }
}

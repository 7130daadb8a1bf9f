import { Command } from 'commander'
import { CompiledQuery } from 'kysely'
import type { Ctx } from '../ctx.ts'
import type { RetentionKind } from '../graduates/privacy/retention.ts'
import { EXIT, type ExitCode } from './exit.ts'
import { here } from './here.ts'
import type { Io } from './io.ts'

/** One kind of data whose time is over: how much of it there is, and how it goes. */
interface Sweep {
  count(): Promise<number>
  run(): Promise<number>
}

type Sweeps = Readonly<Record<RetentionKind | 'to_ask', Sweep>>

/** How many rows a removal would remove. Every one is a plain "delete from a where b". */
async function removed({ store: { db } }: Ctx, { sql, parameters }: CompiledQuery): Promise<number> {
  const asked = CompiledQuery.raw(sql.replace(/^delete from ("\w+")/, 'select count(*) as n from $1'), [...parameters])
  const { rows } = await db.executeQuery(asked)
  const [row] = rows
  return typeof row === 'object' && row !== null && 'n' in row ? Number(row.n) : 0
}

function removal(ctx: Ctx, writes: () => readonly CompiledQuery[]): Sweep {
  const count = async () => {
    const counts = await Promise.all(writes().map((write) => removed(ctx, write)))
    return counts.reduce((sum, n) => sum + n, 0)
  }
  return {
    count,
    run: async () => {
      const n = await count()
      if (n > 0) await ctx.store.commit(writes(), [])
      return n
    },
  }
}

/** Each kind of the table by the function of whoever owns it: a kind without one does not compile. */
async function sweepsOf(ctx: Ctx): Promise<Sweeps> {
  const { keptSince } = await import('../graduates/privacy/retention.ts')
  const { oldCodeWrites, oldKeyWrites, oldSessionWrites } = await import('../accounts/retention.ts')
  const { forgottenBrakes } = await import('../accounts/brake.ts')
  const { oldMessageWrites } = await import('../messages/retention.ts')
  const { oldCallWrites } = await import('../store/idempotency.ts')
  const { eraseOldContacts } = await import('../vacancies/office/advert-reports.ts')
  const { ask, eraseGone, forgetLooks, oldLooks, peopleGone, peopleToAsk } = await import('../graduates/privacy/inactive.ts')
  const gone = (kind: 'asked' | 'withdrawn' | 'unconsented'): Sweep => ({
    count: async () => (await peopleGone(ctx, kind)).length,
    run: async () => eraseGone(ctx, kind, await peopleGone(ctx, kind)),
  })
  return {
    asked: gone('asked'),
    withdrawn: gone('withdrawn'),
    unconsented: gone('unconsented'),
    to_ask: {
      count: async () => (await peopleToAsk(ctx)).length,
      run: async () => {
        const people = await peopleToAsk(ctx)
        for (const person of people) await ask(ctx, person)
        return people.length
      },
    },
    look: {
      count: async () => (await oldLooks(ctx)).length,
      run: async () => forgetLooks(ctx, await oldLooks(ctx)),
    },
    message: removal(ctx, () => oldMessageWrites(ctx)),
    report_contact: removal(ctx, () => eraseOldContacts(ctx)),
    session: removal(ctx, () => oldSessionWrites(ctx, keptSince('session', ctx.now))),
    one_time_code: removal(ctx, () => oldCodeWrites(ctx, keptSince('one_time_code', ctx.now))),
    brake: removal(ctx, () => [forgottenBrakes(ctx)]),
    repeated_call: removal(ctx, () => oldCallWrites(ctx.store, ctx.now)),
    key: removal(ctx, () => oldKeyWrites(ctx, keptSince('key', ctx.now))),
  }
}

/** Applies the table of `/privacy/retention`, or only says what it would do. Gives how many of each kind. */
export async function applyRetention(ctx: Ctx, dryRun: boolean): Promise<Readonly<Record<string, number>>> {
  const { noteLastHere } = await import('../graduates/privacy/inactive.ts')
  // Whoever was here lately is asked nothing, and the sessions that tell of it are about to go.
  if (!dryRun) await noteLastHere(ctx)
  const counts: Record<string, number> = {}
  for (const [kind, sweep] of Object.entries(await sweepsOf(ctx))) counts[kind] = await (dryRun ? sweep.count() : sweep.run())
  return counts
}

/** `padan retain`: removes what was kept long enough. Run it every day. */
export function retainCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('retain')
    .description('remove what was kept long enough, and ask people who gave no sign of life for two years (run it every day)')
    .option('--dry-run', 'only say how many of each kind it would be')
    .action(async ({ dryRun = false }: { dryRun?: boolean }) =>
      here(async ({ padan }) => {
        const counts = await applyRetention(padan.ctx({ role: 'system' }, 'en'), dryRun)
        for (const [kind, n] of Object.entries(counts)) await io.out(`${kind}: ${n}\n`)
        done(EXIT.ok)
      }),
    )
}

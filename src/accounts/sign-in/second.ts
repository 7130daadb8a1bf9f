import { z } from '@hono/zod-openapi'
import type { CompiledQuery } from 'kysely'
import type { Ctx } from '../../ctx.ts'
import { Refusal } from '../../refusal.ts'
import { unless } from '../../store/conditions.ts'
import { PreconditionFailed } from '../../store/errors.ts'
import { attempt } from '../brake.ts'
import { accountEvent } from '../event.ts'
import { type Door, doorById } from '../find.ts'
import { newRecoveryCodes, openedSecret, secondUri, stepOf, withoutRecovery } from '../totp.ts'
import { admit, Entered, type Entry, type Half, halfOf, stillWaits } from './enter.ts'

export const SecondEntry = z
  .strictObject({
    code: z.string().trim().min(1).max(20).openapi({ example: '048213', description: 'Of the app, or a recovery code' }),
  })
  .openapi('SecondEntry')

async function doorOf(ctx: Ctx, { account }: Half): Promise<Door> {
  const door = account === null ? null : await doorById(ctx, account)
  if (door === null || door.totp_sealed === null) throw new Refusal('unauthenticated', 'sign_in_again')
  return door
}

/** The condition that nobody used a code of this account since it was read, so that none counts twice. */
const asRead = ({ store: { db } }: Ctx, { id, totp_step, recovery_hashes }: Door): CompiledQuery => {
  const same = db.selectFrom('account').select('id').where('id', '=', id)
  const step = totp_step === null ? same.where('totp_step', 'is', null) : same.where('totp_step', '=', totp_step)
  return unless(
    'second_factor_as_read',
    recovery_hashes === null ? step.where('recovery_hashes', 'is', null) : step.where('recovery_hashes', '=', recovery_hashes),
  )
}

const once = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    if (error instanceof PreconditionFailed) throw new Refusal('unauthenticated', 'second_wrong')
    throw error
  }
}

/** The step of a right code that is newer than the last one used; refuses any other. */
async function freshStep(ctx: Ctx, { totp_sealed, totp_step }: Door, code: string): Promise<number | null> {
  const step = stepOf(await openedSecret(ctx, totp_sealed ?? ''), code, ctx.now)
  return step !== null && step > (totp_step ?? 0) ? step : null
}

/** The second factor of an officer or administrator: a code of their app, or one of their recovery codes, each of which counts once. */
export async function enterSecond(ctx: Ctx, { code }: z.output<typeof SecondEntry>): Promise<Entry> {
  const half = await halfOf(ctx, 'second')
  const door = await doorOf(ctx, half)
  const { wasRight } = await attempt(ctx, `second ${door.id}`)
  const set = ctx.store.db.updateTable('account').where('id', '=', door.id)
  const writes = [stillWaits(ctx, half), asRead(ctx, door), ...wasRight]
  const step = await freshStep(ctx, door, code)
  if (step !== null) return once(admit(ctx, door, half, [...writes, set.set({ totp_step: step }).compile()]))
  const left = await withoutRecovery(ctx, door.id, door.recovery_hashes, code)
  if (left === null) throw new Refusal('unauthenticated', 'second_wrong')
  const used = [set.set({ recovery_hashes: left }).compile(), accountEvent(ctx, door.id, 'recovery_used')]
  return once(admit(ctx, door, half, [...writes, ...used]))
}

export const Enrolment = z
  .object({
    secret: z.string().openapi({ description: 'Base32, to type into an authenticator app' }),
    uri: z.string().openapi({ description: 'otpauth address, as the QR code holds it' }),
  })
  .openapi('Enrolment')

/** The shared secret of one who has no second factor yet, to be put into an authenticator app. It is in force only after its first code. */
export async function enrolment(ctx: Ctx): Promise<z.output<typeof Enrolment>> {
  const door = await doorOf(ctx, await halfOf(ctx, 'enrol'))
  const secret = await openedSecret(ctx, door.totp_sealed ?? '')
  return { secret, uri: secondUri(secret, door.name ?? door.role) }
}

export const Enrolled = Entered.extend({
  recovery_codes: z.array(z.string()).openapi({ description: 'Each signs in once when the phone is lost; shown this once' }),
}).openapi('Enrolled')

/** Puts the second factor into force by its first right code, gives the recovery codes, and lets its owner in. */
export async function enrol(ctx: Ctx, { code }: z.output<typeof SecondEntry>): Promise<Entry & z.output<typeof Enrolled>> {
  const half = await halfOf(ctx, 'enrol')
  const door = await doorOf(ctx, half)
  if (door.totp_since !== null) throw new Refusal('unauthenticated', 'sign_in_again')
  const { wasRight } = await attempt(ctx, `second ${door.id}`)
  const step = await freshStep(ctx, door, code)
  if (step === null) throw new Refusal('unauthenticated', 'second_wrong')
  const { codes, hashes } = await newRecoveryCodes(ctx, door.id)
  const set = { totp_since: ctx.now, totp_step: step, recovery_hashes: hashes }
  const entry = await once(
    admit(ctx, door, half, [
      stillWaits(ctx, half),
      asRead(ctx, door),
      ...wasRight,
      ctx.store.db.updateTable('account').set(set).where('id', '=', door.id).compile(),
      accountEvent(ctx, door.id, 'second_set'),
    ]),
  )
  return { ...entry, recovery_codes: codes }
}

import { Secret, TOTP } from 'otpauth'
import type { Ctx } from '../ctx.ts'
import { keyedHash, seal, unseal } from '../messages/seal.ts'
import { newLetters, plainLetters } from './token.ts'

/** What every authenticator app understands (RFC 6238 with its defaults): SHA-1, six digits, thirty seconds, one step of slack. */
const PERIOD = 30
const KIND = { algorithm: 'SHA1', digits: 6, period: PERIOD } as const
const SECRET_BYTES = 20
const SLACK = 1

const SEALED = 'second factor'
const RECOVERY = 'recovery code'
const RECOVERY_CODES = 8
const RECOVERY_GROUPS = 2

/** A new shared secret, as it is stored. */
export const newSealedSecret = ({ secret }: Pick<Ctx, 'secret'>): Promise<string> =>
  seal(secret, SEALED, new Secret({ size: SECRET_BYTES }).base32)

/** The shared secret; throws when it was sealed with another PADAN_SECRET, which only an operator can mend. */
export async function openedSecret({ secret }: Pick<Ctx, 'secret'>, sealed: string): Promise<string> {
  const opened = await unseal(secret, SEALED, sealed)
  if (opened === null) throw new Error('a second factor cannot be read: was PADAN_SECRET changed?')
  return opened
}

/** The address that an authenticator app reads from the QR code; `label` tells the app's owner which account it is. */
export const secondUri = (base32: string, label: string): string =>
  new TOTP({ ...KIND, issuer: 'Padan', label, secret: Secret.fromBase32(base32) }).toString()

/** The time step that a code belongs to; null when it is wrong now. */
export function stepOf(base32: string, code: string, now: number): number | null {
  const totp = new TOTP({ ...KIND, secret: Secret.fromBase32(base32) })
  const delta = totp.validate({ token: code.replace(/\s/g, ''), timestamp: now, window: SLACK })
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta
}

const recoveryHash = ({ secret }: Pick<Ctx, 'secret'>, account: string, code: string): Promise<string> =>
  keyedHash(secret, RECOVERY, `${account}:${plainLetters(code)}`)

/** Codes for the day the phone is lost, shown once, with the hashes that are stored. */
export async function newRecoveryCodes(ctx: Pick<Ctx, 'secret'>, account: string): Promise<{ codes: string[]; hashes: string }> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => newLetters(RECOVERY_GROUPS))
  return { codes, hashes: JSON.stringify(await Promise.all(codes.map((code) => recoveryHash(ctx, account, code)))) }
}

/** The hashes that are left when this code was used; null when it is none of them. */
export async function withoutRecovery(
  ctx: Pick<Ctx, 'secret'>,
  account: string,
  hashes: string | null,
  code: string,
): Promise<string | null> {
  // Only this file writes the column.
  const kept = JSON.parse(hashes ?? '[]') as string[]
  const used = await recoveryHash(ctx, account, code)
  return kept.includes(used) ? JSON.stringify(kept.filter((hash) => hash !== used)) : null
}
